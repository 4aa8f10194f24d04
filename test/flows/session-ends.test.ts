import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, ended, finish, plainJpeg, sendImage } from '../support/sessions.ts';

const PATH = '/v1/verify/session';
const DAY_MS = 86_400_000;

onEveryDatabase('sessions end by the backend’s word', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  const cancel = (id: string) => service.call('POST', `${PATH}/${id}/cancel`);
  const erase = (id: string) => service.call('DELETE', `${PATH}/${id}`);
  const read = async (id: string) => (await service.call('GET', `${PATH}/${id}`)).body;
  const rows = (sql: string, id: string) => service.app.operator.database.query(sql, [id]);

  test('a cancelled session is expired, says when, and takes no more images', async () => {
    const { id } = await createSession(service);
    const { status, body } = await cancel(id);
    assert.deepEqual([status, body.status], [200, 'expired']);
    assert.equal(body.cancelled_at, body.completed_at);
    const late = await sendImage(service, id, 'selfie', await plainJpeg());
    assert.deepEqual([late.status, late.body.code], [409, 'wrong_state']);
  });

  test('cancelled again it answers the same, with one event', async () => {
    const { id } = await createSession(service);
    const first = await cancel(id);
    assert.deepEqual((await cancel(id)).body, first.body);
    assert.deepEqual(await rows('select type from events where session_id = $1', id), [
      { type: 'verification.expired' },
    ]);
  });

  test('a session that is being judged, or was, cannot be cancelled: 409', async () => {
    const { id } = await createSession(service, { mock_behavior: { delay: '1s' } });
    await sendImage(service, id, 'document_front', await plainJpeg());
    await sendImage(service, id, 'selfie', await plainJpeg());
    assert.equal((await read(id)).status, 'processing');
    assert.deepEqual([(await cancel(id)).status, (await cancel(id)).body.code], [409, 'wrong_state']);
    assert.equal((await ended(service, id)).status, 'verified');
    assert.equal((await cancel(id)).status, 409);
  });

  test('two parallel uploads of the same image: one is taken, the other is 409', async () => {
    const { id } = await createSession(service);
    const photo = await plainJpeg();
    const both = await Promise.all([
      sendImage(service, id, 'document_front', photo),
      sendImage(service, id, 'document_front', photo),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
    assert.equal(both.find(({ status }) => status === 409)?.body.code, 'nothing_missing');
    assert.equal((await service.call('GET', `${PATH}/${id}/images`)).body.data.length, 1);
  });

  test('an erased session keeps id, status, scores and dates, and knows nobody any more', async () => {
    const { id } = await createSession(service, {
      metadata: { name: 'Ada' },
      expected_details: { first_name: 'Ada' },
      mock_behavior: {},
    });
    const before = await finish(service, id);
    const image = (await service.call('GET', `${PATH}/${id}/images`)).body.data[0].id;
    assert.equal((await service.call('GET', `${PATH}/${id}/images/${image}`)).status, 200);
    const receipt = await erase(id);
    assert.deepEqual([receipt.status, receipt.body.id, receipt.body.erased], [200, id, true]);

    const after = await read(id);
    assert.deepEqual([after.status, after.face_match], [before.status, before.face_match]);
    assert.deepEqual([after.created_at, after.completed_at], [before.created_at, before.completed_at]);
    assert.equal(after.erased_at, receipt.body.erased_at);
    assert.deepEqual([after.identity, after.metadata, after.expected_details], [null, undefined, undefined]);
    assert.equal((await service.call('GET', `${PATH}/${id}/images/${image}`)).status, 404);
  });

  test('erasing destroys the data key and the pixels, so no event can be read again', async () => {
    const { id } = await createSession(service, { mock_behavior: {} });
    await finish(service, id);
    await erase(id);
    assert.deepEqual(
      await rows('select wrapped_key, sealed_request, sealed_person from sessions where id = $1', id),
      [{ wrapped_key: null, sealed_request: null, sealed_person: null }],
    );
    assert.equal((await rows('select 1 from events where session_id = $1', id)).length, 2);
    const pixels = 'select 1 from blobs join images on images.id = blobs.key where session_id = $1';
    assert.deepEqual(await rows(pixels, id), []);
  });

  test('erased again it answers the same receipt', async () => {
    const { id } = await createSession(service);
    const first = await erase(id);
    assert.deepEqual((await erase(id)).body, first.body);
    assert.equal(first.body.status, 'expired');
  });

  test('an erased session takes no images, and its waiting deliveries are abandoned', async () => {
    const refusing = await startReceiver();
    refusing.answerWith(500);
    const { id } = await createSession(service, { webhook_url: refusing.url, mock_behavior: {} });
    await finish(service, id);
    const sql = `select d.status, d.attempts from deliveries d join events e on e.id = d.event_id where session_id = $1`;
    await until(
      () => rows(sql, id),
      (all) => all.length === 2 && all.every(({ attempts }) => attempts === 1),
    );
    await erase(id);
    assert.deepEqual(
      (await rows(sql, id)).map(({ status }) => status),
      ['abandoned', 'abandoned'],
    );
    await refusing.close();
    const upload = await sendImage(service, id, 'selfie', await plainJpeg());
    assert.deepEqual([upload.status, upload.body.code], [409, 'wrong_state']);
  });
});

onEveryDatabase('sessions end by time', (database) => {
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

  test('DK-23 DK-53: after 24 hours a session expires without anybody asking, and says so once', async () => {
    const untouched = await createSession(service, { webhook_url: receiver.url });
    const begun = await createSession(service, { webhook_url: receiver.url });
    await sendImage(service, begun.id, 'document_front', await plainJpeg());
    service.clock.advance(DAY_MS);
    const expired = () =>
      receiver.received.filter(({ body }) => JSON.parse(body).event === 'verification.expired');
    await until(
      async () => expired(),
      (all) => all.length >= 2,
    );
    const told = expired().map(({ body }) => JSON.parse(body).data);
    assert.deepEqual(told.map(({ id }) => id).sort(), [untouched.id, begun.id].sort());
    for (const data of told) assert.deepEqual([data.status, data.cancelled_at], ['expired', null]);
    assert.equal((await service.call('GET', `${PATH}/${untouched.id}`)).body.status, 'expired');
    assert.equal(expired().length, 2);
  });

  test('who asks for a session that is out of time learns so at once', async () => {
    const { id } = await createSession(service, { expires_in: '5m' });
    service.clock.advance(5 * 60_000);
    assert.equal((await service.call('GET', `${PATH}/${id}`)).body.status, 'expired');
    const late = await sendImage(service, id, 'selfie', await plainJpeg());
    assert.deepEqual([late.status, late.body.code], [409, 'wrong_state']);
  });
});
