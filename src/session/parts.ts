/** What every verb of this folder works with; built once in app.ts. */
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { Queue } from '../store/queue.ts';
import type { MasterKey } from '../store/seal.ts';
import type { OpenSession } from './session.ts';

export interface SessionParts {
  readonly database: Database;
  readonly queue: Queue;
  readonly blobs: Blobs;
  readonly masterKey: MasterKey;
  readonly clock: () => Date;
  /** What the outside sees of a session: the contract's words, put into every event. */
  readonly present: (open: OpenSession) => object;
}
