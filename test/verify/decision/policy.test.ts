import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decide } from '../../../src/verify/decision/decide.ts';
import { DEFAULT_POLICY, hashPolicy, policyFor, readPolicy } from '../../../src/verify/decision/policy.ts';
import { evidenceOf } from '../evidence-of.ts';

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

describe('DD-23: what a session says of the details that it expects', () => {
  const differing = evidenceOf({
    findings: [{ code: 'expected_details_mismatch', image: 'document_front' }],
  });
  const verdict = (wanted?: 'warn' | 'reject') => {
    const { status, reasons, warnings } = decide(
      differing,
      policyFor({ expected_details_policy: wanted }, DEFAULT_POLICY),
    );
    return [status, reasons.length, warnings.length];
  };

  test('nothing leaves the policy as it is', () => {
    assert.equal(policyFor({}, DEFAULT_POLICY), DEFAULT_POLICY);
    assert.deepEqual(verdict(), ['verified', 0, 1]);
  });

  test('reject makes a difference a reason, warn a warning', () => {
    assert.deepEqual(verdict('reject'), ['unverified', 1, 0]);
    assert.deepEqual(verdict('warn'), ['verified', 0, 1]);
  });

  test('changes that one consequence, under another hash and the same version', () => {
    const stricter = policyFor({ expected_details_policy: 'reject' }, DEFAULT_POLICY);
    assert.deepEqual(stricter, {
      ...DEFAULT_POLICY,
      findings: { ...DEFAULT_POLICY.findings, expected_details_mismatch: 'fail' },
    });
    assert.notEqual(hashPolicy(stricter), hashPolicy(DEFAULT_POLICY));
  });

  test('a detail that could not be read refuses nobody', () => {
    const unread = evidenceOf({ findings: [{ code: 'expected_detail_not_read', image: 'document_front' }] });
    const stricter = policyFor({ expected_details_policy: 'reject' }, DEFAULT_POLICY);
    assert.equal(decide(unread, stricter).status, 'verified');
  });
});
