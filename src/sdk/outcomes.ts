/** How a session can end, in the hosted page's words, and what an integrator reads when it ends without a verdict. */

const FAILURES = {
  failed: 'The check could not be carried out.',
  expired: 'The link is no longer valid: ask for a new session.',
  cancelled: 'The session was cancelled.',
  declined: 'The person did not agree to the check.',
} as const;

export type FailingStatus = keyof typeof FAILURES;
export type ClosingStatus = 'verified' | 'unverified' | FailingStatus;

const STATUSES = ['verified', 'unverified', ...Object.keys(FAILURES)];

export function isClosingStatus(value: unknown): value is ClosingStatus {
  return STATUSES.some((status) => status === value);
}

export function failureOf(status: FailingStatus): string {
  return `Vouch: ${FAILURES[status]}`;
}
