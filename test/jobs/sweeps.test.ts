import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { pino } from 'pino';
import { createSweeps, type Sweep } from '../../src/jobs/sweeps.ts';

const EVERY_MS = 10_000;

describe('a sweep', () => {
  let lines: { level: number; msg: string; count?: number }[];

  beforeEach(() => {
    lines = [];
    mock.timers.enable({ apis: ['setInterval'] });
  });
  afterEach(() => mock.timers.reset());

  const start = (...sweeps: readonly Sweep[]) => {
    const log = pino({}, { write: (line) => lines.push(JSON.parse(line)) });
    const made = createSweeps(log, sweeps);
    made.start();
    return made;
  };
  const pass = async (milliseconds: number): Promise<void> => {
    mock.timers.tick(milliseconds);
    await new Promise(setImmediate);
  };

  test('runs again and again, and says how many it found when there were any', async () => {
    const found = [2, 0, 1];
    const sweeps = start({ done: 'things swept', everyMs: EVERY_MS, run: async () => found.shift() ?? 0 });
    for (let times = 0; times < 4; times++) await pass(EVERY_MS);
    assert.deepEqual(
      lines.map(({ msg, count }) => [msg, count]),
      [
        ['things swept', 2],
        ['things swept', 1],
      ],
    );
    await sweeps.stop();
  });

  test('that fails is told, tried again, and holds up no other', async () => {
    let [tries, others] = [0, 0];
    const broken = async (): Promise<number> => {
      tries++;
      throw new Error('no database');
    };
    const sweeps = start(
      { done: 'never', everyMs: EVERY_MS, run: broken },
      { done: 'always', everyMs: EVERY_MS, run: async () => ++others },
    );
    await pass(EVERY_MS);
    await pass(EVERY_MS);
    assert.deepEqual([tries, others], [2, 2]);
    assert.deepEqual(
      lines.filter(({ level }) => level === 50).map(({ msg }) => msg),
      ['sweep failed', 'sweep failed'],
    );
    await sweeps.stop();
  });

  test('that takes long runs once at a time, and is waited for at the end', async () => {
    const ends: (() => void)[] = [];
    const run = () => new Promise<number>((resolve) => ends.push(() => resolve(1)));
    const sweeps = start({ done: 'swept slowly', everyMs: EVERY_MS, run });
    for (let times = 0; times < 3; times++) await pass(EVERY_MS);
    assert.equal(ends.length, 1);
    const stopped = sweeps.stop();
    ends[0]?.();
    await stopped;
    await pass(EVERY_MS);
    assert.equal(ends.length, 1);
    assert.deepEqual(
      lines.map(({ msg }) => msg),
      ['swept slowly'],
    );
  });
});
