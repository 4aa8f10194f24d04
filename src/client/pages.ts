/** A list that comes in pages, as one sequence; a page is asked for when it is needed. */

interface Page<Item> {
  readonly data: readonly Item[];
  readonly next_cursor: string | null;
}

export async function* everyItem<Item>(
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | undefined;
  do {
    const { data, next_cursor } = await ask(cursor);
    yield* data;
    cursor = data.length > 0 && next_cursor !== cursor ? (next_cursor ?? undefined) : undefined;
  } while (cursor !== undefined);
}
