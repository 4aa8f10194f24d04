/**
 * How well the checks separate live from attack on people and sets that they were not fitted to, as rates of
 * ISO/IEC 30107-3: APCER, attacks passed, per kind of attack; BPCER, live photos refused, per set.
 */
import { LIVENESS_CHECKS } from '../../src/verify/evidence.ts';
import { fuse } from '../../src/verify/liveness/fuse.ts';
import { groupBy } from './group-by.ts';
import { type Measured, scoresOf, type Trained, train } from './train.ts';

const FOLDS = 4;
const COLUMNS = [...LIVENESS_CHECKS, 'fused'] as const;

/** A face and its scores (0..1) by constants that never saw its subject; 0.5 is the operating point of `fused`. */
export interface Scored {
  readonly sample: Measured;
  readonly scores: Readonly<Record<(typeof COLUMNS)[number], number>>;
}

/** Every face is scored by what was fitted to the other subjects. */
export function crossValidate(samples: readonly Measured[]): Scored[] {
  const subjects = [...new Set(samples.map(({ subject }) => subject))];
  const folds = new Map(subjects.map((subject, at) => [subject, at % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const [inside, outside] = [true, false].map((is) =>
      samples.filter(({ subject }) => (folds.get(subject) === fold) === is),
    ) as [Measured[], Measured[]];
    return score(inside, train(outside));
  }).flat();
}

export function score(samples: readonly Measured[], { units, fusion }: Trained): Scored[] {
  return samples.map((sample) => {
    const checks = scoresOf(sample, units);
    return { sample, scores: { ...checks, fused: fuse(checks, fusion).score } };
  });
}

/** One line for each set and kind: its share on the wrong side of 0.5, and for attacks the AUC against the set's live. */
export function report(scored: readonly Scored[]): string {
  const groups = groupBy(scored, ({ sample }) => `${sample.set} ${sample.kind}`);
  const lines = [...groups].map(([name, group]) => {
    const live = groups.get(`${group[0]?.sample.set} live`) ?? [];
    const cells = COLUMNS.map((column) => describe(group, live, column));
    return [name.padEnd(14), String(group.length).padStart(5), ...cells].join('  ');
  });
  return [['set, kind     ', '    n', ...COLUMNS.map((name) => name.padEnd(14))].join('  '), ...lines].join(
    '\n',
  );
}

function describe(
  group: readonly Scored[],
  live: readonly Scored[],
  column: (typeof COLUMNS)[number],
): string {
  const values = group.map(({ scores }) => scores[column]);
  if (group[0]?.sample.kind === 'live') return `BPCER ${percent(shareBelow(values, 0.5))}`.padEnd(14);
  const area = auc(
    live.map(({ scores }) => scores[column]),
    values,
  );
  return `${percent(1 - shareBelow(values, 0.5))} ${area.toFixed(4)}`.padEnd(14);
}

/** Texture's threshold where as many live photos of every set are refused as by `fused`, and the attacks it then passes. */
export function textureAlone(scored: readonly Scored[]): string {
  const live = scored.filter(({ sample }) => sample.kind === 'live');
  const photos = scored.filter(({ sample }) => sample.kind === 'photo');
  const sets = [...groupBy(live, ({ sample }) => sample.set).values()];
  const threshold = Math.min(
    ...sets.map((set) => {
      const refused = set.filter(({ scores }) => scores.fused < 0.5).length;
      return set.map(({ scores }) => scores.texture).toSorted((a, b) => a - b)[refused] ?? 0;
    }),
  );
  const passed =
    1 -
    shareBelow(
      photos.map(({ scores }) => scores.texture),
      threshold,
    );
  return `texture alone at ${threshold.toFixed(4)}: APCER of real photos ${percent(passed)} (n ${photos.length})`;
}

/** The probability that a live photo scores above an attack; ties count half. */
export function auc(live: readonly number[], attacks: readonly number[]): number {
  const wins = live.reduce(
    (sum, one) => sum + attacks.reduce((won, other) => won + (one > other ? 1 : one === other ? 0.5 : 0), 0),
    0,
  );
  return wins / (live.length * attacks.length);
}

function shareBelow(values: readonly number[], threshold: number): number {
  return values.filter((value) => value < threshold).length / values.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
