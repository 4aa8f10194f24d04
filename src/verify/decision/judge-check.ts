/** One check: pass, fail, or not judged because something that it needs is missing or hopeless. */
import type { Check, Evidence, Finding, ImageType } from '../evidence.ts';
import type { Policy } from './policy.ts';
import type { ReasonCode } from './reasons.ts';

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

export function judgeCheck(check: Check, evidence: Evidence, policy: Policy): CheckResult {
  const fatal = evidence.findings.filter(
    (finding) => policy.fatal_findings.includes(finding.code) && concerns(finding, check),
  );
  if (fatal.length > 0) return notJudged(check, fatal.map(reasonFor));
  const answer = answerOf(check, evidence, policy);
  if (answer === 'pass') return { name: check, result: 'pass', reasons: [] };
  if (answer === 'unknown') return notJudged(check, ['processing_error']);
  return { name: check, result: 'fail', reasons: [answer] };
}

export function concerns({ code, image }: Finding, check: Check): boolean {
  if (!IMAGES_OF[check].includes(image)) return false;
  return check !== 'document' || !ABOUT_A_FACE.includes(code);
}

export function reasonFor({ code, image }: Finding): ReasonCode {
  return code === 'no_face' && image !== 'selfie' ? 'no_portrait' : code;
}

/** A reason means no. */
function answerOf(check: Check, evidence: Evidence, policy: Policy): 'pass' | 'unknown' | ReasonCode {
  switch (check) {
    case 'document':
      return evidence.quality.document_front ? 'pass' : 'unknown';
    case 'selfie':
      return evidence.faces.selfie?.length ? 'pass' : 'unknown';
    case 'face_match':
      return compare(evidence.match, policy.face_match_threshold, 'face_mismatch');
    case 'liveness':
      return compare(evidence.liveness, policy.liveness_threshold, 'liveness_failed');
  }
}

function compare(
  measured: { readonly score: number; readonly threshold: number } | null,
  chosen: number | string,
  otherwise: ReasonCode,
): 'pass' | 'unknown' | ReasonCode {
  if (!measured || !Number.isFinite(measured.score)) return 'unknown';
  const threshold = typeof chosen === 'number' ? chosen : measured.threshold;
  return measured.score >= threshold ? 'pass' : otherwise;
}

function notJudged(name: Check, reasons: readonly ReasonCode[]): CheckResult {
  return { name, result: 'not_judged', reasons: [...new Set(reasons)] };
}
