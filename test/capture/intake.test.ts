import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createBudget } from '../../src/capture/budget.ts';
import { createIntake, type IntakeParts } from '../../src/capture/intake.ts';
import { photo } from '../support/files.ts';

const TURNS = 2;
const INSPECT_MS = 40;

/** A session that waits for its document, whose images are looked at for a while each. */
function partsWith(waitMsMax: number) {
  const seen = { now: 0, most: 0, done: 0 };
  const session = {
    status: 'pending',
    simulated: true,
    expiresAt: new Date('2999-01-01'),
    request: { steps: ['document'] },
    journey: {},
  };
  const parts = {
    clock: () => new Date('2026-01-01'),
    turns: createBudget(TURNS, waitMsMax),
    sessions: {
      read: async () => ({ session, images: [] }),
      submitImage: async () => ({ image: { accepted: true } }),
    },
    verifier: {
      async inspect() {
        seen.most = Math.max(seen.most, ++seen.now);
        await pause(INSPECT_MS);
        seen.now--;
        if (++seen.done === 1) throw new Error('the first breaks');
        return { image: { bytes: Buffer.alloc(1), width: 1, height: 1 }, findings: [] };
      },
    },
  } as unknown as IntakeParts;
  return { intake: createIntake(parts), seen };
}

test('however many uploads come, as many are looked at as there are turns: a verification finds its way between them', async () => {
  const { intake, seen } = partsWith(5000);
  const upload = { type: 'document_front', bytes: await photo().jpeg().toBuffer(), mediaType: '' } as const;
  const all = await Promise.allSettled(Array.from({ length: 12 }, () => intake.take(null, 'ver_1', upload)));
  assert.equal(seen.most, TURNS);
  assert.equal(
    all.filter(({ status }) => status === 'fulfilled').length,
    11,
    'a turn that broke is given back',
  );
});

test('an upload whose turn does not come is told that the service is busy', async () => {
  const { intake } = partsWith(INSPECT_MS / 2);
  const upload = { type: 'document_front', bytes: await photo().jpeg().toBuffer(), mediaType: '' } as const;
  const all = await Promise.allSettled(Array.from({ length: 6 }, () => intake.take(null, 'ver_1', upload)));
  const refused = all.flatMap((one) =>
    one.status === 'rejected' && one.reason.code === 'busy' ? [one] : [],
  );
  assert.equal(refused.length, 4);
});
