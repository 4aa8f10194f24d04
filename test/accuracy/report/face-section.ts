/** Face match, in Markdown. */
import { type FaceFigures, type FacePoint, TAR_FMR } from '../figures/face-figures.ts';
import { findingsTable } from './findings-table.ts';
import { PICTURES } from './pictures.ts';
import { index, power, rate, table } from './wording.ts';

export function faceSection(figures: FaceFigures | null): string[] {
  if (!figures)
    return ['## Face match', '', 'Not measured: no set of pairs with both kinds was given (`--faces DIR`).'];
  const { persons, genuine_pairs: genuine, impostor_pairs: impostor } = figures;
  return [
    '## Face match',
    '',
    `${genuine} pairs of one person and ${impostor} pairs of two, of ${persons} persons. The first photo of a pair stands for the document's`,
    'portrait, the second for the selfie. FMR: share of the pairs of two people that score at least the threshold. FNMR: share of the pairs of',
    'one person that score less. Both are over pairs with a score, whatever else was found on the photos.',
    '',
    ...table(
      ['asked FMR', 'threshold', 'FMR', 'false matches', 'FNMR', 'false non-matches'],
      figures.points.map(pointRow),
    ),
    '',
    ...table(['measured', ''], summary(figures)),
    '',
    ...(figures.tar_is_coarse
      ? [
          `${impostor} impostor pairs cannot show an FMR of ${power(TAR_FMR)}: the row holds where not one of them is accepted.`,
          '',
        ]
      : []),
    'Photos that the policy does not let be judged. The person is asked for another photo; the pair has a score all the same unless no face was found.',
    '',
    ...findingsTable(figures.findings, 'pairs'),
    '',
    `![ROC of the face match](${PICTURES}/faces-roc.svg)`,
    `![DET of the face match](${PICTURES}/faces-det.svg)`,
  ];
}

function pointRow(point: FacePoint): string[] {
  const asked = point.target_fmr === null ? 'none, a fixed threshold' : power(point.target_fmr);
  return [
    point.is_default ? `**${asked}** (default)` : asked,
    point.threshold.toFixed(3),
    rate(point.fmr),
    String(point.false_matches),
    rate(point.fnmr),
    String(point.false_non_matches),
  ];
}

function summary(figures: FaceFigures): string[][] {
  return [
    ['pairs judged rightly at the default threshold', rate(figures.accuracy)],
    [`TAR at FMR ${power(TAR_FMR)} of these impostors`, rate(figures.tar)],
    ['AUC', index(figures.auc)],
    ['EER', rate(figures.eer)],
    ['failure to acquire: no score, pairs of one person', rate(figures.without_score.genuine)],
    ['the same, pairs of two', rate(figures.without_score.impostor)],
    ['not judged under the policy', rate(figures.not_judged)],
    ['one person and verified, not judged ones counted as no', rate(figures.passed.genuine)],
    ['two people and verified', rate(figures.passed.impostor)],
  ];
}
