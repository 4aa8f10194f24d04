/** `Idempotency-Key`: a request that is sent again has its effect once, and gets the first answer byte for byte. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../errors.ts';
import { isId } from '../ids.ts';
import {
  type IdempotentAnswers,
  type KeptAnswer,
  type KeyedRequest,
  RENEW_CLAIM_MS,
  type Standing,
} from '../store/idempotent-answers.ts';
import { presentAnswer, problemOf } from './problem-handler.ts';

const HEADER = 'Idempotency-Key';
const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/;
const LOOK_EVERY_MS = 50;
/** About ten seconds: longer than most first requests take, shorter than most callers wait. */
const LOOKS_MAX = 200;
const JSON_CONTENT_TYPE = 'application/json; charset=utf-8';
const KEPT_HEADERS = ['content-type', 'content-disposition', 'location', 'retry-after'] as const;

/** What is asked under a key, and where the answer goes. */
export interface Asked {
  readonly keyed: KeyedRequest;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Before an answer that is no refusal is given again. */
  readonly onReplay: (answer: KeptAnswer) => Promise<void>;
}

/** Null without the header. Throws `validation_failed` for one that is no key, before a body is read. */
export function keyOf({ headers }: FastifyRequest): string | null {
  const key = headers[HEADER.toLowerCase()];
  if (key === undefined) return null;
  if (typeof key === 'string' && VISIBLE_ASCII.test(key)) return key;
  const detail = 'must be 1 to 255 characters of visible ASCII';
  throw new Problem('validation_failed', `The header ${HEADER} ${detail}.`, [
    { pointer: `/${HEADER}`, detail },
  ]);
}

/** The session that a request is about, by the id in its path or in its answer. */
export function sessionIdIn(named: unknown): string | null {
  const id = (named as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && isId('ver', id) ? id : null;
}

/** Runs `answer` for the first request with its key; all others wait for what it says. */
export async function answerOnce(
  answers: IdempotentAnswers,
  asked: Asked,
  answer: () => Promise<unknown>,
): Promise<FastifyReply> {
  const standing = await settled(answers, asked.keyed);
  switch (standing.is) {
    case 'first':
      return answerFirst(answers, { ...asked, claim: standing.claim }, answer);
    case 'answered':
      if (standing.answer.status < 400) await asked.onReplay(standing.answer);
      return send(asked.reply.header('idempotent-replayed', 'true'), standing.answer);
    case 'different':
      throw new Problem(
        'idempotency_conflict',
        'The key belongs to another request of the last 24 hours. Take a new one for each thing you ask.',
      );
    case 'under_way':
      throw new Problem('idempotency_in_progress', 'Send the same request again in a moment.');
  }
}

async function settled(answers: IdempotentAnswers, keyed: KeyedRequest): Promise<Standing> {
  for (let looks = 1; looks < LOOKS_MAX; looks++) {
    const standing = await answers.ask(keyed);
    if (standing.is !== 'under_way') return standing;
    await pause(LOOK_EVERY_MS);
  }
  return answers.ask(keyed);
}

async function answerFirst(
  answers: IdempotentAnswers,
  { keyed, request, reply, claim }: Asked & { readonly claim: string },
  answer: () => Promise<unknown>,
): Promise<FastifyReply> {
  /** Whatever becomes of the record, the caller hears what was done. */
  const note = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => request.log.error({ err: error }, 'cannot note an answer'));
  const renewal = setInterval(() => note(answers.renew(claim)), RENEW_CLAIM_MS);
  try {
    const answered = await answer();
    const first = written(answered, reply);
    await note(answers.keep(claim, first, sessionIdIn(answered)));
    return send(reply, first);
  } catch (error) {
    const problem = problemOf(error);
    const kept = isLasting(problem) && presentAnswer(problem, request.id);
    await note(kept ? answers.keep(claim, kept, keyed.sessionId) : answers.release(claim));
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

/** A fault of ours, a rate limit and a request that was too slow may end otherwise the next time. */
function isLasting({ status }: Problem): boolean {
  return status < 500 && status !== 429 && status !== 408;
}

/** Written once: the bytes that are sent are the bytes that are kept. */
function written(answered: unknown, reply: FastifyReply): KeptAnswer {
  const isWritten = typeof answered === 'string' || Buffer.isBuffer(answered);
  const body = Buffer.from(isWritten ? answered : (JSON.stringify(answered) ?? ''));
  if (!isWritten && body.length > 0) reply.type(JSON_CONTENT_TYPE);
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return { status: reply.statusCode, headers: Object.fromEntries(headers), body };
}

function send(reply: FastifyReply, { status, headers, body }: KeptAnswer): FastifyReply {
  return reply
    .code(status)
    .headers(headers)
    .send(body.length > 0 ? body : undefined);
}
