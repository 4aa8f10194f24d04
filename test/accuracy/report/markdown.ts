/** The report as ACCURACY.md: no date and no exact time in it, so that the same sets and models give the same file. */
import { belowStep, type Latency } from '../figures/latency.ts';
import { SET_NAMES } from '../sets/labelled-sets.ts';
import { documentSection } from './document-section.ts';
import { faceSection } from './face-section.ts';
import { livenessSection } from './liveness-section.ts';
import { portraitSection } from './portrait-section.ts';
import { readingSection } from './reading-section.ts';
import { recaptureSection } from './recapture-section.ts';
import type { Report } from './report.ts';
import { table } from './wording.ts';

export function markdownOf(report: Report): string {
  const sections = [
    head(report),
    faceSection(report.faces),
    livenessSection(report),
    portraitSection(report.portraits),
    readingSection(report),
    documentSection(report.documents),
    recaptureSection(report.recaptured_documents),
    latencySection(report),
    ['## What is not covered', '', ...report.not_covered.map((line) => `- ${line}`)],
    measuredWith(report),
  ];
  return sections.map((lines) => lines.join('\n')).join('\n\n');
}

function head({ sample, persons_from_file_names: told }: Report): string[] {
  return [
    '# Accuracy',
    '',
    ...(sample === null
      ? []
      : [`**A sample: at most ${sample} rows of each table. For the figures run \`npm run eval\`.**`, '']),
    'Written by `npm run eval`, which sends labelled photographs through the production pipeline: each is inspected as an upload is, then',
    'verified in a worker thread. In brackets are 95 % confidence intervals. Persons are drawn anew for them, not photos (1,000 resamples, a',
    'fixed seed); a pair of two people counts by the product of how often both were drawn. Where no error was seen, or nothing else, \\* marks',
    'the bound of the rule of three (about 3 / n), in which one person counts as one trial however many photos there are. A figure',
    'without brackets is the same in every resample.',
    ...(told.length > 0
      ? [
          '',
          `The persons of ${told.join(' and ')} were told from the files' names without their last number, because the table does not name them.`,
        ]
      : []),
  ];
}

function latencySection(report: Report): string[] {
  return [
    '## Latency',
    '',
    'Of one verification inside its thread, all threads at work. Only a coarse step is given here, because the figures differ from run to run;',
    'the command prints them, `-- --json` has those of every step, and `npm run bench` measures them properly.',
    '',
    ...table(
      ['set', 'half of the verifications', 'n'],
      latencies(report).map(([name, { p50_ms, n }]) => [name, belowStep(p50_ms), String(n)]),
    ),
  ];
}

/** What differs from run to run, so it is printed and not written. */
export function exactLatency(report: Report): string {
  const sets = latencies(report).map(([name, { p50_ms, p95_ms }]) => `${name} ${p50_ms} / ${p95_ms} ms`);
  return `Latency of this run, p50 / p95: ${sets.join(', ')}`;
}

function latencies({ latency, reading }: Report): [name: string, latency: Latency][] {
  const sets = SET_NAMES.map((name): [string, Latency | null] => [name, latency[name]]);
  const all: typeof sets = [...sets, ['reading the documents', reading?.latency ?? null]];
  return all.flatMap(([name, figures]) => (figures ? [[name, figures]] : []));
}

function measuredWith({ models, policy }: Report): string[] {
  const wanted =
    'target_fmr' in policy.face_match
      ? `target FMR ${policy.face_match.target_fmr}`
      : `cosine ${policy.face_match.threshold}`;
  const liveness = policy.liveness_threshold === null ? 'not measured' : policy.liveness_threshold.toFixed(4);
  return [
    '## Measured with',
    '',
    `Policy ${policy.version}, sha256 \`${policy.sha256}\`: face match at ${wanted}, liveness at ${liveness}.`,
    '',
    ...table(
      ['model, or constants fitted to go with it', 'sha256'],
      models.map(({ name, sha256 }) => [name, `\`${sha256}\``]),
    ),
  ];
}
