/** What the person's data is kept for, and no longer: with nobody asking, by the service's own sweeps. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { decodeJwt } from 'jose';
import { onEveryDatabase } from '../support/databases.ts';
import { type Service, startService, until } from '../support/service.ts';
import { createSession, finish } from '../support/sessions.ts';

const PATH = '/v1/verify/session';
const DAY_MS = 86_400_000;

onEveryDatabase('retention', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  const read = (id: string) => service.call('GET', `${PATH}/${id}`);
  const images = async (id: string) => (await service.call('GET', `${PATH}/${id}/images`)).body.data;

  test('DK-55 TS-08: images go first, then the data, then the session itself', async () => {
    const retention = { images: '1d', data: '10d' };
    const { id } = await createSession(service, { retention, reference_id: 'one', mock_behavior: {} });
    const whole = await createSession(service, { time_to_live: '2d', mock_behavior: {} });
    const told = await finish(service, id);
    await finish(service, whole.id);
    const { id: image } = (await images(id))[0];

    service.clock.advance(DAY_MS);
    await until(
      () => images(id),
      (left) => left.length === 0,
    );
    assert.equal((await service.call('GET', `${PATH}/${id}/images/${image}`)).status, 404);
    assert.deepEqual((await read(id)).body, told, 'the result stays');
    assert.equal((await images(whole.id)).length, 2, 'time_to_live is not over');

    service.clock.advance(9 * DAY_MS);
    const { body } = await until(
      () => read(id),
      (answer) => answer.body.erased_at !== null,
    );
    assert.deepEqual(Object.keys(body).sort(), Object.keys(NOTHING_BUT).sort());
    assert.deepEqual({ ...body, ...TIMES }, { ...NOTHING_BUT, id, retention });
    const { receipt } = (await service.call('DELETE', `${PATH}/${id}`)).body;
    assert.equal(decodeJwt(receipt).reason, 'retention');
    await until(
      () => read(whole.id),
      (answer) => answer.body.erased_at !== null,
    );

    service.clock.advance(30 * DAY_MS);
    await until(
      () => read(id),
      ({ status }) => status === 404,
    );
    const { database: opened } = service.app.operator;
    assert.deepEqual(await opened.query('select 1 from events where session_id = $1', [id]), []);
    const metrics = await fetch(`${service.url}/metrics`);
    assert.match(await metrics.text(), /vouch_retention_lag_seconds\{what="images"\} \d/);
  });
});

const TIMES = { created_at: '', expires_at: '', submitted_at: '', completed_at: '', erased_at: '' };

/** All that a session has when its data is due. */
const NOTHING_BUT = {
  ...TIMES,
  id: '',
  status: 'verified',
  type: 'hosted',
  livemode: false,
  simulated: true,
  steps: ['document', 'selfie', 'face_match', 'liveness'],
  expires_in: '24h',
  retention: {},
  consent: null,
  cancelled_at: null,
};
