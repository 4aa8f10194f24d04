import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../src/errors.ts';
import { isOpen, type LifecycleEvent, mustMove, nextStatus } from '../../src/session/lifecycle.ts';
import { STATUSES, type Status } from '../../src/session/session.ts';

const FINAL: readonly Status[] = ['verified', 'unverified', 'failed', 'expired'];
const EVENTS = [
  'document_captured',
  'all_captured',
  'judged_verified',
  'judged_unverified',
  'could_not_judge',
  'time_up',
  'cancelled',
  'erased',
] as const satisfies readonly LifecycleEvent[];
const happenings = fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 });

test('the seven statuses are the seed’s (DK-27)', () => {
  assert.deepEqual(
    [...STATUSES],
    ['pending', 'document_uploaded', 'processing', 'verified', 'unverified', 'failed', 'expired'],
  );
});

test('whatever happens, in whatever order, a final status is never left', () => {
  fc.assert(
    fc.property(happenings, (events) => {
      let status: Status = 'pending';
      for (const event of events) {
        const next = nextStatus(status, event);
        if (FINAL.includes(status)) assert.equal(next, null);
        status = next ?? status;
        assert.ok(STATUSES.includes(status));
      }
    }),
  );
});

test('a verdict comes from processing only, and processing from images only', () => {
  for (const status of STATUSES) {
    assert.equal(nextStatus(status, 'judged_verified'), status === 'processing' ? 'verified' : null);
    assert.equal(nextStatus(status, 'judged_unverified'), status === 'processing' ? 'unverified' : null);
    assert.equal(nextStatus(status, 'could_not_judge'), status === 'processing' ? 'failed' : null);
    const waits = status === 'pending' || status === 'document_uploaded';
    assert.equal(nextStatus(status, 'all_captured'), waits ? 'processing' : null);
  }
});

test('time ends only what waits for images: what is being judged gets its verdict', () => {
  for (const status of STATUSES) {
    const waits = status === 'pending' || status === 'document_uploaded';
    assert.equal(isOpen(status), waits);
    assert.equal(nextStatus(status, 'time_up'), waits ? 'expired' : null);
    assert.equal(nextStatus(status, 'cancelled'), waits ? 'expired' : null);
  }
});

test('the main road is pending, document_uploaded, processing, verified', () => {
  assert.equal(mustMove('pending', 'document_captured'), 'document_uploaded');
  assert.equal(mustMove('document_uploaded', 'all_captured'), 'processing');
  assert.equal(mustMove('processing', 'judged_verified'), 'verified');
});

test('a move that the table does not have is a 409 that names the status', () => {
  assert.throws(
    () => mustMove('verified', 'cancelled'),
    (error) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual([error.code, error.status], ['wrong_state', 409]);
      assert.match(error.message, /verified/);
      return true;
    },
  );
});
