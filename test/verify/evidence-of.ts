/** Evidence in which everything is well, to be spoilt one part at a time. */
import type { Evidence, FaceMatch } from '../../src/verify/evidence.ts';

const face = { box: { x: 200, y: 200, width: 200, height: 260 }, score: 0.95, landmarks: [] };
const quality = { width: 1000, height: 800, brightness: 120, sharpness: 300 };

export function evidenceOf(change: Partial<Evidence> = {}): Evidence {
  return {
    checks: ['document', 'selfie', 'face_match', 'liveness'],
    quality: { document_front: quality, selfie: quality },
    faces: { document_front: [face], selfie: [face] },
    match: matchOf(0.92),
    liveness: {
      checks: { texture: 0.85, frequency: 0.8, reflection: 0.72, sharpness: 0.92, color: 0.75 },
      measures: { frequency: 2, reflection: 45, sharpness: -5, color: 6 },
      score: 0.78,
      threshold: 0.5,
    },
    frames: null,
    document: null,
    recapture: null,
    findings: [],
    skipped: [],
    models: [],
    timings_ms: {},
    ...change,
  };
}

/** By an embedder whose false match rate falls tenfold with every tenth of the cosine: 1e-3 is at 0.3. */
export function matchOf(score: number): FaceMatch {
  return {
    score,
    probability: 0.5,
    curve: [1, 2, 3, 4, 5].map((tenths) => ({ fmr: 10 ** -tenths, threshold: tenths / 10 })),
    published_threshold: 0.363,
    model: { name: 'drawn', sha256: '0'.repeat(64) },
  };
}
