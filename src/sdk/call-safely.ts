/** Calls one of the integrator's callbacks; what it throws reaches the browser's console, not our next step. */
export function callSafely<Arguments extends unknown[]>(
  callback: ((...values: Arguments) => void) | undefined,
  ...values: Arguments
): void {
  try {
    callback?.(...values);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
