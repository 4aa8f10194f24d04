/** A screen that waits for something elsewhere is told when it is past: by events, or by asking when they do not come through. */
import { backOff } from './back-off.ts';
import { pause } from './pause.ts';
import { visit } from './visit.ts';

/** Of the steps of `backOff`: the second is 2 s, which is how often it asks while it gets answers. */
const STEP_ANSWERED = 2;
/** A mark that was visited and is told again says that the page and the events differ; it must not become a race. */
const REPEAT_MS = 4000;

/** Addresses: of the mark as JSON, and of the screen that shows more. */
interface Followed {
  readonly status: string;
  readonly base: string;
  /** Of the screen that is shown. */
  readonly mark: string;
}

let visitedMark: string | undefined;

export function enhanceFollowing(root: HTMLElement): () => void {
  const main = root.querySelector<HTMLElement>('main[data-follow]');
  const { follow, status, mark = '', base = location.href } = main?.dataset ?? {};
  if (!follow || !status) return () => {};
  const end = new AbortController();
  const events = new EventSource(follow);
  const ask = () => {
    events.close();
    if (!end.signal.aborted) poll({ status, mark, base }, end.signal);
  };
  events.onmessage = async ({ data }) => {
    const told = JSON.parse(data).mark;
    if (told !== mark && !(await moveOn(told, base, end.signal))) ask();
  };
  events.onerror = ask;
  return () => {
    events.close();
    end.abort();
  };
}

async function poll({ status, mark, base }: Followed, signal: AbortSignal): Promise<void> {
  let step = STEP_ANSWERED;
  while (!signal.aborted) {
    await pause(backOff(step), signal);
    if (signal.aborted) return;
    const told = await readMark(status).catch(() => null);
    const isLost = told === null || (told !== mark && !(await moveOn(told, base, signal)));
    step = isLost ? step + 1 : STEP_ANSWERED;
  }
}

/** Null when nobody can say now. An address that is refused has no mark: the screen has to be asked for. */
async function readMark(status: string): Promise<string | null> {
  const answer = await fetch(status, { cache: 'no-store' });
  if (answer.ok) return (await answer.json()).mark;
  return answer.status < 500 && answer.status !== 429 ? '' : null;
}

/** What an address shows depends on where the session stands. False when nothing came. */
async function moveOn(mark: string, base: string, signal: AbortSignal): Promise<boolean> {
  if (mark === visitedMark) await pause(REPEAT_MS, signal);
  if (signal.aborted) return true;
  visitedMark = mark;
  return visit(base).then(
    () => true,
    () => false,
  );
}
