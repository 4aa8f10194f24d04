/** Everything that was measured, as the object that `--json` prints: a pure function of the evidence and the policy. */
import { hashPolicy, type Policy } from '../../../src/verify/decision/policy.ts';
import type { ModelUsed } from '../../../src/verify/evidence.ts';
import type { BarcodeCounts } from '../documents/collect-barcodes.ts';
import type { Collected } from '../evidence/evidence-file.ts';
import type { Group } from '../evidence/evidence-record.ts';
import { notCovered } from '../figures/coverage.ts';
import { type DocumentFigures, documentFigures } from '../figures/document-figures.ts';
import { type DrawnFigures, drawnFigures } from '../figures/drawn-figures.ts';
import { type FaceFigures, faceFigures } from '../figures/face-figures.ts';
import { type Latency, latencyOf } from '../figures/latency.ts';
import { type AblationRow, livenessAblation } from '../figures/liveness-ablation.ts';
import { livenessThreshold, type PadFigures, padFigures } from '../figures/pad-figures.ts';
import { type ReadingFigures, readingFigures } from '../figures/reading-figures.ts';
import { type RecaptureFigures, recaptureFigures } from '../figures/recapture-figures.ts';
import type { PortraitRow } from '../portraits/measure-portraits.ts';
import type { SetName } from '../sets/labelled-sets.ts';

/** Live photos and the attacks on one source: `pad` with real ones, the others with made ones. */
export const SOURCES = ['pad', 'made_of_pad', 'made_of_faces'] as const;
export type Source = (typeof SOURCES)[number];

export interface Report {
  /** Rows of each table; null for all. */
  readonly sample: number | null;
  readonly persons_from_file_names: readonly SetName[];
  readonly models: readonly ModelUsed[];
  readonly policy: {
    readonly version: string;
    readonly sha256: string;
    readonly face_match: Policy['face_match'];
    /** Null where nothing was measured. */
    readonly liveness_threshold: number | null;
  };
  readonly faces: FaceFigures | null;
  readonly liveness: Readonly<Record<Source, PadFigures | null>>;
  readonly liveness_ablation: Readonly<Record<Source, readonly AblationRow[]>>;
  readonly portraits: readonly PortraitRow[];
  readonly reading: ReadingFigures | null;
  readonly barcodes: BarcodeCounts | null;
  readonly drawn_documents: DrawnFigures | null;
  readonly documents: DocumentFigures | null;
  readonly recaptured_documents: RecaptureFigures | null;
  readonly latency: Readonly<Record<SetName, Latency | null>>;
  readonly not_covered: readonly string[];
}

export function reportOf(collected: Collected, policy: Policy): Report {
  const { models, sample, personsFromNames, portraits, readers, drawn, barcodes, records } = collected;
  const of = (...groups: Group[]) => records.filter(({ group }) => groups.includes(group));
  const livePad = of('pad').filter(({ expected }) => expected);
  const sources = {
    pad: of('pad'),
    made_of_pad: [...livePad, ...of('made_of_pad')],
    made_of_faces: of('made_of_faces'),
  };
  const each = <T>(figure: (source: (typeof sources)[Source]) => T) =>
    Object.fromEntries(SOURCES.map((name) => [name, figure(sources[name])])) as Record<Source, T>;
  return {
    sample,
    persons_from_file_names: personsFromNames,
    models,
    policy: {
      version: policy.version,
      sha256: hashPolicy(policy),
      face_match: policy.face_match,
      liveness_threshold: livenessThreshold(records, policy),
    },
    faces: faceFigures(of('faces'), policy),
    liveness: each((source) => padFigures(source, policy)),
    liveness_ablation: each((source) => livenessAblation(source, policy)),
    portraits,
    reading: readingFigures(
      { records: of('documents'), readers, setAside: collected.documentsSetAside },
      policy,
    ),
    barcodes,
    drawn_documents: drawnFigures(drawn),
    documents: documentFigures(of('documents'), policy),
    recaptured_documents: recaptureFigures(of('documents', 'made_of_documents'), policy),
    latency: {
      faces: latencyOf(of('faces')),
      pad: latencyOf(of('pad')),
      documents: latencyOf(of('documents')),
    },
    not_covered: notCovered(records),
  };
}
