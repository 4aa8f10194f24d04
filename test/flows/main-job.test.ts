import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { Webhook } from 'standardwebhooks';
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderSelfie } from '../../models/specimens/render.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';

onEveryDatabase('the main job with real models on drawn people', (database) => {
  let service: Service;
  let receiver: Receiver;

  before(async () => {
    if (WITHOUT_MODELS) return;
    service = await startService({ database });
    receiver = await startReceiver();
  });
  after(async () => {
    await service?.stop();
    await receiver?.close();
  });

  const judge = async (document: Buffer, selfie: Buffer, key = service.liveKey) => {
    const { id } = await createSession(service, {}, key);
    await sendImage(service, id, 'document_front', document, key);
    await sendImage(service, id, 'selfie', selfie, key);
    return ended(service, id, key);
  };

  test('DK-01 DK-07 DK-46: one person on the document and the selfie is verified', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const result = await judge(
      await renderDocument('ahmad'),
      await renderSelfie('ahmad', { roll: 5, brightness: 0.9 }),
    );
    assert.equal(result.status, 'verified', JSON.stringify(result));
    assert.equal(result.face_match.matched, true);
    assert.ok(result.face_match.score >= result.face_match.threshold);
    assert.ok(
      Object.values(result.liveness.checks).every((value) => Number(value) >= 0 && Number(value) <= 1),
    );
    assert.deepEqual(result.reasons, []);
    assert.ok(result.models.length >= 7);
    assert.ok(result.timings_ms.detectFaces > 0);
  });

  test('DK-47: two people are unverified with face_mismatch', { skip: WITHOUT_MODELS }, async () => {
    const result = await judge(await renderDocument('ahmad'), await renderSelfie('ingrid'));
    assert.equal(result.status, 'unverified');
    assert.equal(result.face_match.matched, false);
    assert.ok(result.reasons.some(({ code }: { code: string }) => code === 'face_mismatch'));
  });

  test('DK-48: a landscape as selfie is refused with feedback, and failed with no_face when the person insists', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const { id } = await createSession(service, {}, service.liveKey);
    await sendImage(service, id, 'document_front', await renderDocument('ahmad'), service.liveKey);
    const scene = await landscape();
    for (const attempt of [1, 2]) {
      const answer = await sendImage(service, id, 'selfie', scene, service.liveKey);
      assert.deepEqual([answer.status, answer.body.accepted], [200, false], `attempt ${attempt}`);
      assert.equal(answer.body.feedback[0].code, 'no_face');
      assert.equal(answer.body.status, 'document_uploaded');
    }
    assert.equal((await sendImage(service, id, 'selfie', scene, service.liveKey)).body.status, 'processing');
    const result = await ended(service, id, service.liveKey);
    assert.deepEqual([result.status, result.reasons[0].code], ['failed', 'no_face']);
  });

  test('a photo that lies on its side without EXIF is turned until the face is found', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const sideways = await sharp(await renderSelfie('mei'))
      .rotate(90)
      .toBuffer();
    assert.equal((await judge(await renderDocument('mei'), sideways)).status, 'verified');
  });

  test('DK-08 DK-50 DK-54: the verdict arrives signed, and carries what GET answers', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const { id } = await createSession(service, { webhook_url: receiver.url });
    await sendImage(service, id, 'document_front', await renderDocument('kwame'));
    await sendImage(service, id, 'selfie', await renderSelfie('kwame', { scale: 1.1 }));
    const result = await ended(service, id);
    const isLast = (body: string) => JSON.parse(body).event === 'verification.completed';
    const all = await until(
      async () => receiver.received,
      (received) => received.some(({ body }) => isLast(body)),
    );
    const { headers, body } = all.find((delivery) => isLast(delivery.body)) ?? assert.fail('not delivered');
    const { accounts } = service.app.operator;
    const [account] = await accounts.list();
    new Webhook(await accounts.webhookSecret(account?.id ?? '')).verify(
      body,
      headers as Record<string, string>,
    );
    assert.deepEqual(JSON.parse(body).data, result);
  });
});

/** Sky, hills and a field: nothing that anybody could take for a face. */
function landscape(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">
    <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#5a8fd0"/><stop offset="1" stop-color="#dfe9f2"/></linearGradient></defs>
    <rect width="1200" height="900" fill="url(#sky)"/>
    <path d="M0 520 L260 300 L480 500 L760 260 L1200 540 V900 H0Z" fill="#51704f"/>
    <rect y="640" width="1200" height="260" fill="#a9b45c"/>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}
