/** What this process holds in buffers once everything that nobody holds is gone: how a test sees that memory returns to its level. */
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes in buffers that somebody still holds; `external` counts them too, and the embedded database's memory. */
export function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** The same when it falls no more: what is freed on a thread of the collector's own comes a little later. */
export async function settledBytes(): Promise<number> {
  let [last, now] = [Number.POSITIVE_INFINITY, heldBytes()];
  while (now < last) {
    await pause(250);
    [last, now] = [now, heldBytes()];
  }
  return now;
}
