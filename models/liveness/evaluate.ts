/**
 * How well the checks separate live from attack on people and sources that they were not fitted to, as rates of
 * ISO/IEC 30107-3: APCER, attacks passed, per kind of attack; BPCER, live photos refused, per set.
 */
import { LIVENESS_CHECKS, type LivenessCheck } from '../../src/verify/evidence.ts';
import { fuse } from '../../src/verify/liveness/fuse.ts';
import { groupBy } from './group-by.ts';
import { isLive, type Sample } from './samples.ts';
import { scoresOf, type Trained, train } from './train.ts';

const FOLDS = 4;
const COLUMNS = [...LIVENESS_CHECKS, 'fused'] as const;

/** A face and its scores (0..1) by constants that never saw its subject; 0.5 is the operating point of `fused`. */
export interface Scored {
  readonly sample: Sample;
  readonly scores: Readonly<Record<(typeof COLUMNS)[number], number>>;
}

type Split = readonly [inside: Sample[], outside: Sample[]];

/** Every face is scored by what was fitted to the other subjects. */
export function crossValidate(samples: readonly Sample[], without?: LivenessCheck): Scored[] {
  return splitByFold(samples).flatMap(([inside, outside]) => score(inside, train(outside, without)));
}

/** No subject is on both sides. */
export function splitByFold(samples: readonly Sample[]): readonly Split[] {
  const subjects = [...new Set(samples.map(({ subject }) => subject))];
  const folds = new Map(subjects.map((subject, at) => [subject, at % FOLDS]));
  return Array.from({ length: FOLDS }, (_, fold) =>
    halves(samples, ({ subject }) => folds.get(subject) === fold),
  );
}

/** What comes from one source is scored by what was fitted to all others. */
export function leaveOneSourceOut(samples: readonly Sample[]): ReadonlyMap<string, Scored[]> {
  const splits = [...splitBySource(samples)];
  return new Map(splits.map(([name, [inside, outside]]) => [name, score(inside, train(outside))]));
}

/** A source is a set of people and cameras, or a kind of attack. */
export function splitBySource(samples: readonly Sample[]): ReadonlyMap<string, Split> {
  const sets = (['pad', 'faces'] as const).map((set) => [set, (each: Sample) => each.set === set] as const);
  const kinds = (['photo', 'screen', 'print'] as const).map(
    (kind) => [kind, (each: Sample) => each.kind === kind] as const,
  );
  return new Map([...sets, ...kinds].map(([name, isInside]) => [name, halves(samples, isInside)]));
}

function halves(samples: readonly Sample[], isInside: (sample: Sample) => boolean): Split {
  return [samples.filter(isInside), samples.filter((each) => !isInside(each))];
}

function score(samples: readonly Sample[], { readings, fusion }: Trained): Scored[] {
  return samples.map((sample) => {
    const checks = scoresOf(sample, readings);
    return { sample, scores: { ...checks, fused: fuse(checks, fusion).score } };
  });
}

/** One line for each set and kind: its share on the wrong side of 0.5, and for attacks the AUC against the set's live. */
export function report(scored: readonly Scored[]): string {
  const groups = groupBy(scored, ({ sample }) => `${sample.set} ${sample.kind}`);
  const lines = [...groups].map(([name, group]) => {
    const live = liveBeside(group, groups);
    const cells = COLUMNS.map((column) => describe(group, live, column));
    return [name.padEnd(14), String(group.length).padStart(5), ...cells].join('  ');
  });
  const head = ['set, kind     ', '    n', ...COLUMNS.map((name) => name.padEnd(14))].join('  ');
  return [head, ...lines].join('\n');
}

/** A made attack is compared with what its own camera made of living people. */
function liveBeside(group: readonly Scored[], groups: ReadonlyMap<string, Scored[]>): readonly Scored[] {
  const [first] = group;
  const kind = first?.sample.kind === 'photo' ? 'live' : 'camera';
  return groups.get(`${first?.sample.set} ${kind}`) ?? [];
}

function describe(
  group: readonly Scored[],
  live: readonly Scored[],
  column: (typeof COLUMNS)[number],
): string {
  const values = group.map(({ scores }) => scores[column]);
  if (group[0] && isLive(group[0].sample)) return `BPCER ${percent(shareBelow(values, 0.5))}`.padEnd(14);
  const passed = percent(1 - shareBelow(values, 0.5));
  if (live.length === 0) return `${passed}`.padEnd(14);
  const area = auc(
    live.map(({ scores }) => scores[column]),
    values,
  );
  return `${passed} ${area.toFixed(3)}`.padEnd(14);
}

/** For each check, what passes without it, at thresholds that refuse as many live photos of the worst set. */
export function ablation(samples: readonly Sample[]): string {
  const rows = [undefined, ...LIVENESS_CHECKS].map((without) => {
    const groups = groupBy(crossValidate(samples, without), ({ sample }) => `${sample.set} ${sample.kind}`);
    const cells = [...groups].map(([name, group]) => `${name} ${describe(group, [], 'fused').trim()}`);
    return `${(without ? `without ${without}` : 'all five').padEnd(20)}${cells.join('  ')}`;
  });
  return rows.join('\n');
}

/** Texture's threshold where as many live photos of every set are refused as by `fused`, and the attacks it then passes. */
export function textureAlone(scored: readonly Scored[]): string {
  const live = scored.filter(({ sample }) => sample.kind === 'live');
  const sets = [...groupBy(live, ({ sample }) => sample.set).values()];
  const threshold = Math.min(
    ...sets.map((set) => {
      const refused = set.filter(({ scores }) => scores.fused < 0.5).length;
      return set.map(({ scores }) => scores.texture).toSorted((a, b) => a - b)[refused] ?? 0;
    }),
  );
  const attacks = scored.filter(({ sample }) => !isLive(sample));
  const cells = [...groupBy(attacks, ({ sample }) => `${sample.set} ${sample.kind}`)].map(([name, group]) => {
    const values = group.map(({ scores }) => scores.texture);
    return `${name} ${percent(1 - shareBelow(values, threshold))}`;
  });
  return `texture alone at ${threshold.toFixed(3)}: APCER ${cells.join('  ')}`;
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
