/** What documents do to a portrait, and which way of looking at it pays, in Markdown. */
import type { PortraitRow } from '../portraits/measure-portraits.ts';
import { percent, table } from './wording.ts';

export function portraitSection(rows: readonly PortraitRow[]): string[] {
  const [first] = rows;
  if (!first)
    return [
      '## What documents do to a portrait',
      '',
      'Not measured: no set of pairs was given (`--faces DIR`).',
    ];
  const treatments = [...new Set(rows.map(({ treatment }) => treatment))];
  const variants = [...new Set(rows.map(({ variant }) => variant))];
  const of = (treatment: string, variant: string) =>
    rows.find((row) => row.treatment === treatment && row.variant === variant);
  return [
    '## What documents do to a portrait',
    '',
    `${first.pairs} pairs of one person, each person once. The first photo is put on a drawn document and photographed by calculation, as the row says;`,
    `the second is the selfie. At cosine ${first.threshold.toFixed(3)}; a portrait that is not found counts as a false non-match. FMR: every portrait against`,
    `every other person's selfie, ${first.impostor_pairs} pairs a row. \`production\` is what the service does; each other column changes one thing about it.`,
    '',
    ...table(
      [
        'portrait',
        'not found',
        'with findings',
        'mean cosine',
        ...variants.map((variant) => `FNMR ${variant}`),
      ],
      [
        ...treatments.map((treatment) => [
          treatment,
          ...acquired(of(treatment, 'production')),
          ...variants.map((variant) => percent(of(treatment, variant)?.fnmr ?? Number.NaN)),
        ]),
        [
          '**mean of all: FNMR**',
          '',
          '',
          '',
          ...variants.map((variant) => percent(mean(rows, variant, 'fnmr'))),
        ],
        [
          '**mean of all: FMR**',
          '',
          '',
          '',
          ...variants.map((variant) => percent(mean(rows, variant, 'fmr'))),
        ],
      ],
    ),
  ];
}

function acquired(row: PortraitRow | undefined): string[] {
  if (!row) return ['', '', ''];
  return [percent(row.failure_to_acquire), percent(row.findings), row.mean_cosine?.toFixed(3) ?? ''];
}

/** Of the rows that have the rate: a single pair has no strangers. */
function mean(rows: readonly PortraitRow[], variant: string, rate: 'fnmr' | 'fmr'): number {
  const rates = rows.filter((row) => row.variant === variant).map((row) => row[rate]);
  const measured = rates.filter(Number.isFinite);
  return measured.reduce((sum, each) => sum + each, 0) / measured.length;
}
