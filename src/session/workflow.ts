/** From the steps that were asked to the images that are needed and the checks that will be made. */
import type { Check, ImageType } from '../verify/evidence.ts';
import type { Step } from './session.ts';

interface StepNeeds {
  readonly images: readonly ImageType[];
  /** Nobody is asked for them, but they help when they come before the last that is needed. */
  readonly helpful: readonly ImageType[];
  readonly checks: readonly Check[];
  readonly steps: readonly Step[];
}

const WORKFLOW: Readonly<Record<Step, StepNeeds>> = {
  document: { images: ['document_front'], helpful: ['document_back'], checks: ['document'], steps: [] },
  selfie: { images: ['selfie'], helpful: [], checks: ['selfie'], steps: [] },
  face_match: { images: [], helpful: [], checks: ['face_match'], steps: ['document', 'selfie'] },
  liveness: { images: [], helpful: [], checks: ['liveness'], steps: ['selfie'] },
  aml: { images: [], helpful: [], checks: [], steps: ['document'] },
};

export const DEFAULT_STEPS: readonly Step[] = ['document', 'selfie', 'face_match', 'liveness'];

/** What is wrong with a set of steps, in words; null when they fit together. */
export function inconsistency(steps: readonly Step[]): string | null {
  if (!steps.some((step) => WORKFLOW[step].images.length > 0)) return 'must include document or selfie';
  for (const step of steps) {
    const missing = WORKFLOW[step].steps.filter((needed) => !steps.includes(needed));
    if (missing.length > 0) return `${step} needs ${missing.join(' and ')}`;
  }
  return null;
}

/** In the order in which the person is asked for them. */
export function requiredImages(steps: readonly Step[]): ImageType[] {
  return unique(steps.flatMap((step) => WORKFLOW[step].images));
}

export function requiredChecks(steps: readonly Step[]): Check[] {
  return unique(steps.flatMap((step) => WORKFLOW[step].checks));
}

/** Nobody is asked for them, but they are taken while the session waits for others. */
export function helpfulImages(steps: readonly Step[]): ImageType[] {
  return unique(steps.flatMap((step) => WORKFLOW[step].helpful));
}

/** The steps that look at no face. */
export function withoutFace(steps: readonly Step[]): Step[] {
  return steps.filter((step) => step !== 'selfie' && !WORKFLOW[step].steps.includes('selfie'));
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
