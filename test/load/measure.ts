/** The whole bench: every part in turn, on the same two photographs. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { CHECKS } from '../../src/verify/evidence.ts';
import { graphPath, readManifest, requiredModels } from '../../src/verify/models/manifest.ts';
import type { Verifier, VerifyRequest } from '../../src/verify/verifier.ts';
import { measureThroughput, type Throughput } from './all-cores.ts';
import { builtVerifier } from './built.ts';
import { type FullLoad, measureFullLoad } from './full-load.ts';
import { type LastImage, measureLastImage } from './last-image.ts';
import { measureFloorOnAllCores, measureInOneThread, type OneThreadTimes } from './one-thread.ts';
import type { Options } from './options.ts';
import { whyNoPostgres, withOwnDatabase } from './own-database.ts';
import { type Photos, takePhotos } from './photos.ts';

const ROUNDS = 60;
const THROUGHPUT_SECONDS = 10;
const LOAD_SECONDS = 15;
const WORKERS = [1, 2];
const [SESSIONS_ALONE, SESSIONS_AT_ONCE] = [10, 8];
const TIMEOUT_MS = 30_000;

export interface Measured {
  readonly cores: number;
  readonly oneThread: OneThreadTimes;
  readonly throughput: Throughput;
  /** All cores at once. */
  readonly floorPerSecond: number;
  /** Why the parts on Postgres are missing; null when they are there. */
  readonly withoutPostgres: string | null;
  readonly fullLoad: FullLoad | null;
  readonly lastImage: readonly LastImage[];
}

const cores = availableParallelism();
const masterKey = randomBytes(32).toString('base64');
const { modelsDirectory, faceModel } = readConfig({ MASTER_KEY: masterKey });

/** `say` gets a line when a part begins. */
export async function measure(options: Options, say: (line: string) => void): Promise<Measured> {
  const photos = await takePhotos(options);
  const withoutPostgres = await whyNoPostgres(options.database);
  const verifier = await openVerifier();
  const request = { images: await inspectAll(verifier, photos), checks: CHECKS, today: '2026-01-01' };
  say(`one thread: ${ROUNDS} verifications and their floor in turns`);
  const workload = { images: request.images, models: modelFiles() };
  const oneThread = await measureInOneThread(workload, ROUNDS);
  const onAllCores = { threads: cores, seconds: THROUGHPUT_SECONDS };
  say(`all cores: ${THROUGHPUT_SECONDS} s of verifications, then of floors`);
  const throughput = await measureThroughput(verifier, request, onAllCores);
  await verifier.stop();
  const floorPerSecond = await measureFloorOnAllCores(workload, onAllCores);
  const { database } = options;
  const onPostgres =
    database === null || withoutPostgres
      ? { fullLoad: null, lastImage: [] }
      : await measureService(photos, database, say);
  return { cores, oneThread, throughput, floorPerSecond, withoutPostgres, ...onPostgres };
}

async function measureService(photos: Photos, database: string, say: (line: string) => void) {
  const key = `dk_test_${randomBytes(16).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'vouch-bench-'));
  const common = { MASTER_KEY: masterKey, DATA_DIR: folder, BOOTSTRAP_TEST_KEY: key };
  try {
    say(`the service on Postgres: ${LOAD_SECONDS} s at full load`);
    const fullLoad = await withOwnDatabase(database, (url) =>
      measureFullLoad({
        settings: { ...common, DATABASE_URL: url },
        key,
        photos,
        clients: 2 * cores,
        seconds: LOAD_SECONDS,
      }),
    );
    const lastImage: LastImage[] = [];
    for (const workers of WORKERS) {
      say(`api and ${workers} worker${workers > 1 ? 's' : ''}: from the last image to the verdict`);
      const task = { key, photos, workers, alone: SESSIONS_ALONE, atOnce: SESSIONS_AT_ONCE };
      lastImage.push(
        await withOwnDatabase(database, (url) =>
          measureLastImage({ ...task, settings: { ...common, DATABASE_URL: url } }),
        ),
      );
    }
    return { fullLoad, lastImage };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openVerifier(): Promise<Verifier> {
  const { createVerifier } = await builtVerifier();
  return createVerifier({ modelsDirectory, faceModel, threads: cores, timeoutMs: TIMEOUT_MS });
}

function modelFiles() {
  const specs = requiredModels(readManifest(join(modelsDirectory, 'manifest.json')), faceModel);
  return specs.map((spec) => ({ spec, path: graphPath(spec, modelsDirectory) }));
}

async function inspectAll(verifier: Verifier, photos: Photos): Promise<VerifyRequest['images']> {
  const inspect = async (type: keyof Photos): Promise<Uint8Array> => {
    const { image } = await verifier.inspect({ type, bytes: photos[type], checks: CHECKS });
    if (!image) throw new Error(`The photo for ${type} cannot be read`);
    return image.bytes;
  };
  return { document_front: await inspect('document_front'), selfie: await inspect('selfie') };
}
