import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, ended, finish, plainJpeg, sendImage } from '../support/sessions.ts';

onEveryDatabase('test mode reaches every status without models', (database) => {
  let service: Service;
  let receiver: Receiver;

  before(async () => {
    receiver = await startReceiver();
    service = await startService({ database, models: false });
  });
  after(async () => {
    await service.stop();
    await receiver.close();
  });

  test('DK-43 DK-44 DK-45 DK-46: pending, document_uploaded, processing and verified follow each other', async () => {
    const session = await createSession(service, { mock_behavior: { status: 'verified', delay: '1s' } });
    assert.equal(session.status, 'pending');
    const document = await sendImage(service, session.id, 'document_front', await plainJpeg());
    assert.deepEqual(
      [document.status, document.body.status, document.body.missing_images],
      [201, 'document_uploaded', ['selfie']],
    );
    const selfie = await sendImage(service, session.id, 'selfie', await plainJpeg());
    assert.deepEqual([selfie.body.status, selfie.body.complete], ['processing', true]);
    assert.equal((await ended(service, session.id)).status, 'verified');
  });

  test('DK-24 … DK-42: the result of a verified session has every field of the seed', async () => {
    const { id } = await createSession(service, { mock_behavior: {} });
    const result = await finish(service, id);
    assert.equal(result.type, 'hosted');
    assert.deepEqual(result.face_match, {
      matched: true,
      score: 0.92,
      threshold: 0.363,
      fmr_at_threshold: null,
      probability: null,
      model: null,
    });
    assert.equal(result.liveness.passed, true);
    assert.equal(result.liveness.score, 0.78);
    assert.deepEqual(Object.keys(result.liveness.checks).sort(), [
      'color',
      'frequency',
      'reflection',
      'sharpness',
      'texture',
    ]);
    assert.deepEqual(result.identity, { name: 'AHMAD BIN IBRAHIM', id_number: '901215-08-5523' });
    assert.equal(Date.parse(result.expires_at) - Date.parse(result.created_at), 24 * 3_600_000);
    assert.equal(result.simulated, true);
    assert.deepEqual(result.models, []);
  });

  test('DK-47: an unverified session says why', async () => {
    const { id } = await createSession(service, {
      mock_behavior: { status: 'unverified', reasons: ['liveness_failed'] },
    });
    const result = await finish(service, id);
    assert.equal(result.status, 'unverified');
    assert.deepEqual(
      result.reasons.map(({ code }: { code: string }) => code),
      ['liveness_failed'],
    );
    assert.equal(result.liveness.passed, false);
  });

  test('DK-48: a failed session names no identity', async () => {
    const { id } = await createSession(service, { mock_behavior: { status: 'failed' } });
    const result = await finish(service, id);
    assert.deepEqual([result.status, result.identity, result.reasons[0].code], ['failed', null, 'no_face']);
  });

  test('DK-49 DK-53: a session that is told to expire does, and says so', async () => {
    const { id, status } = await createSession(service, {
      webhook_url: receiver.url,
      mock_behavior: { status: 'expired' },
    });
    assert.equal(status, 'pending');
    assert.equal((await ended(service, id)).status, 'expired');
    await until(
      async () => receiver.received,
      (all) => all.some(({ body }) => JSON.parse(body).event === 'verification.expired'),
    );
  });

  test('a live key gets 503 models_missing when it creates a session, not after the person has uploaded', async () => {
    const answer = await service.call('POST', '/v1/verify/session', { key: service.liveKey });
    assert.deepEqual([answer.status, answer.body.code], [503, 'models_missing']);
    assert.ok(answer.headers.get('retry-after'));
  });

  test('/readyz names every missing file and the command, /livez stays well', async () => {
    const ready = await service.call('GET', '/readyz', { key: null });
    assert.equal(ready.status, 503);
    assert.equal(ready.body.checks.models.command, 'npm run models');
    assert.ok(
      ready.body.checks.models.missing.some(
        ({ file }: { file: string }) => file === 'face_detection_yunet_2026may.onnx',
      ),
    );
    assert.equal((await service.call('GET', '/livez', { key: null })).status, 200);
  });

  test('mock_behavior is refused to a live key with 403', async () => {
    const answer = await service.call('POST', '/v1/verify/session', {
      key: service.liveKey,
      json: { mock_behavior: {} },
    });
    assert.deepEqual([answer.status, answer.body.code], [403, 'test_key_required']);
  });
});
