/** Many wait for one: what comes while a commit is under way goes into the next one, all together. */

/** `commit` is never called twice at once. Who hands in items waits for the commit that they are in, and hears when it fails. */
export function createGroupCommit<Item>(
  commit: (items: readonly Item[]) => Promise<void>,
): (items: readonly Item[]) => Promise<void> {
  let waiting: Item[] = [];
  let next: Promise<void> | null = null;
  let current: Promise<unknown> = Promise.resolve();

  function commitWaiting(): Promise<void> {
    const items = waiting;
    [waiting, next] = [[], null];
    const committed = commit(items);
    current = committed.catch(() => null);
    return committed;
  }

  return (items) => {
    waiting.push(...items);
    next ??= current.then(commitWaiting);
    return next;
  };
}
