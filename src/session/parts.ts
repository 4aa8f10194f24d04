/** What every verb of this folder works with; built once in app.ts. */
import type { Blobs } from '../store/blobs.ts';
import type { Database, Queries } from '../store/database.ts';
import type { Queue } from '../store/queue.ts';
import type { MasterKey } from '../store/seal.ts';
import type { ToldSession } from './session.ts';

export interface SessionParts {
  readonly database: Database;
  readonly queue: Queue;
  readonly blobs: Blobs;
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
  /** What the outside sees of a session: the contract's words, put into every event. */
  readonly present: (told: ToldSession) => object;
  /** Writes into the audit log, in the transaction of the erasure, who let a person be forgotten. */
  readonly noteErasure: (tx: Queries, erasure: NotedErasure) => Promise<void>;
}

export interface NotedErasure {
  readonly accountId: string;
  readonly sessionId: string;
  /** The id of a key, or `service` when it was time. */
  readonly actor: string;
  readonly requestId: string | null;
}
