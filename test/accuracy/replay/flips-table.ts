/** The flips as people read them. */

import { type FlippedRow, type GroupFlips, judgementOf } from './flips.ts';
import type { Replay } from './replay.ts';

const TITLES: Readonly<Record<GroupFlips['group'], string>> = {
  faces: 'faces: pairs of photos',
  pad: 'pad: live photos and attacks',
  made_of_pad: 'attacks made of pad',
  made_of_documents: 'documents before another camera, and recaptures made of them',
  made_of_faces: 'photos of faces as selfies, and attacks made of them',
  documents: 'documents: without a selfie none can be verified',
};

export function flipsTable({ from, to, sample, groups }: Replay): string {
  const flips = groups.flatMap((group) => group.flips);
  const total = flips.reduce((sum, { genuine, impostors }) => sum + genuine + impostors, 0);
  const records = groups.reduce((sum, group) => sum + group.records, 0);
  return [
    `${total} of ${records} verdicts flip from policy ${from.version} (${from.sha256.slice(0, 12)}) to ${to.version} (${to.sha256.slice(0, 12)}).`,
    ...(sample === null ? [] : [`The evidence is a sample: ${sample} rows of each table.`]),
    ...groups.flatMap(groupLines),
  ].join('\n');
}

function groupLines({ group, records, flips, first }: GroupFlips): string[] {
  const title = ['', `${TITLES[group]}, ${records} records`];
  if (flips.length === 0) return [...title, 'No verdict flips.'];
  const rows = flips.map((each) => [
    each.from,
    each.to,
    String(each.genuine + each.impostors),
    String(each.genuine),
    String(each.impostors),
    judgementOf(each),
  ]);
  return [
    ...title,
    '| from | to | flips | ought to pass | ought not | by the labels |',
    '|---|---|---|---|---|---|',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    ...first.map(rowLine),
  ];
}

function rowLine({ images, expected, attack, from, to, score, reasons }: FlippedRow): string {
  const truth = attack ?? (expected ? 'ought to pass' : 'ought not to pass');
  const figure = score === null ? 'no score' : `score ${score.toFixed(4)}`;
  return `  ${images.join(' and ')} (${truth}, ${figure}): ${from} → ${to} ${reasons.join(', ')}`.trimEnd();
}
