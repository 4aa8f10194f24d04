/** What an answer tells about persons, and what a call changed in an account, stands in the audit log before the answer leaves. */
import type { FastifyRequest } from 'fastify';
import type { AuditLog } from '../account/audit-log.ts';
import type { Scope } from '../account/keys.ts';
import type { Operation } from '../contract/operation.ts';

/** Where everything but a GET is a change that somebody may ask about later. */
const SCOPES_OF_CHANGES: readonly (Scope | null)[] = ['account:write', 'webhooks:write'];

interface Answered {
  readonly request: FastifyRequest;
  readonly answer: unknown;
}

/** Rejects when the log cannot be written: then nothing may be answered. */
export async function auditAnswer(
  audit: AuditLog,
  operation: Operation,
  { request, answer }: Answered,
): Promise<void> {
  const { caller, id: requestId } = request;
  const subjects = subjectsOf(operation, request.params, answer);
  await audit.record(
    subjects.map((subject) => ({
      accountId: caller.accountId,
      actor: caller.keyId,
      action: operation.id,
      subject,
      requestId,
    })),
  );
}

/** An answer that is given again tells again, but changes nothing again. */
export async function auditReplay(
  audit: AuditLog,
  operation: Operation,
  { request, body }: { readonly request: FastifyRequest; readonly body: Buffer },
): Promise<void> {
  if (operation.tellsAbout)
    await auditAnswer(audit, operation, { request, answer: JSON.parse(body.toString('utf8')) });
}

function subjectsOf(operation: Operation, params: unknown, answer: unknown): readonly (string | null)[] {
  const { scope, method, tellsAbout } = operation;
  if (tellsAbout) return tellsAbout(answer as never, params as never);
  const isChange = method !== 'GET' && SCOPES_OF_CHANGES.includes(scope);
  return isChange ? [idIn(params) ?? idIn(answer)] : [];
}

function idIn(named: unknown): string | null {
  return (named as { readonly id?: string } | null | undefined)?.id ?? null;
}
