/** Whose person an answer says something about: each such telling is a row in the audit log. */
import type { z } from 'zod';
import type { Event } from './event.ts';
import type { SessionAnswer } from './session-answer.ts';

type Told = Pick<
  z.input<typeof SessionAnswer>,
  'id' | 'identity' | 'document' | 'reasons' | 'warnings' | 'metadata' | 'expected_details'
>;

/** The ids of those sessions whose answer carries more than status, scores and dates. */
export function personsIn(sessions: readonly Told[]): string[] {
  return sessions.filter(tellsOfPerson).map(({ id }) => id);
}

/** The same for events, each with its own id behind the session's; those about the account itself tell of nobody. */
export function personsInEvents(events: readonly z.input<typeof Event>[]): string[] {
  return events.flatMap(({ id, session_id, data }) =>
    session_id && data && tellsOfPerson(data as Told) ? [`${session_id}/${id}`] : [],
  );
}

function tellsOfPerson({ identity, document, reasons = [], warnings = [], ...asked }: Told): boolean {
  if (identity || document || asked.metadata || asked.expected_details) return true;
  return [...reasons, ...warnings].some(({ details }) => details !== undefined);
}
