/** RFC 9457 problem documents: the one shape in which anything is refused. */
import { z } from 'zod';
import { PROBLEMS, type Problem, type ProblemCode, type ProblemPlace } from '../errors.ts';

const CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

export const ProblemAnswer = z
  .object({
    type: z.string().meta({ description: '`urn:vouch:problem:` and the code' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What to do about it' }),
    code: z.enum(CODES).meta({ description: 'Closed list; decide by it, not by the words' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({
            description:
              'JSON pointer (RFC 6901) into the body, the query or the path; a header by its name, as `/Idempotency-Key`',
          }),
          detail: z.string(),
        }),
      )
      .meta({ description: 'Every wrong place, where places can be named; at most 100' }),
    request_id: z
      .string()
      .meta({ description: 'In the log, and in the header `x-request-id` of the answer' }),
  })
  .meta({ id: 'Problem' });

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

/** Of the place at the end of the path (RFC 6901). */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
