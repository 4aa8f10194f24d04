/** What an operation refuses: one answer for each status, with the codes that this operation can have there. */
import { PROBLEMS, type ProblemCode } from '../../errors.ts';
import { type Operation, problemsOf } from '../operation.ts';
import { PROBLEM_CONTENT_TYPE } from '../problem.ts';
import type { JsonObject } from './schemas.ts';

const [CONTENT_TYPE = ''] = PROBLEM_CONTENT_TYPE.split(';');
const REQUEST_ID = '7d6f3f0e-3a86-4c1c-9d5c-0d6e3f1f2a4b';
const PLACES = [{ pointer: '/steps/0', detail: 'is not a step' }];
/** What a client reads of a refusal beside its body, by its status. */
const HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  409: ['Retry-After'],
  429: ['Retry-After'],
  503: ['Retry-After'],
};

/** Kept once each under `components`, as most operations refuse the same. */
export interface Shared {
  readonly responses: Map<string, JsonObject>;
  readonly examples: Map<string, JsonObject>;
}

/** The operation's refusals by status, as references into `shared`; what the operation answers itself under a status goes before. */
export function problemResponses(operation: Operation, shared: Shared): Record<string, JsonObject> {
  return Object.fromEntries(
    problemsByStatus(operation).map(([status, codes]) => [status, referenceTo(status, codes, shared)]),
  );
}

export function problemsByStatus(operation: Operation): [status: number, codes: ProblemCode[]][] {
  const codes = problemsOf(operation).sort();
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code][0] as number))].sort((a, b) => a - b);
  return statuses.map((status) => [status, codes.filter((code) => PROBLEMS[code][0] === status)]);
}

export function problemContent(codes: readonly ProblemCode[], shared: Shared): JsonObject {
  for (const code of codes) shared.examples.set(code, exampleOf(code));
  return {
    [CONTENT_TYPE]: {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { type: 'string', enum: codes } } },
        ],
      },
      examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
    },
  };
}

function referenceTo(status: number, codes: readonly ProblemCode[], shared: Shared): JsonObject {
  const name = codes.map(pascal).join('Or');
  shared.responses.set(name, {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code][1]}.`).join(' '),
    headers: Object.fromEntries(
      ['x-request-id', ...(HEADERS[status] ?? [])].map((header) => [
        header,
        { $ref: `#/components/headers/${header}` },
      ]),
    ),
    content: problemContent(codes, shared),
  });
  return { $ref: `#/components/responses/${name}` };
}

function exampleOf(code: ProblemCode): JsonObject {
  const [status, title] = PROBLEMS[code];
  return {
    summary: title,
    value: {
      type: `urn:vouch:problem:${code}`,
      title,
      status,
      detail: `${title}.`,
      code,
      errors: code === 'validation_failed' ? PLACES : [],
      request_id: REQUEST_ID,
    },
  };
}

function pascal(code: string): string {
  return code.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
