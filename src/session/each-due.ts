/** One after the other does what is due; one that fails holds up no other, and all failures are told at the end. */

/** `work` answers false when somebody else was first. Answers how many were done. */
export async function eachDue(
  ids: readonly string[],
  work: (id: string) => Promise<boolean>,
): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (const id of ids) {
    const isDone = await work(id).catch((error: unknown) => {
      failures.push(error);
      return false;
    });
    if (isDone) done++;
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${ids.length} sessions failed`);
  return done;
}
