import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { compactVerify, createLocalJWKSet, createRemoteJWKSet, decodeJwt } from 'jose';
import { onEveryDatabase } from '../support/databases.ts';
import { everyRow, writtenAs } from '../support/every-row.ts';
import { noise } from '../support/files.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, ended, finish, sendImage } from '../support/sessions.ts';

const PATH = '/v1/verify/session';
const PERSON = {
  name: 'Ada Augusta King',
  email: 'ada.king@example.com',
  number: 'order-of-ada-1815',
  state: 'state-of-ada',
  address: 'St James’s Square 12',
};
/** What a session that is pretended says it has read. */
const READ = ['AHMAD BIN IBRAHIM', '901215-08-5523', '1990-12-15'];

onEveryDatabase('erasure', (database) => {
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

  const erase = (id: string) => service.call('DELETE', `${PATH}/${id}`);
  const keySet = () => createRemoteJWKSet(new URL(`${service.url}/.well-known/jwks.json`));
  async function finished(change: object = {}): Promise<string> {
    const { id } = await createSession(service, { mock_behavior: {}, ...change });
    await finish(service, id);
    return id;
  }

  test('DK-55 TS-29 TS-30: DELETE answers a receipt that verifies against the published keys', async () => {
    const id = await finished();
    const { status, body } = await erase(id);
    assert.deepEqual(
      [status, body.id, body.status, body.erased, typeof body.erased_at],
      [200, id, 'verified', true, 'string'],
    );
    const { payload, protectedHeader } = await compactVerify(body.receipt, keySet());
    assert.deepEqual([protectedHeader.typ, protectedHeader.alg], ['erasure-receipt+jwt', 'EdDSA']);
    const [account] = await service.app.operator.accounts.list();
    assert.deepEqual(JSON.parse(Buffer.from(payload).toString()), {
      iss: service.url,
      iat: Math.floor(Date.parse(body.erased_at) / 1000),
      sub: id,
      account: account?.id,
      erased: ['images', 'data', 'events'],
      images: 2,
      key_destroyed: true,
      erased_at: body.erased_at,
      reason: 'requested',
    });
  });

  test('a receipt of which a letter was changed verifies no more', async () => {
    const { receipt } = (await erase(await finished())).body;
    const [head, , signature] = receipt.split('.');
    const claims = { ...decodeJwt(receipt), images: 0 };
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    await assert.rejects(compactVerify(forged, keySet()), /signature verification failed/);
  });

  test('asked again, at once or after our keys were changed, the receipt is the same byte for byte', async () => {
    const id = await finished();
    const atOnce = await Promise.all([erase(id), erase(id), erase(id)]);
    const { signing } = service.app.operator;
    await signing.rotate();
    service.clock.advance(3_600_000);
    const other = (await erase(await finished())).body.receipt;
    const later = await erase(id);
    assert.equal(new Set([...atOnce, later].map(({ text }) => text)).size, 1);
    assert.notEqual(keyOf(later.body.receipt), keyOf(other), 'another key signs by now');
    await compactVerify(later.body.receipt, createLocalJWKSet((await signing.jwks()) as never));
  });

  test('a session of somebody else is not erased: 404', async () => {
    const id = await finished();
    const { status } = await service.call('DELETE', `${PATH}/${id}`, { key: service.liveKey });
    assert.equal(status, 404);
    assert.equal((await service.call('GET', `${PATH}/${id}`)).body.erased_at, null);
  });

  test('DK-55 TS-29: nothing that leads to the person is left in any table, and the scores are', async () => {
    receiver.answerWith(500);
    const photo = await noise(320, 240);
    const asked = {
      metadata: { name: PERSON.name },
      expected_details: { address: PERSON.address },
      vendor_data: PERSON.email,
      reference_id: PERSON.number,
      state: PERSON.state,
      redirect_url: `https://shop.example.com/?user=${PERSON.number}`,
      webhook_url: `${receiver.url}?user=${PERSON.number}`,
      mock_behavior: {},
    };
    const headers = { 'idempotency-key': 'key-of-ada' };
    const created = await service.call('POST', PATH, { json: asked, headers });
    const { id, client_token } = created.body;
    await sendImage(service, id, 'document_front', photo);
    await sendImage(service, id, 'selfie', photo);
    const told = await ended(service, id);
    await until(
      async () => receiver.received.length,
      (count) => count >= 2,
    );
    const { data: images } = (await service.call('GET', `${PATH}/${id}/images`)).body;
    assert.equal(images.length, 2);

    const { database: opened } = service.app.operator;
    const inTheOpen = [PERSON.email, PERSON.number, PERSON.state];
    const before = await everyRow(opened);
    for (const word of inTheOpen) assert.ok(before.includes(word), `${word} stands in the open before`);

    await erase(id);
    const rows = await everyRow(opened);
    const image = photo.subarray(photo.length / 2, photo.length / 2 + 48);
    const secrets = [...Object.values(PERSON), ...READ, client_token, image].flatMap(writtenAs);
    for (const secret of secrets) assert.ok(!rows.includes(secret), `${secret} is left`);
    await nothingOpens(id);
    const left = (await service.call('GET', `${PATH}/${id}`)).body;
    assert.deepEqual(
      [left.id, left.status, left.face_match, left.liveness, left.completed_at],
      [id, told.status, told.face_match, told.liveness, told.completed_at],
    );
    assert.deepEqual(
      [left.identity, left.document, left.metadata, left.state],
      [null, null, undefined, undefined],
    );
    for (const name of ['reference_id', 'vendor_data'])
      assert.deepEqual(await found(name, name === 'vendor_data' ? PERSON.email : PERSON.number), []);
    receiver.answerWith(200);
  });

  /** What stays sealed has no key any more; what had another key is gone. */
  async function nothingOpens(id: string): Promise<void> {
    const query = (sql: string) => service.app.operator.database.query(sql, [id]);
    assert.deepEqual(
      await query(
        'select wrapped_key, wrapped_image_key, sealed_request, sealed_person from sessions where id = $1',
      ),
      [{ wrapped_key: null, wrapped_image_key: null, sealed_request: null, sealed_person: null }],
    );
    assert.deepEqual(await query('select 1 from idempotent_answers where session_id = $1'), []);
    assert.deepEqual(await query('select 1 from images where session_id = $1'), []);
    assert.deepEqual(
      await query(`select distinct d.status, a.response_head from deliveries d join events e on e.id = d.event_id
                   left join delivery_attempts a on a.delivery_id = d.id where e.session_id = $1`),
      [{ status: 'abandoned', response_head: null }],
    );
    const { data } = (await service.call('GET', '/v1/events?limit=100')).body;
    const events = data.filter(({ session_id }: { session_id: string }) => session_id === id);
    assert.equal(events.length, 2);
    for (const event of events) assert.equal(event.data, null);
  }

  async function found(name: string, value: string): Promise<unknown> {
    const query = new URLSearchParams({ [name]: value });
    return (await service.call('GET', `/v1/verify/sessions?${query}`)).body.data;
  }
});

function keyOf(jws: string): string {
  return JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString()).kid;
}
