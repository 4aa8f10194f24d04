import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findVersionFault, policyOf } from '../../src/account/account-policy.ts';
import { DEFAULT_POLICY, hashPolicy, readPolicy } from '../../src/verify/decision/policy.ts';

const OPERATORS = readPolicy('{"version": "house-1", "liveness": {"threshold": 0.9}}');

test('an account that says nothing is judged by the operator’s policy', () => {
  assert.equal(policyOf(null, OPERATORS), OPERATORS);
});

test('an account changes the operator’s policy, not the default one, and its hash', () => {
  const changed = policyOf({ face_match: { target_fmr: 1e-5 }, findings: { glare: 'fail' } }, OPERATORS);
  assert.deepEqual(changed, {
    ...OPERATORS,
    version: 'custom',
    face_match: { target_fmr: 1e-5 },
    findings: { ...DEFAULT_POLICY.findings, glare: 'fail' },
  });
  assert.notEqual(hashPolicy(changed), hashPolicy(OPERATORS));
});

test('an account names its own version', () => {
  assert.equal(policyOf({ version: 'bank-1' }, OPERATORS).version, 'bank-1');
});

test('a version that a result could not tell from the operator’s is a fault, also where nobody named one', () => {
  assert.match(findVersionFault({ version: 'house-1' }, OPERATORS) ?? '', /another version than house-1/);
  assert.equal(findVersionFault({ version: 'house-2' }, OPERATORS), null);
  assert.equal(findVersionFault({ findings: { glare: 'fail' } }, OPERATORS), null);
  const unnamed = readPolicy('{"liveness": {"threshold": 0.9}}');
  assert.match(
    findVersionFault({ findings: { glare: 'fail' } }, unnamed) ?? '',
    /another version than custom/,
  );
});
