import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { renderSelfie } from '../../../models/specimens/render.ts';
import { openVisitor, WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { photographSpecimen } from '../../support/document-photos.ts';
import { filmedCamera } from '../../support/fake-camera.ts';
import { createSession } from '../../support/sessions.ts';
import { agree, press, sees } from './person.ts';
import { type Stage, setStage } from './stage.ts';

/** An upright phone's video, and a card in the frame of its viewfinder. */
const SIZE = { width: 960, height: 1280 } as const;
const SCENE = {
  widthPx: SIZE.width,
  heightPx: SIZE.height,
  fill: 0.83,
  tilt: [4, -3],
  rotation: -1.5,
} as const;
/** How long the card is held before the camera, and then the face. */
const SECONDS = 4;

interface Taken {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly frames?: number;
}

describe('the hosted page with a camera of the browser itself', { skip: WITHOUT_CHROMIUM }, () => {
  let folder: string;
  let stage: Stage;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vouch-film-'));
    const { front } = await photographSpecimen({ brand: 'us_ca', scene: SCENE });
    const drawn = await renderSelfie('leila', { scale: 1.35, shiftY: 30 });
    const face = await sharp(drawn).resize(SIZE).jpeg().toBuffer();
    const flags = await filmedCamera(join(folder, 'film.mjpeg'), [
      [front, SECONDS],
      [face, SECONDS],
    ]);
    stage = await setStage({ flags });
  });
  after(async () => {
    await stage?.clear();
    await rm(folder, { recursive: true, force: true });
  });

  test('DK-02: card and face are found in the live picture, taken without a hand, and sent with the frames before the shutter', async () => {
    const { service, browser } = stage;
    const session = await createSession(service, { document_type: 'passport', mock_behavior: {} });
    const { page, leave } = await openVisitor(browser);
    await agree(page, session.url);
    await press(page, 'camera.open');
    await press(page, 'camera.use');
    await sees(page, 'selfie.title');
    await press(page, 'camera.use');
    await sees(page, 'finished.verified.title');
    const { body } = await service.call('GET', `/v1/verify/session/${session.id}/images`);
    const { width, height } = SIZE;
    const taken = body.data.map((image: Taken) => [image.type, image.width, image.height, image.frames]);
    assert.deepEqual(taken, [
      ['document_front', width, height, undefined],
      ['selfie', width, height, 4],
    ]);
    await leave();
  });
});
