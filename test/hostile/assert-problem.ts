/** A refusal as the contract promises it, with the headers of every answer. */
import assert from 'node:assert/strict';
import type { RawAnswer } from './raw-http.ts';

export function assertProblem(answer: RawAnswer | null, status: number, code: string): void {
  assert.ok(answer, 'there is an answer');
  const { headers, text } = answer;
  assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8', text);
  const body = JSON.parse(text);
  assert.deepEqual([answer.status, body.status, body.code], [status, status, code], text);
  assert.equal(Number(headers['content-length']), Buffer.byteLength(text));
  assert.equal(headers['x-request-id'], body.request_id);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['x-content-type-options'], 'nosniff');
}
