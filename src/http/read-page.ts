/** A page of a list. */

/** `read` gets one more than the page holds, which tells whether there are others: then `last` is where the next page goes on. */
export async function readPage<Item>(limit: number, read: (limit: number) => Promise<readonly Item[]>) {
  const found = await read(limit + 1);
  const items = found.slice(0, limit);
  return { items, last: found.length > limit ? (items.at(-1) ?? null) : null };
}
