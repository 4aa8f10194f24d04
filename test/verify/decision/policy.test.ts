import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DEFAULT_POLICY, hashPolicy, readPolicy } from '../../../src/verify/decision/policy.ts';

describe('a policy from a file', () => {
  test('changes what it names and keeps the rest', () => {
    const text = '{"face_match": {"target_fmr": 1e-4}, "findings": {"too_dark": "warn"}}';
    assert.deepEqual(readPolicy(text), {
      ...DEFAULT_POLICY,
      version: 'custom',
      face_match: { target_fmr: 1e-4 },
      findings: { ...DEFAULT_POLICY.findings, too_dark: 'warn' },
    });
  });

  test('may name its own version', () => {
    assert.equal(readPolicy('{"version": "bank-3"}').version, 'bank-3');
  });

  test('with other thresholds has another hash', () => {
    const changed = readPolicy(`{"version": "${DEFAULT_POLICY.version}", "liveness": {"threshold": 0.9}}`);
    assert.notEqual(hashPolicy(changed), hashPolicy(DEFAULT_POLICY));
  });

  const MISTAKES: readonly [text: string, message: RegExp][] = [
    ['{', /not JSON/],
    ['[]', /object/],
    ['{"face_match": {"target_fmr": 0.5}}', /face_match\.target_fmr/],
    ['{"face_match": {"target_fmr": 1e-9}}', /face_match\.target_fmr/],
    ['{"face_match": {"threshold": 0.4, "target_fmr": 0.001}}', /face_match/],
    ['{"liveness": {"threshold": 2}}', /liveness\.threshold/],
    ['{"findings": {"too_dark": "ignore"}}', /findings\.too_dark/],
    ['{"findings": {"too_loud": "warn"}}', /too_loud/],
    ['{"fatal": true}', /fatal/],
  ];
  for (const [text, message] of MISTAKES) {
    test(`with a mistake is refused by its name: ${text}`, () => {
      assert.throws(() => readPolicy(text), message);
    });
  }
});
