/** The images of a session become its verdict. Run twice, it changes nothing: only a session that is processing takes a verdict. */
import { policyOf } from '../account/account-policy.ts';
import type { Accounts } from '../account/accounts.ts';
import type { Metrics } from '../metrics.ts';
import type { Judgement } from '../session/finish-session.ts';
import { brokenJudgement, judgementOf, withoutChecks } from '../session/judgement.ts';
import { declinedChecks, stepsOf } from '../session/needs.ts';
import { pretendedJudgement } from '../session/pretend.ts';
import type { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import { requiredChecks } from '../session/workflow.ts';
import { decide } from '../verify/decision/decide.ts';
import { type Policy, policyFor } from '../verify/decision/policy.ts';
import type { Verifier } from '../verify/verifier.ts';

export interface VerifySessionParts {
  readonly sessions: Sessions;
  readonly verifier: Verifier;
  /** The operator's. */
  readonly policy: Policy;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly metrics: Pick<Metrics, 'stepSeconds' | 'pickupSeconds' | 'verdicts'>;
  readonly clock: () => Date;
}

export async function verifySession(parts: VerifySessionParts, sessionId: string): Promise<void> {
  const session = await parts.sessions.row(sessionId);
  if (session?.status !== 'processing' || session.erasedAt) return;
  if (session.submittedAt)
    parts.metrics.pickupSeconds.observe((parts.clock().getTime() - session.submittedAt.getTime()) / 1000);
  const judgement = session.simulated
    ? pretendedJudgement(session.request.mock_behavior ?? {})
    : await judge(parts, session);
  await settle(parts, sessionId, withoutChecks(judgement, declinedChecks(session)));
}

/** After the last try: the person and the backend are told, rather than left waiting. */
export async function giveUpSession(parts: VerifySessionParts, sessionId: string): Promise<void> {
  await settle(parts, sessionId, brokenJudgement());
}

async function judge(
  { sessions, verifier, metrics, clock, ...parts }: VerifySessionParts,
  session: Session,
): Promise<Judgement> {
  const { images, personalRequest } = await sessions.open(session);
  const { document_type: type, document_brand: brand } = session.request;
  const evidence = await verifier.verify({
    images: await sessions.readImages(session, images),
    frames: await sessions.readFrames(session, images),
    checks: requiredChecks(stepsOf(session)),
    today: clock().toISOString().slice(0, 'YYYY-MM-DD'.length),
    expected: { type, brand, details: personalRequest.expected_details },
  });
  for (const [step, ms] of Object.entries(evidence.timings_ms))
    metrics.stepSeconds.observe({ step }, ms / 1000);
  const policy = await policyOfAccount(parts, session.accountId);
  return judgementOf(evidence, decide(evidence, policyFor(session.request, policy)));
}

async function policyOfAccount(
  { accounts, policy }: Pick<VerifySessionParts, 'accounts' | 'policy'>,
  accountId: string,
): Promise<Policy> {
  const account = await accounts.find(accountId);
  return policyOf(account?.defaultPolicy ?? null, policy);
}

async function settle(
  { sessions, metrics }: VerifySessionParts,
  id: string,
  judgement: Judgement,
): Promise<void> {
  const isFirst = await sessions.judge(id, judgement);
  if (isFirst) metrics.verdicts.inc({ status: judgement.status });
}
