/** One check: pass, fail, or not judged because something that it needs is missing or hopeless. */
import {
  type Check,
  DOCUMENT_FINDINGS,
  type Evidence,
  type Finding,
  type ImageType,
  PAGE_FINDINGS,
} from '../evidence.ts';
import type { Consequence, Policy } from './policy.ts';
import type { ReasonCode } from './reasons.ts';
import type { Thresholds } from './thresholds.ts';

export interface CheckResult {
  readonly name: Check;
  readonly result: 'pass' | 'fail' | 'not_judged';
  readonly reasons: readonly ReasonCode[];
}

/** The images each check looks at: what is found on them decides whether it can be judged. */
const IMAGES_OF: Readonly<Record<Check, readonly ImageType[]>> = {
  document: ['document_front', 'document_back'],
  selfie: ['selfie'],
  face_match: ['document_front', 'selfie'],
  liveness: ['selfie'],
};

/** Findings about a face on the document matter to the face match only. */
const ABOUT_A_FACE: readonly Finding['code'][] = [
  'no_face',
  'several_faces',
  'face_too_small',
  'face_cut_off',
];

/** The portrait on it can be compared all the same. */
const ABOUT_THE_DOCUMENT: readonly Finding['code'][] = [...PAGE_FINDINGS, ...DOCUMENT_FINDINGS];

/** They say that what the camera saw was staged, not that it is another person. */
const ABOUT_LIVENESS: readonly Finding['code'][] = ['frames_differ', 'frames_frozen'];

export function judgeCheck(
  check: Check,
  evidence: Evidence,
  policy: Policy,
  thresholds: Thresholds,
): CheckResult {
  const found = (consequence: Consequence) =>
    unique(
      evidence.findings.filter(
        (finding) => policy.findings[finding.code] === consequence && concerns(finding, check),
      ),
    );
  const hopeless = found('not_judged');
  if (hopeless.length > 0) return { name: check, result: 'not_judged', reasons: hopeless };
  const answer = answerOf(check, evidence, thresholds);
  if (answer === 'unknown') return { name: check, result: 'not_judged', reasons: ['processing_error'] };
  const reasons = [...(answer === 'pass' ? [] : [answer]), ...found('fail')];
  return { name: check, result: reasons.length === 0 ? 'pass' : 'fail', reasons };
}

export function concerns({ code, image }: Finding, check: Check): boolean {
  if (!IMAGES_OF[check].includes(image)) return false;
  if (ABOUT_LIVENESS.includes(code)) return check === 'liveness';
  if (ABOUT_THE_DOCUMENT.includes(code)) return check === 'document';
  return check !== 'document' || !ABOUT_A_FACE.includes(code);
}

export function reasonFor({ code, image }: Finding): ReasonCode {
  return code === 'no_face' && image !== 'selfie' ? 'no_portrait' : code;
}

/** A reason means no. */
function answerOf(check: Check, evidence: Evidence, thresholds: Thresholds): 'pass' | 'unknown' | ReasonCode {
  switch (check) {
    case 'document':
      return evidence.quality.document_front ? 'pass' : 'unknown';
    case 'selfie':
      return evidence.faces.selfie?.length ? 'pass' : 'unknown';
    case 'face_match':
      return compare(evidence.match?.score, thresholds.face_match?.threshold, 'face_mismatch');
    case 'liveness':
      return compare(evidence.liveness?.score, thresholds.liveness, 'liveness_failed');
  }
}

function compare(
  score: number | undefined,
  threshold: number | null | undefined,
  otherwise: ReasonCode,
): 'pass' | 'unknown' | ReasonCode {
  if (typeof score !== 'number' || !Number.isFinite(score) || typeof threshold !== 'number') return 'unknown';
  return score >= threshold ? 'pass' : otherwise;
}

function unique(findings: readonly Finding[]): ReasonCode[] {
  return [...new Set(findings.map(reasonFor))];
}
