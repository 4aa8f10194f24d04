import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { renderSelfie } from '../../../models/specimens/render.ts';
import { WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { type DocumentPhotos, photographSpecimen } from '../../support/document-photos.ts';
import { photo } from '../../support/files.ts';
import { WITHOUT_MODELS } from '../../support/models.ts';
import { createSession } from '../../support/sessions.ts';
import { agree, focused, photograph, press, sees, words } from './person.ts';
import { type Stage, setStage } from './stage.ts';

const skip = WITHOUT_CHROMIUM || WITHOUT_MODELS;
/** A licence of California, held upright into the frame of the viewfinder. */
const SCENE = { widthPx: 1440, heightPx: 1920, fill: 0.83, tilt: [4, -3], rotation: -1.5 } as const;

describe('the hosted page on a phone, with its camera and the production models', { skip }, () => {
  let stage: Stage;
  let licence: DocumentPhotos;
  let face: Buffer;

  before(async () => {
    stage = await setStage({ hasModels: true });
    licence = await photographSpecimen({ brand: 'us_ca', scene: SCENE });
    face = await sharp(await renderSelfie('leila', { scale: 1.35, shiftY: 30 }))
      .resize(960, 1280)
      .jpeg()
      .toBuffer();
  });
  after(() => stage?.clear());

  test('DK-02 DK-06 DK-07 TS-06 TS-07 OK-04 OK-09: front, back and selfie by the automatic shutter, then back to the website with the answer, verified', async () => {
    const { service } = stage;
    const { liveKey: key } = service;
    const success_url = `${service.url}/livez?order=7`;
    const { id, url } = await createSession(service, { success_url, state: 'a b&c' }, key);
    let card = licence.front;
    const { page, leave } = await stage.enter({}, () => ({ environment: card, user: face }));
    await agree(page, url);
    await press(page, 'document_type.driving_license');
    await sees(page, 'document_front.title');
    await press(page, 'camera.open');
    card = licence.back as Buffer;
    await press(page, 'camera.use');
    await sees(page, 'document_back.title');
    assert.equal(await focused(page), words('document_back.title'));
    await press(page, 'camera.use');
    await sees(page, 'selfie.title');
    await press(page, 'camera.use');
    await sees(page, 'waiting.title');
    await sees(page, 'finished.verified.title');
    await page.waitForURL((address) => address.pathname === '/livez');
    const query = Object.fromEntries(new URL(page.url()).searchParams);
    assert.deepEqual(query, { order: '7', session_id: id, status: 'verified', state: 'a b&c' });
    const { body } = await service.call('GET', `/v1/verify/session/${id}`, { key });
    assert.deepEqual([body.status, body.document.document_number], ['verified', 'D1234562']);
    const { count, with_face, motion } = body.liveness.frames;
    assert.deepEqual([count, with_face], [4, 4]);
    assert.ok(motion > 0, 'the hand that holds the camera is seen');
    await leave();
  });

  test('a selfie without a face comes back with words that have the focus, and the camera is there for the next one', async () => {
    const { service } = stage;
    const { id, url } = await createSession(service, { steps: ['selfie', 'liveness'] }, service.liveKey);
    const wall = await photo(960, 1280).jpeg().toBuffer();
    let sight: Buffer = wall;
    const { page, leave } = await stage.enter({}, () => ({ environment: wall, user: sight }));
    await agree(page, url);
    await photograph(page);
    const feedback = page.getByRole('alert');
    await feedback.getByText(words('finding.no_face.selfie.what')).waitFor();
    assert.equal(await focused(page), await feedback.innerText());
    assert.match(await page.title(), /^Another photo is needed: /);
    assert.equal(page.url(), url);
    sight = face;
    await page.reload();
    await press(page, 'camera.use');
    await sees(page, 'waiting.title');
    const images = await service.call('GET', `/v1/verify/session/${id}/images`, { key: service.liveKey });
    assert.deepEqual(
      images.body.data.map(({ type, frames }: { type: string; frames: number }) => [type, frames]),
      [['selfie', 4]],
    );
    await leave();
  });
});
