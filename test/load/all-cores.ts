/** Verifications per second through the production verifier, all cores busy and as many waiting. */
import type { Verifier, VerifyRequest } from '../../src/verify/verifier.ts';

const WARM_UP_PER_THREAD = 4;

export interface Throughput {
  readonly perSecond: number;
  readonly n: number;
}

/** Every thread always has the next verification waiting; what ends within the time counts. */
export async function measureThroughput(
  verifier: Verifier,
  request: VerifyRequest,
  { threads, seconds }: { readonly threads: number; readonly seconds: number },
): Promise<Throughput> {
  await Promise.all(Array.from({ length: WARM_UP_PER_THREAD * threads }, () => verifier.verify(request)));
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let n = 0;
  let lastEnd = begun;
  const keepOneWaiting = async (): Promise<void> => {
    while (performance.now() < end) {
      await verifier.verify(request);
      n += 1;
      lastEnd = performance.now();
    }
  };
  await Promise.all(Array.from({ length: 2 * threads }, keepOneWaiting));
  return { perSecond: n / ((lastEnd - begun) / 1000), n };
}
