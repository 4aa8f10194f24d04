/** The measuring thread: a whole verification and its floor in turns, each beginning every other round; or the floor alone for some time. */
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { CHECKS } from '../../src/verify/evidence.ts';
import { type BareRun, prepareBareRuns } from './bare-runs.ts';
import { builtLoadTools, builtPipeline } from './built.ts';
import type { OneThreadTask, OneThreadTimes } from './one-thread.ts';

const WARM_UP_ROUNDS = 5;

sharp.concurrency(1);
sharp.cache(false);

const task = workerData as OneThreadTask;
const { images, models } = task;
const { runPipeline } = await builtPipeline();
const tools = await (await builtLoadTools()).loadTools(models);
if (!tools) throw new Error('Model files are missing: run `npm run models`');
const withTime = { ...tools, inTime: new AbortController().signal };
const request = { images, checks: CHECKS, today: '2026-01-01' };
const bareRuns: readonly BareRun[] = await prepareBareRuns(withTime, models, (recording) =>
  runPipeline(request, recording),
);
const files = Object.values(images);
parentPort?.postMessage('rounds' in task ? await measure(task.rounds) : await countFloors(task.floorMs));

async function measure(rounds: number): Promise<OneThreadTimes> {
  const whole: number[] = [];
  const decoding: number[] = [];
  const decodingAtOnce: number[] = [];
  const running: number[] = [];
  const steps: Record<string, number[]> = {};
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    const floorFirst = round % 2 === 0 ? await measureFloor() : null;
    const [wholeMs, evidence] = await timed(() => runPipeline(request, withTime));
    const floor = floorFirst ?? (await measureFloor());
    if (round < 0) continue;
    whole.push(wholeMs);
    decoding.push(floor.decodeMs);
    decodingAtOnce.push(floor.decodeAtOnceMs);
    running.push(floor.modelsMs);
    for (const [step, ms] of Object.entries(evidence.timings_ms)) steps[step] = [...(steps[step] ?? []), ms];
  }
  const floor = decoding.map((ms, round) => ms + (running[round] ?? 0));
  const sizes = await Promise.all(files.map(sizeOf));
  return {
    whole,
    floor,
    floorDecode: decoding,
    floorDecodeAtOnce: decodingAtOnce,
    floorModels: running,
    steps,
    modelRuns: bareRuns.length,
    sizes,
  };
}

async function measureFloor() {
  const [decodeMs] = await timed(decodeInTurn);
  const [decodeAtOnceMs] = await timed(() => Promise.all(files.map((file) => sharp(file).raw().toBuffer())));
  const [modelsMs] = await timed(runModels);
  return { decodeMs, decodeAtOnceMs, modelsMs };
}

/** Per second; the first ones only warm up. */
async function countFloors(ms: number): Promise<number> {
  for (let round = 0; round < WARM_UP_ROUNDS; round++) await measureFloor();
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < ms) {
    await decodeInTurn();
    await runModels();
    count += 1;
  }
  return (count * 1000) / (performance.now() - begun);
}

async function decodeInTurn(): Promise<void> {
  for (const file of files) await sharp(file).raw().toBuffer();
}

async function runModels(): Promise<void> {
  for (const { session, feeds } of bareRuns) await session.run(feeds);
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const begun = performance.now();
  const result = await work();
  return [performance.now() - begun, result];
}

async function sizeOf(file: Uint8Array): Promise<string> {
  const { width, height } = await sharp(file).metadata();
  return `${width}x${height}`;
}
