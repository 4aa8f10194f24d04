/** Everything that we tell of ourselves, in one closed table: its name, and whether it is about a session or about the account. */
export const EVENT_SUBJECTS = {
  'verification.started': 'session',
  'verification.completed': 'session',
  'verification.failed': 'session',
  'verification.expired': 'session',
  'endpoint.disabled': 'account',
  'endpoint.test': 'account',
} as const satisfies Record<string, 'session' | 'account'>;

export type EventType = keyof typeof EVENT_SUBJECTS;
type About<Subject> = {
  [Type in EventType]: (typeof EVENT_SUBJECTS)[Type] extends Subject ? Type : never;
}[EventType];
export type SessionEvent = About<'session'>;
export type AccountEvent = About<'account'>;

export const EVENTS = Object.keys(EVENT_SUBJECTS) as [EventType, ...EventType[]];
