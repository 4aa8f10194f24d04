/** Presentation attacks, in Markdown. */
import type { AblationRow } from '../figures/liveness-ablation.ts';
import type { LivenessErrors } from '../figures/liveness-trials.ts';
import type { PadFigures } from '../figures/pad-figures.ts';
import { findingsTable } from './findings-table.ts';
import { PICTURES } from './pictures.ts';
import { type Report, SOURCES, type Source } from './report.ts';
import { index, percent, rate, table } from './wording.ts';

const TITLES: Readonly<Record<Source, string>> = {
  pad: 'Real attacks (pad)',
  made_of_pad: 'Made attacks: the live photos of pad, recaptured by calculation',
  made_of_faces: 'Made attacks: the photos of faces, recaptured by calculation',
};

/** What a reader must know of a source before its figures. */
const NOTES: Readonly<Record<Source, string>> = {
  pad: '',
  made_of_pad:
    'Traces of a screen or a print are drawn onto a live photo (`models/liveness/recapture.ts`, fixed seeds), by the code that made attacks for the\n' +
    'fit too. Nobody held anything before a camera: read these rows as a test of the signals.',
  made_of_faces:
    'The same on photos of many cameras. The live photos are those of faces as they are, which nobody took as a selfie.',
};

export function livenessSection({ liveness, liveness_ablation: ablation }: Report): string[] {
  const measured = SOURCES.filter((source) => liveness[source] !== null);
  if (measured.length === 0)
    return [
      '## Presentation attacks',
      '',
      'Not measured: no set with live photos and attacks was given (`--pad DIR`).',
    ];
  return [
    '## Presentation attacks',
    '',
    'In terms of ISO/IEC 30107-3. APCER: share of the attacks of one kind that pass. BPCER: share of the live photos that are refused. Both are over',
    'photos that could be judged; the others are non-responses, APNRR and BPNRR. ACER: half the sum of BPCER and the worst APCER. AUC: the',
    'chance that a live photo scores above an attack. Baseline: the check `texture` alone, the published MiniFASNet pair, at its own threshold',
    'and where it refuses as many live photos as the fused score.',
    ...(liveness.pad
      ? []
      : ['', 'No set of real attacks was given (`--pad DIR`), so there is none among these figures.']),
    ...measured.flatMap((source) => sourceSection(source, liveness[source] as PadFigures)),
    '',
    ...(liveness.pad || liveness.made_of_faces ? pictures() : []),
    '',
    '### What each liveness check adds',
    '',
    'The threshold of every row is the one that refuses as many live photos as the whole score does. The other weights stay as they are when one',
    'is taken out.',
    ...measured.flatMap((source) => ablationTable(TITLES[source], ablation[source])),
  ];
}

function sourceSection(source: Source, figures: PadFigures): string[] {
  const { live_photos: live, attack_photos: attacks, persons } = figures;
  return [
    '',
    `### ${TITLES[source]}`,
    '',
    `${live} live photos and ${attacks} attacks, of ${persons} persons.`,
    ...(NOTES[source] ? [NOTES[source]] : []),
    '',
    ...table(
      ['score', 'threshold', 'BPCER', 'attack', 'n', 'APCER', 'AUC', 'ACER'],
      [
        ...errorRows('**fused** (default)', figures.fused),
        ...errorRows('texture, published', figures.texture_published),
        ...errorRows('texture at that BPCER', figures.texture_same_bpcer),
      ],
    ),
    '',
    `Non-response: live photos ${rate(figures.bpnrr)}; ${figures.apnrr.map(({ attack, share }) => `${attack} ${rate(share)}`).join('; ')}.`,
    '',
    ...findingsTable(figures.findings, 'photos'),
  ];
}

function errorRows(name: string, { threshold, bpcer, attacks, acer }: LivenessErrors): string[][] {
  return attacks.map(({ attack, photos, apcer, auc }, at) => [
    ...(at === 0
      ? [name, Number.isFinite(threshold) ? threshold.toFixed(4) : 'none', rate(bpcer)]
      : ['', '', '']),
    attack,
    String(photos),
    rate(apcer),
    index(auc),
    at === 0 ? rate(acer) : '',
  ]);
}

function ablationTable(title: string, rows: readonly AblationRow[]): string[] {
  const kinds = rows[0]?.cells.map(({ attack }) => attack) ?? [];
  return [
    '',
    `${title}:`,
    '',
    ...table(
      ['score', ...kinds.flatMap((kind) => [`${kind}: AUC`, 'APCER'])],
      rows.map(({ use, check, cells }) => [
        use === 'all' ? 'all five' : `${use === 'alone' ? 'only' : 'without'} ${check}`,
        ...cells.flatMap(({ auc, apcer }) => [auc.toFixed(4), percent(apcer)]),
      ]),
    ),
  ];
}

function pictures(): string[] {
  return [
    `![ROC of the liveness score](${PICTURES}/pad-roc.svg)`,
    `![DET of the liveness score](${PICTURES}/pad-det.svg)`,
  ];
}
