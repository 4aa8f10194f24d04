import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../../src/verify/decision/decide.ts';
import { DEFAULT_POLICY, type Policy } from '../../../src/verify/decision/policy.ts';
import { evidenceOf } from '../evidence-of.ts';

for (const code of ['frames_differ', 'frames_frozen'] as const) {
  const evidence = evidenceOf({ findings: [{ code, image: 'selfie' }] });
  const under = (consequence: 'warn' | 'fail' | 'not_judged'): Policy => ({
    ...DEFAULT_POLICY,
    findings: { ...DEFAULT_POLICY.findings, [code]: consequence },
  });

  test(`${code} can be a no of the liveness alone: the selfie and the match keep their own answers`, () => {
    const { status, checks } = decide(evidence, under('fail'));
    assert.equal(status, 'unverified');
    assert.deepEqual(
      checks.map(({ name, result, reasons }) => [name, result, reasons]),
      [
        ['document', 'pass', []],
        ['selfie', 'pass', []],
        ['face_match', 'pass', []],
        ['liveness', 'fail', [code]],
      ],
    );
  });

  test(`a policy may only be told of ${code}, or leave the liveness unjudged`, () => {
    const warned = decide(evidence, under('warn'));
    assert.deepEqual([warned.status, warned.warnings.map((each) => each.code)], ['verified', [code]]);
    assert.equal(decide(evidence, under('not_judged')).status, 'failed');
  });
}

test('another person in the frames is a no, one picture sent again only a warning', () => {
  const { frames_differ, frames_frozen } = DEFAULT_POLICY.findings;
  assert.deepEqual({ frames_differ, frames_frozen }, { frames_differ: 'fail', frames_frozen: 'warn' });
});
