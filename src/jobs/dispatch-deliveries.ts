/** Sends what is due, to many destinations at once and a few at a time to each, then sleeps until a commit or the clock makes something due. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import { DELIVERIES_DUE } from '../store/addressing.ts';
import type { Database } from '../store/database.ts';
import {
  type Claim,
  claimDeliveries,
  releaseDeliveries,
  releaseOrphans,
} from '../webhook/claim-deliveries.ts';
import type { DeliveryStatus } from '../webhook/delivery-rows.ts';

/** A retry is as late as this at most, and so is a wake-up that was lost. */
const POLL_MS = 1000;
const PER_DESTINATION = 8;
/** While this many are being sent, only destinations that have none get one more, so that those that never answer leave room for others. */
const AT_ONCE = 256;
const AT_ONCE_MAX = 1024;

export interface DispatcherParts {
  readonly database: Database;
  readonly clock: () => Date;
  readonly metrics: Pick<Metrics, 'deliveries'>;
  readonly log: Logger;
  /** Null when the attempt does not count. After `givenUp` nothing of it is written. */
  send(id: string, givenUp: AbortSignal): Promise<DeliveryStatus | null>;
}

export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #sending = new Map<Claim, Promise<void>>();
  readonly #givenUp = new AbortController();
  #claiming: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { database } = this.#parts;
    await releaseOrphans(database);
    await database.listen(DELIVERIES_DUE, () => this.#wake());
    this.#timer = setInterval(() => this.#wake(), POLL_MS);
    this.#wake();
  }

  /** Claims no more, gives what is being sent some time, and leaves what is not done by then to others. */
  async stop(finishWithinMs: number): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#claiming;
    const wait = new AbortController();
    await Promise.race([
      Promise.all(this.#sending.values()),
      pause(finishWithinMs, null, { signal: wait.signal }).catch(() => null),
    ]);
    wait.abort();
    this.#givenUp.abort();
    await this.#release();
  }

  async #release(): Promise<void> {
    const { database, log } = this.#parts;
    const ids = [...this.#sending.keys()].map(({ id }) => id);
    if (ids.length === 0) return;
    log.warn({ deliveries: ids.length }, 'deliveries handed back');
    await releaseDeliveries(database, ids).catch((err: unknown) =>
      log.error({ err }, 'cannot hand back deliveries'),
    );
  }

  /** One claim at a time; any number of wake-ups during it make it look once more. */
  #wake(): void {
    if (this.#stopped) return;
    if (this.#claiming) {
      this.#again = true;
      return;
    }
    this.#claiming = this.#claim()
      .catch((err: unknown) => this.#parts.log.error({ err }, 'cannot claim deliveries'))
      .finally(() => {
        this.#claiming = null;
        if (this.#again) this.#wake();
      });
  }

  async #claim(): Promise<void> {
    this.#again = false;
    const firstsMax = AT_ONCE_MAX - this.#sending.size;
    if (firstsMax <= 0) return;
    const claims = await claimDeliveries(this.#parts.database, {
      now: this.#parts.clock(),
      sending: this.#sendingByDestination(),
      perDestination: PER_DESTINATION,
      firstsMax,
      furtherMax: Math.max(AT_ONCE - this.#sending.size, 0),
    });
    for (const claim of claims) this.#start(claim);
  }

  #start(claim: Claim): void {
    const work = this.#send(claim).finally(() => {
      this.#sending.delete(claim);
      this.#wake();
    });
    this.#sending.set(claim, work);
  }

  #sendingByDestination(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { destination } of this.#sending.keys())
      counts.set(destination, (counts.get(destination) ?? 0) + 1);
    return counts;
  }

  /** What cannot even be recorded keeps its claim until that runs out, and is then sent again. */
  async #send({ id }: Claim): Promise<void> {
    const { send, metrics, log } = this.#parts;
    try {
      const status = await send(id, this.#givenUp.signal);
      if (status) metrics.deliveries.inc({ outcome: status === 'waiting' ? 'refused' : status });
    } catch (error) {
      log.error({ err: error, delivery: id }, 'cannot record a delivery');
    }
  }
}
