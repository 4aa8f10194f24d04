/** Tells watchers that a session changed: one query a second for all of them together, and none while nobody watches. */
import type { Queries } from '../store/database.ts';

const LOOK_EVERY_MS = 1000;

export interface Following {
  /** Another one whenever something in the session is another than before; null when there is no such session. */
  mark(sessionId: string): Promise<string | null>;
  /** Answers what ends the watch. `onMark` is called with the mark at once and after each change. */
  watch(sessionId: string, onMark: (mark: string) => void): () => void;
  readonly watchers: number;
  stop(): void;
}

interface Watcher {
  readonly sessionId: string;
  readonly onMark: (mark: string) => void;
  last: string | null;
}

export function createFollowing(
  queries: Queries,
  onError: (error: Error) => void,
  everyMs = LOOK_EVERY_MS,
): Following {
  const watchers = new Set<Watcher>();
  let timer: NodeJS.Timeout | null = null;
  let isLooking = false;

  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      const marks = await selectMarks(queries, [...new Set([...watchers].map(({ sessionId }) => sessionId))]);
      for (const watcher of watchers) {
        const mark = marks.get(watcher.sessionId) ?? watcher.last;
        if (mark === null || mark === watcher.last) continue;
        watcher.last = mark;
        watcher.onMark(mark);
      }
    } catch (error) {
      onError(error as Error);
    } finally {
      isLooking = false;
    }
  };

  const rest = (): void => {
    if (timer) clearInterval(timer);
    timer = null;
  };

  return {
    async mark(sessionId) {
      return (await selectMarks(queries, [sessionId])).get(sessionId) ?? null;
    },
    watch(sessionId, onMark) {
      const watcher = { sessionId, onMark, last: null };
      watchers.add(watcher);
      timer ??= setInterval(look, everyMs);
      void look();
      return () => {
        watchers.delete(watcher);
        if (watchers.size === 0) rest();
      };
    },
    get watchers() {
      return watchers.size;
    },
    stop: rest,
  };
}

/** A digest of all that the person's page depends on. */
async function selectMarks(queries: Queries, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await queries.query<{ id: string; mark: string }>(
    `select id, md5(concat_ws(' ', status, journey, cancelled_at, erased_at,
       (select string_agg(i.id, ',' order by i.id) from images i where i.session_id = s.id and accepted))) as mark
     from sessions s where id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, mark }) => [id, mark]));
}
