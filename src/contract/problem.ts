/** RFC 9457 problem documents: the one shape in which anything is refused. */

import type { z } from 'zod';
import { PROBLEMS, type Problem, type ProblemCode, type ProblemPlace } from '../errors.ts';

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';

export function presentProblem(problem: Pick<Problem, 'code' | 'message' | 'places'>, requestId: string) {
  const [status, title] = PROBLEMS[problem.code satisfies ProblemCode];
  return {
    type: `urn:vouch:problem:${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    errors: problem.places,
    request_id: requestId,
  };
}

/** A body of nothing but mistakes is not answered with a longer one. */
const PLACES_MAX = 100;

/** The places of a failed validation as JSON pointers (RFC 6901). An unknown field is pointed at itself, not at its parent. */
export function placesOf(error: z.core.$ZodError): ProblemPlace[] {
  const places = error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointer([...issue.path, key]),
        detail: 'is not a known field',
      }));
    }
    return [{ pointer: pointer(issue.path), detail: issue.message }];
  });
  return places.slice(0, PLACES_MAX);
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
