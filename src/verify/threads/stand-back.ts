/**
 * Lets the main thread go first where all want a core: a request is answered in a millisecond, a verification takes a hundred.
 * On Linux a priority is a thread's own; elsewhere it would be the whole process's, so nothing is done there.
 */
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Of 20 steps down: a tenth of the main thread's share where both want a core, yet other programs do not starve the verifications. */
const PRIORITY = 10;

/** Every thread of this process but the main one: sharp works in threads that it shares with all others. */
export function standBack(): void {
  if (process.platform !== 'linux') return;
  for (const thread of readdirSync('/proc/self/task').map(Number)) {
    if (thread !== process.pid) lowerQuietly(thread);
  }
}

/** A thread may be gone by now, and a sandbox may forbid it: then it keeps its priority. */
function lowerQuietly(thread: number): void {
  try {
    setPriority(thread, PRIORITY);
  } catch {
    return;
  }
}
