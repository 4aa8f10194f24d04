/** Keeps what is shown from flickering: a value stays for a while, and the next one has to last before it is believed. */

export interface Pace {
  /** How long a value stays at least, milliseconds. */
  readonly stayMs: number;
  /** How long another one has to be there before it is shown. */
  readonly settleMs: number;
}

/** Takes a value and the time of every look, in milliseconds; gives the one to show. */
export function steady<Value>({ stayMs, settleMs }: Pace): (value: Value, now: number) => Value {
  let shown: { readonly value: Value; readonly since: number } | undefined;
  let next: { readonly value: Value; readonly since: number } | undefined;
  return (value, now) => {
    if (next?.value !== value) next = { value, since: now };
    const isRipe = !shown || (now - shown.since >= stayMs && now - next.since >= settleMs);
    if (shown?.value !== value && isRipe) shown = { value, since: now };
    return shown ? shown.value : value;
  };
}
