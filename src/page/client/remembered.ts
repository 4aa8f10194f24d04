/** What one tab remembers of the person's choices. Where nothing may be stored, as in some frames, nothing is remembered. */

type Choice = 'camera-open' | 'automatic-off';

export function remember(choice: Choice, isMade: boolean): void {
  try {
    if (isMade) sessionStorage.setItem(choice, '1');
    else sessionStorage.removeItem(choice);
  } catch {
    // The choice holds for this screen only.
  }
}

export function isRemembered(choice: Choice): boolean {
  try {
    return sessionStorage.getItem(choice) !== null;
  } catch {
    return false;
  }
}
