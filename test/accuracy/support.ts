/** Evidence of rows that nobody photographed, for the tests of what is made of it. */
import type { Evidence, Liveness } from '../../src/verify/evidence.ts';
import { evidenceOf, matchOf } from '../verify/evidence-of.ts';
import type { Collected } from './evidence/evidence-file.ts';
import type { EvidenceRecord } from './evidence/evidence-record.ts';
import { keep } from './evidence/keep.ts';

export function pairOf(
  score: number,
  persons: readonly number[],
  change: Partial<Evidence> = {},
): EvidenceRecord {
  const evidence = keep(
    evidenceOf({ checks: ['face_match'], match: matchOf(score), liveness: null, ...change }),
  );
  const images = {
    document_front: `set/${persons.join('-')}_1.jpg`,
    selfie: `set/${persons.join('-')}_2.jpg`,
  };
  return { group: 'faces', images, persons, expected: persons.length === 1, attack: null, evidence };
}

/** All five checks say the same. */
export function selfieOf(
  score: number,
  attack: string | null,
  person: number,
  change: Partial<Evidence> = {},
): EvidenceRecord {
  const checks = { texture: score, frequency: score, reflection: score, sharpness: score, color: score };
  const liveness: Liveness = { ...(evidenceOf().liveness as Liveness), checks, score, threshold: 0.5 };
  const evidence = keep(evidenceOf({ checks: ['liveness'], match: null, liveness, ...change }));
  return {
    group: 'pad',
    images: { selfie: `set/${person}.jpg` },
    persons: [person],
    expected: attack === null,
    attack,
    evidence,
  };
}

export function documentOf(isThere: boolean, isFound: boolean): EvidenceRecord {
  const { faces, quality } = evidenceOf();
  const evidence = keep(
    evidenceOf({
      checks: ['document', 'face_match'],
      quality: { document_front: quality.document_front as NonNullable<typeof quality.document_front> },
      faces: { document_front: isFound ? (faces.document_front ?? []) : [] },
      match: null,
      liveness: null,
      findings: isFound ? [] : [{ code: 'no_face', image: 'document_front' }],
    }),
  );
  return {
    group: 'documents',
    images: { document_front: 'card.jpg' },
    persons: [1],
    expected: isThere,
    attack: null,
    evidence,
  };
}

export function collectedOf(records: readonly EvidenceRecord[]): Collected {
  return {
    models: [{ name: 'drawn', sha256: '0'.repeat(64) }],
    sample: null,
    personsFromNames: [],
    documentsSetAside: 0,
    portraits: [],
    readers: [],
    drawn: [],
    barcodes: null,
    records,
  };
}
