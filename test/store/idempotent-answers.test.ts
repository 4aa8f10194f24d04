import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { createAccounts } from '../../src/account/accounts.ts';
import type { Database } from '../../src/store/database.ts';
import {
  createIdempotentAnswers,
  forgetAnswers,
  type IdempotentAnswers,
  type KeyedRequest,
  RENEW_CLAIM_MS,
} from '../../src/store/idempotent-answers.ts';
import { createMasterKey } from '../../src/store/seal.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { openReady } from '../support/open-database.ts';

const MASTER_KEY = randomBytes(32);
const DAY_MS = 86_400_000;
const ANSWER = {
  status: 201,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"name":"Wilhelmina"}'),
};

onEveryDatabase('the first answer to a key', (kind) => {
  let url: string | null;
  let database: Database;
  let answers: IdempotentAnswers;
  let request: KeyedRequest;
  let now: Date;

  before(async () => {
    url = await kind.create();
    database = await openReady(url);
    const masterKey = createMasterKey(MASTER_KEY);
    const clock = () => now;
    now = new Date('2026-03-12T10:30:00Z');
    answers = createIdempotentAnswers({ database, masterKey, clock });
    const accounts = createAccounts({ database, masterKey, clock });
    const account = await accounts.create(database, { name: 'One', features: [] });
    const fingerprint = Buffer.from('asks');
    request = { accountId: account.id, livemode: true, key: 'order-of-ada', fingerprint, sessionId: null };
  });
  beforeEach(() => database.query('delete from idempotent_answers'));
  after(async () => {
    await database.close();
    await kind.drop(url);
  });

  const other = { fingerprint: Buffer.from('asks otherwise') };
  const pass = (milliseconds: number): void => {
    now = new Date(now.getTime() + milliseconds);
  };
  const claim = async (asked = request): Promise<string> => {
    const standing = await answers.ask(asked);
    assert.equal(standing.is, 'first');
    return 'claim' in standing ? standing.claim : '';
  };

  test('is worked on by one of many who ask at once', async () => {
    const standings = await Promise.all(Array.from({ length: 30 }, () => answers.ask(request)));
    const counted = (is: string) => standings.filter((standing) => standing.is === is).length;
    assert.deepEqual([counted('first'), counted('under_way')], [1, 29]);
  });

  test('is given again byte for byte, to the same request of the same account and mode only', async () => {
    await answers.keep(await claim(), ANSWER, null);
    assert.deepEqual(await answers.ask(request), { is: 'answered', answer: ANSWER });
    assert.deepEqual(await answers.ask({ ...request, ...other }), { is: 'different' });
    for (const elsewhere of [{ key: 'another' }, { livemode: false }])
      await claim({ ...request, ...elsewhere });
  });

  test('may be nothing at all, or bytes', async () => {
    for (const [key, body] of [
      ['none', Buffer.alloc(0)],
      ['bytes', randomBytes(100_000)],
    ] as const) {
      const answer = { status: 204, headers: {}, body };
      await answers.keep(await claim({ ...request, key }), answer, null);
      assert.deepEqual(await answers.ask({ ...request, key }), { is: 'answered', answer });
    }
  });

  test('is deleted after a day, and the key is then free for any request', async () => {
    await answers.keep(await claim(), ANSWER, null);
    pass(DAY_MS - 1);
    assert.equal(await answers.deleteOld(), 0);
    assert.equal((await answers.ask(request)).is, 'answered');
    pass(1);
    await claim({ ...request, ...other });
    pass(DAY_MS);
    assert.equal(await answers.deleteOld(), 1);
    assert.deepEqual(await database.query('select 1 from idempotent_answers'), []);
  });

  test('that a dead process left undone is begun anew when its claim has run out, by the same request only', async () => {
    const dead = await claim();
    pass(3 * RENEW_CLAIM_MS - 1);
    assert.equal((await answers.ask(request)).is, 'under_way');
    pass(1);
    assert.equal((await answers.ask({ ...request, ...other })).is, 'different');
    const standings = await Promise.all(Array.from({ length: 10 }, () => answers.ask(request)));
    assert.equal(standings.filter(({ is }) => is === 'first').length, 1);
    await answers.keep(dead, ANSWER, null);
    await answers.release(dead);
    assert.equal(
      (await answers.ask(request)).is,
      'under_way',
      'what the dead one says late counts for nothing',
    );
  });

  test('that takes long keeps its claim as long as it is renewed', async () => {
    const living = await claim();
    for (let renewals = 0; renewals < 20; renewals++) {
      pass(RENEW_CLAIM_MS);
      await answers.renew(living);
    }
    assert.equal((await answers.ask(request)).is, 'under_way');
    await answers.release(living);
    await claim();
  });

  test('is forgotten with the session that it is about, also while it is under way', async () => {
    await answers.keep(await claim(), ANSWER, 'ver_1');
    const late = await claim({ ...request, key: 'late', sessionId: 'ver_1' });
    await answers.keep(await claim({ ...request, key: 'stays' }), ANSWER, 'ver_2');
    await database.transaction((tx) => forgetAnswers(tx, 'ver_1'));
    await answers.keep(late, ANSWER, 'ver_1');
    const rows = await database.query<{ session_id: string }>('select session_id from idempotent_answers');
    assert.deepEqual(rows, [{ session_id: 'ver_2' }]);
  });

  test('lies sealed: the row shows neither its words, nor the key, nor a hash of the request', async () => {
    await answers.keep(await claim(), ANSWER, null);
    const [row] = await database.query('select * from idempotent_answers');
    const shown = JSON.stringify(row, (_, value) =>
      value?.type === 'Buffer' || value instanceof Uint8Array
        ? Buffer.from(value.data ?? value).toString('latin1')
        : value,
    );
    for (const secret of ['Wilhelmina', request.key, request.fingerprint.toString('latin1')])
      assert.ok(!shown.includes(secret), secret);
  });
});
