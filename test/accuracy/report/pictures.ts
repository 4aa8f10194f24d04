/** ROC and DET of the faces and of the attacks, as SVG files. */
import type { Policy } from '../../../src/verify/decision/policy.ts';
import type { EvidenceRecord } from '../evidence/evidence-record.ts';
import { faceCurve, faceFigures } from '../figures/face-figures.ts';
import { curveAgainst, kindsOf, type LivenessTrial, livenessTrials } from '../figures/liveness-trials.ts';
import { byFused, byTexture, livenessThreshold } from '../figures/pad-figures.ts';
import { acceptedAt, type CurvePoint } from '../statistics/curve.ts';
import { deviate, linear, logarithmic } from './axes.ts';
import { drawChart, type Line, type Mark } from './chart.ts';

/** The folder of the pictures, seen from the report. */
export const PICTURES = 'docs/accuracy';

/** The curves are seen whole from this rate on. */
const LEAST_READ = 1e-3;

export interface Picture {
  readonly file: string;
  readonly svg: string;
}

interface Curve {
  readonly name: string;
  readonly curve: readonly CurvePoint[];
  readonly isDashed?: boolean;
}

interface Errors {
  readonly set: string;
  readonly title: string;
  readonly falsePositive: string;
  readonly falseNegative: string;
  readonly curves: readonly Curve[];
  /** Where the default policy stands. */
  readonly at: readonly {
    readonly name: string;
    readonly falsePositive: number;
    readonly falseNegative: number;
  }[];
}

/** Of the sets that were measured. */
export function picturesOf(records: readonly EvidenceRecord[], policy: Policy): Picture[] {
  return [faceErrors(records, policy), padErrors(records, policy)].flatMap((errors) =>
    errors ? [rocOf(errors), detOf(errors)] : [],
  );
}

function faceErrors(records: readonly EvidenceRecord[], policy: Policy): Errors | null {
  const faces = records.filter(({ group }) => group === 'faces');
  const figures = faceFigures(faces, policy);
  if (!figures) return null;
  return {
    set: 'faces',
    title: 'Face match',
    falsePositive: 'false match rate (FMR)',
    falseNegative: 'false non-match rate (FNMR)',
    curves: [
      { name: `${figures.genuine_pairs} and ${figures.impostor_pairs} pairs`, curve: faceCurve(faces) },
    ],
    at: figures.points
      .filter((point) => point.is_default)
      .map(({ threshold, fmr, fnmr }) => ({
        name: `the default policy, at ${threshold.toFixed(3)}`,
        falsePositive: fmr.value,
        falseNegative: fnmr.value,
      })),
  };
}

function padErrors(records: readonly EvidenceRecord[], policy: Policy): Errors | null {
  const of = (...groups: string[]) => records.filter(({ group }) => groups.includes(group));
  const live = of('pad').filter(({ expected }) => expected);
  const sources = [
    { name: 'real', records: of('pad') },
    { name: 'made of pad', records: [...live, ...of('made_of_pad')] },
    { name: 'made of faces', records: of('made_of_faces') },
  ];
  const curves = sources.flatMap(({ name, records: those }) =>
    against(name, livenessTrials(those, policy, byFused)),
  );
  const textures = against('real, texture alone', livenessTrials(of('pad'), policy, byTexture));
  if (curves.length === 0 || livenessThreshold(records, policy) === null) return null;
  return {
    set: 'pad',
    title: 'Presentation attacks',
    falsePositive: 'attacks that pass (APCER)',
    falseNegative: 'live photos refused (BPCER)',
    curves: [...curves, ...textures.map((each) => ({ ...each, isDashed: true }))],
    at: [],
  };
}

function against(name: string, trials: readonly LivenessTrial[]): Curve[] {
  if (!trials.some(({ positive }) => positive)) return [];
  return kindsOf(trials).map((kind) => ({ name: `${kind} (${name})`, curve: curveAgainst(trials, kind) }));
}

function rocOf({ set, title, falsePositive, falseNegative, curves, at }: Errors): Picture {
  const points = (curve: readonly CurvePoint[]) =>
    curve.map((point) => [point.falsePositive, 1 - point.falseNegative] as const);
  const marks = at.map(
    (point): Mark => ({ name: point.name, x: point.falsePositive, y: 1 - point.falseNegative }),
  );
  const svg = drawChart({
    title: `${title}: ROC`,
    x: logarithmic(falsePositive),
    y: linear(`1 − ${falseNegative}`, Math.min(...curves.map(({ curve }) => acceptedAt(curve, LEAST_READ)))),
    lines: linesOf(curves, points),
    marks,
  });
  return { file: `${set}-roc.svg`, svg };
}

function detOf({ set, title, falsePositive, falseNegative, curves, at }: Errors): Picture {
  const points = (curve: readonly CurvePoint[]) =>
    curve.map((point) => [point.falsePositive, point.falseNegative] as const);
  const marks = at.map(
    (point): Mark => ({ name: point.name, x: point.falsePositive, y: point.falseNegative }),
  );
  const svg = drawChart({
    title: `${title}: DET`,
    x: deviate(falsePositive),
    y: deviate(falseNegative),
    lines: linesOf(curves, points),
    marks,
  });
  return { file: `${set}-det.svg`, svg };
}

function linesOf(
  curves: readonly Curve[],
  points: (curve: readonly CurvePoint[]) => readonly (readonly [number, number])[],
): Line[] {
  return curves.map(({ name, curve, isDashed = false }) => ({ name, points: points(curve), isDashed }));
}
