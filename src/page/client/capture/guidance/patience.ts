/** After a while of not finding anything the phone says so: the person can see better than it can. */
import type { Advice } from './advice.ts';

const PATIENCE_MS = 12_000;
const SEARCHING: readonly Advice[] = ['no_document', 'closer', 'no_face'];

/** Takes the advice of every look and its time in milliseconds. */
export function patience(): (advice: Advice, now: number) => Advice {
  let since: number | undefined;
  return (advice, now) => {
    if (!SEARCHING.includes(advice)) {
      since = undefined;
      return advice;
    }
    since ??= now;
    return now - since >= PATIENCE_MS ? 'press' : advice;
  };
}
