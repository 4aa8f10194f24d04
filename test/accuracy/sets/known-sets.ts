/** What is known of public sets whose files lie in a folder of this name, or begin with it and two underscores: the photos themselves do not tell it. */

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
  arg0s1080: {
    name: 'a collection of specimens from repositories of readers of machine-readable zones',
    what: 'flat, evenly lit pictures of specimens from the web, 250 to 1,040 px wide, most cards with both sides in one picture, their zones read by hand',
    limits:
      'none is a photograph that a phone took of a card in a hand: no tilt, shadow, reflection or blur, and many zones look set onto the picture, so ' +
      'reading them is easier than their width suggests; with some thirty of them a figure moves by several per cent with one document. Our own ' +
      'network was trained on drawn lines only, but it was chosen, and the reading built, with these pictures at hand, so the figures flatter.',
    fitted: 'the checks for recaptures',
  },
};

export function knownSetsAmong(images: readonly string[]): readonly KnownSet[] {
  const marks = new Set(images.flatMap(marksOf));
  return Object.entries(KNOWN_SETS).flatMap(([mark, set]) => (marks.has(mark) ? [set] : []));
}

function marksOf(image: string): string[] {
  const [folder = '', ...rest] = image.toLowerCase().split(/[\\/]/);
  return [folder, (rest.at(-1) ?? folder).split('__')[0] ?? ''];
}
