/** Presses the shutter when everything has been good for a while, and not before the person has seen the picture. */

const GOOD_MS = 800;
/** Also the time in which the camera finds focus and light. */
const OPENING_MS = 1200;

/** Takes what every look found and its time in milliseconds; gives how far it is, 0..1. 1 presses the shutter. */
export function automaticShutter(): (isGood: boolean, now: number) => number {
  let opened: number | undefined;
  let goodSince: number | undefined;
  return (isGood, now) => {
    opened ??= now;
    if (!isGood || now - opened < OPENING_MS) goodSince = undefined;
    else goodSince ??= now;
    return goodSince === undefined ? 0 : Math.min(1, (now - goodSince) / GOOD_MS);
  };
}
