/** What an operation answers under each status: what it promises, and what it refuses. */
import { type AnswerShape, isIdempotent, type Operation } from '../operation.ts';
import { answerHeaderNames, headerReferences } from './headers.ts';
import { problemContent, problemResponses, problemsByStatus, type Shared } from './problems.ts';
import type { Json, JsonObject, Schemas } from './schemas.ts';

export function responsesOf(operation: Operation, schemas: Schemas, shared: Shared): JsonObject {
  const { answers, scope } = operation;
  const headers = headerReferences(
    answerHeaderNames({ isCredited: scope !== null, isIdempotent: isIdempotent(operation) }),
  );
  const promised = Object.entries(answers).map(([status, answer]) => {
    const refused = problemsByStatus(operation).find(([of]) => of === Number(status));
    const content = {
      ...contentOf(answer, schemas),
      ...(refused && problemContent(refused[1], shared)),
    };
    const hasContent = Object.keys(content).length > 0;
    return [status, { description: answer.description, headers, ...(hasContent && { content }) }] as const;
  });
  return { ...problemResponses(operation, shared), ...Object.fromEntries(promised) };
}

function contentOf({ schema, contentType, example }: AnswerShape, schemas: Schemas): JsonObject {
  if (schema) {
    const shown = example === undefined ? {} : { example: example as Json };
    return { [contentType ?? 'application/json']: { schema: schemas.of(schema, 'output'), ...shown } };
  }
  if (!contentType) return {};
  const isText = contentType.startsWith('text/');
  return { [contentType]: { schema: isText ? { type: 'string' } : { type: 'string', format: 'binary' } } };
}
