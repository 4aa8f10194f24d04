import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decide, type Verdict } from '../../../src/verify/decision/decide.ts';
import { DEFAULT_POLICY, hashPolicy } from '../../../src/verify/decision/policy.ts';
import { REASONS } from '../../../src/verify/decision/reasons.ts';
import {
  DOCUMENT_FINDINGS,
  type Evidence,
  FINDINGS,
  type FindingCode,
  PAGE_FINDINGS,
} from '../../../src/verify/evidence.ts';
import { evidenceOf, matchOf } from '../evidence-of.ts';

const mismatch = matchOf(0.2);
const spoof = { ...evidenceOf().liveness, score: 0.3 } as NonNullable<Evidence['liveness']>;

const STATUS_BY_CONSEQUENCE = { warn: 'verified', fail: 'unverified', not_judged: 'failed' } as const;
const ABOUT_DOCUMENTS: readonly FindingCode[] = [...PAGE_FINDINGS, ...DOCUMENT_FINDINGS];

const TABLE: readonly [title: string, Partial<Evidence>, Verdict['status'], reasons: readonly string[]][] = [
  ['DK-46: face match and liveness passed is verified', {}, 'verified', []],
  ['DK-47: a face mismatch is unverified, not failed', { match: mismatch }, 'unverified', ['face_mismatch']],
  [
    'DK-47: failed liveness is unverified, not failed',
    { liveness: spoof },
    'unverified',
    ['liveness_failed'],
  ],
  [
    'DK-47: both reasons are given when both checks say no',
    { match: mismatch, liveness: spoof },
    'unverified',
    ['face_mismatch', 'liveness_failed'],
  ],
  [
    'DK-48: no face on the selfie is failed',
    { findings: [{ code: 'no_face', image: 'selfie' }], match: null, liveness: null },
    'failed',
    ['no_face'],
  ],
  [
    'DK-48: no face on the document is failed, and said to be about the document',
    { findings: [{ code: 'no_face', image: 'document_front' }], match: null },
    'failed',
    ['no_portrait'],
  ],
  [
    'DK-48: a score that is missing without a finding is a processing error',
    { match: null },
    'failed',
    ['processing_error'],
  ],
  [
    'DK-48: a score that is no number is never a pass',
    { match: matchOf(Number.NaN) },
    'failed',
    ['processing_error'],
  ],
  [
    'a clear no outweighs what could not be judged',
    { match: mismatch, findings: [{ code: 'too_dark', image: 'document_back' }] },
    'unverified',
    ['too_dark', 'face_mismatch'],
  ],
  ['a score at the threshold passes', { match: matchOf(0.3) }, 'verified', []],
  ['nothing asked is nothing verified', { checks: [] }, 'failed', ['processing_error']],
  [
    'a finding on an image that no asked check uses changes nothing',
    { checks: ['selfie'], findings: [{ code: 'too_dark', image: 'document_front' }] },
    'verified',
    [],
  ],
];

describe('decide', () => {
  for (const [title, change, status, reasons] of TABLE) {
    test(title, () => {
      const verdict = decide(evidenceOf(change), DEFAULT_POLICY);
      assert.equal(verdict.status, status);
      assert.deepEqual(
        verdict.reasons.map(({ code }) => code),
        reasons,
      );
    });
  }

  for (const code of FINDINGS) {
    const consequence = DEFAULT_POLICY.findings[code];
    test(`the finding ${code} on a selfie does what the policy says: ${consequence}`, () => {
      const image = ABOUT_DOCUMENTS.includes(code) ? 'document_front' : 'selfie';
      const verdict = decide(evidenceOf({ findings: [{ code, image }] }), DEFAULT_POLICY);
      assert.equal(verdict.status, STATUS_BY_CONSEQUENCE[consequence]);
      const told = consequence === 'warn' ? verdict.warnings : verdict.reasons;
      assert.deepEqual(told, [{ code, message: REASONS[code] }]);
    });
  }

  test('a portrait that cannot be used does not keep the document from being judged', () => {
    const findings = [{ code: 'no_face', image: 'document_front' }] as const;
    const verdict = decide(evidenceOf({ findings, match: null }), DEFAULT_POLICY);
    assert.equal(verdict.checks.find(({ name }) => name === 'document')?.result, 'pass');
  });

  for (const consequence of ['warn', 'fail', 'not_judged'] as const) {
    test(`a policy may say that a finding is ${consequence}`, () => {
      const findings = { ...DEFAULT_POLICY.findings, too_dark: consequence };
      const evidence = evidenceOf({ findings: [{ code: 'too_dark', image: 'selfie' }] });
      const verdict = decide(evidence, { ...DEFAULT_POLICY, findings });
      assert.equal(verdict.status, STATUS_BY_CONSEQUENCE[consequence]);
    });
  }

  test("a policy's own thresholds go before the models'", () => {
    const strict = { ...DEFAULT_POLICY, face_match: { threshold: 0.95 } };
    assert.equal(decide(evidenceOf(), strict).status, 'unverified');
    const strictLiveness = { ...DEFAULT_POLICY, liveness: { threshold: 0.8 } };
    assert.equal(decide(evidenceOf(), strictLiveness).status, 'unverified');
  });

  test('an expired document fails the document, and not the comparison of faces', () => {
    const findings = [{ code: 'document_expired', image: 'document_front' }] as const;
    const { status, checks } = decide(evidenceOf({ findings }), DEFAULT_POLICY);
    assert.equal(status, 'unverified');
    const failed = checks.filter(({ result }) => result !== 'pass').map(({ name }) => name);
    assert.deepEqual(failed, ['document']);
  });

  test('a recaptured document is a warning, and a no where the policy says so; the policy draws the line', () => {
    const measures = { frequency: 4, reflection: 80, sharpness: 1, color: 0 };
    const evidence = evidenceOf({ recapture: { measures, score: 0.3, threshold: 0.5 } });
    const told = decide(evidence, DEFAULT_POLICY);
    assert.equal(told.status, 'verified');
    assert.deepEqual(
      told.warnings.map(({ code }) => code),
      ['document_recapture'],
    );
    const findings = { ...DEFAULT_POLICY.findings, document_recapture: 'fail' } as const;
    const refused = decide(evidence, { ...DEFAULT_POLICY, findings });
    assert.deepEqual([refused.status, refused.reasons[0]?.code], ['unverified', 'document_recapture']);
    const lenient = { ...DEFAULT_POLICY, findings, document_recapture: { threshold: 0.2 } };
    assert.deepEqual(decide(evidence, lenient).status, 'verified');
  });

  test('a rarer false match asks for a higher cosine, and the verdict tells the rate at its threshold', () => {
    const at = (target_fmr: number) =>
      decide(evidenceOf({ match: matchOf(0.35) }), { ...DEFAULT_POLICY, face_match: { target_fmr } });
    assert.equal(at(1e-3).status, 'verified');
    assert.equal(at(1e-4).status, 'unverified');
    const point = at(1e-4).thresholds.face_match;
    assert.deepEqual([point?.threshold.toFixed(6), point?.fmr], ['0.400000', 1e-4]);
  });

  test('a verdict names its policy, whose hash follows its content and not its order', () => {
    const { version, ...rest } = DEFAULT_POLICY;
    const verdict = decide(evidenceOf(), DEFAULT_POLICY);
    assert.deepEqual(verdict.policy, { version, sha256: hashPolicy({ ...rest, version }) });
    assert.notEqual(verdict.policy.sha256, hashPolicy({ ...DEFAULT_POLICY, face_match: { threshold: 0.4 } }));
  });
});
