/** What a person is told about the photo of a document as soon as it arrives. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { paintTable } from '../../models/specimens/documents/photograph/paint-table.ts';
import type { Scene } from '../../models/specimens/documents/photograph/scene.ts';
import { EMBEDDED } from '../support/databases.ts';
import { photographSpecimen } from '../support/document-photos.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';

const SIZE = { width: 1600, height: 1200 } as const;

const PHOTOS: readonly (readonly [told: string, title: string, photograph: () => Promise<Buffer>])[] = [
  ['document_not_found', 'a table with nothing on it', emptyTable],
  ['document_cut_off', 'a card that runs out of the picture', () => mykad({ centre: [0.85, 0.5] })],
  [
    'glare',
    'a card under a lamp that burns its middle out',
    () => mykad({ glare: { x: 0.4, y: 0.6, radius: 0.2, strength: 1 }, lightGradient: 0 }),
  ],
  ['two_documents', 'two cards side by side', twoCards],
  ['too_blurred', 'a card out of focus', () => mykad({ blur: 12 })],
  ['too_small', 'a card far away', () => mykad({ fill: 0.2 })],
];

describe('a photo of a document that the person could take better', () => {
  let service: Service;

  before(async () => {
    if (!WITHOUT_MODELS) service = await startService({ database: EMBEDDED });
  });
  after(() => service?.stop());

  const newSession = async (): Promise<string> => (await createSession(service, { steps: ['document'] })).id;
  const send = (id: string, photo: Buffer): Promise<Answer> =>
    sendImage(service, id, 'document_front', photo);
  const feedbackOf = ({ body }: Answer): string[] => body.feedback.map(({ code }: { code: string }) => code);

  for (const [told, title, photograph] of PHOTOS) {
    test(`${title} is refused with ${told}`, { skip: WITHOUT_MODELS }, async () => {
      const answer = await send(await newSession(), await photograph());
      assert.deepEqual([answer.status, answer.body.accepted, answer.body.status], [200, false, 'pending']);
      assert.deepEqual(feedbackOf(answer), [told]);
    });
  }

  test('what shows no document is failed, not unverified, when the person insists', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const [id, photo] = [await newSession(), await emptyTable()];
    for (const attempt of [1, 2])
      assert.equal((await send(id, photo)).body.accepted, false, `attempt ${attempt}`);
    assert.equal((await send(id, photo)).body.accepted, true);
    const { status, reasons, identity } = await ended(service, id);
    assert.equal(status, 'failed');
    assert.ok(reasons.some(({ code }: { code: string }) => code === 'document_unreadable'));
    assert.ok(Object.values(identity).every((value) => value === null));
  });
});

async function mykad(scene: Partial<Scene> = {}): Promise<Buffer> {
  const size = { widthPx: SIZE.width, heightPx: SIZE.height };
  return (await photographSpecimen({ brand: 'mykad', scene: { ...size, ...scene } })).front;
}

/** In focus: wood has a grain. */
function emptyTable(): Promise<Buffer> {
  const wood = paintTable({ kind: 'wood', color: [124, 98, 72] }, SIZE.width, SIZE.height);
  return sharp(wood, { raw: { ...SIZE, channels: 3 } })
    .jpeg()
    .toBuffer();
}

async function twoCards(): Promise<Buffer> {
  const half = await mykad({ widthPx: SIZE.width / 2, fill: 0.85 });
  return sharp({ create: { ...SIZE, channels: 3, background: 'black' } })
    .composite([
      { input: half, left: 0, top: 0 },
      { input: half, left: SIZE.width / 2, top: 0 },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();
}
