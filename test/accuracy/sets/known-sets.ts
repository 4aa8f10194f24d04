/** What is known of public sets whose files lie in a folder of this name: the photos themselves do not tell it. */

export interface KnownSet {
  readonly name: string;
  readonly what: string;
  /** What no figure on it can be taken for. */
  readonly limits: string;
  /** Which of our constants were fitted on photos of this set, so that figures on it flatter; null for none. */
  readonly fitted: string | null;
}

const KNOWN_SETS: Readonly<Record<string, KnownSet>> = {
  lfw: {
    name: 'LFW (Huang et al., 2007)',
    what: 'press photos of public figures from the web, 250 x 250 px',
    limits:
      'most of its people are light-skinned adult men, none is a child and few are old; nobody photographed a document or took a selfie, ' +
      'so this is face against face under press light, not a printed portrait against a phone. Many embedders were chosen by their figures on it.',
    fitted: 'the thresholds by false match rate and the liveness checks',
  },
  nuaa: {
    name: 'NUAA (Tan et al., 2010)',
    what: 'frames of one webcam of 2010, 640 x 480 px, and photographs of the same people held before it',
    limits:
      'one camera, one room, one kind of attack, a handful of young East Asian adults; frames of one recording resemble each other, ' +
      'so hundreds of photos are worth little more than as many trials as there are people.',
    fitted: 'the liveness checks and their fusion',
  },
};

export function knownSetsAmong(images: readonly string[]): readonly KnownSet[] {
  const folders = new Set(images.map((image) => image.split(/[\\/]/)[0]?.toLowerCase() ?? ''));
  return Object.entries(KNOWN_SETS).flatMap(([folder, set]) => (folders.has(folder) ? [set] : []));
}
