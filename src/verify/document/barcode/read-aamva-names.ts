/** The elements of a person's name → its parts. Each version of the standard splits it its own way, and issuers their own. */

export interface AamvaName {
  readonly family: string;
  readonly given: string;
  readonly middle: string;
  readonly suffix: string;
}

/** What stands for nothing. */
const NOTHING = /^(NONE|NMN|N\/?A|UNAVL|UNAVAIL|-+|\*+)$/i;
const SUFFIX = /^(JR|SR|[IVX]{2,4}|I?V|\d(ST|ND|RD|TH))\.?$/i;
/** Between the parts of a full name. */
const PARTS = /[,$@]/;

type Elements = ReadonlyMap<string, string>;

/** Version 1 has the full name, though some issuers have its parts; the given names of 2 and 3 are one element, later ones two. */
export function readAamvaName(elements: Elements): AamvaName {
  const own = {
    family: said(elements, 'DCS', 'DAB'),
    given: said(elements, 'DAC'),
    middle: clean(said(elements, 'DAD')),
    suffix: said(elements, 'DCU', 'DAE'),
  };
  const together = fromGivenNames(said(elements, 'DCT'));
  const full = fromFullName(said(elements, 'DAA'));
  return {
    family: own.family || full.family,
    given: own.given || together.given || full.given,
    middle: own.middle || (own.given ? '' : together.middle || full.middle),
    suffix: own.suffix || full.suffix,
  };
}

function fromGivenNames(names: string): Pick<AamvaName, 'given' | 'middle'> {
  const [given = '', ...middle] = names.split(PARTS.test(names) ? PARTS : ' ').map(clean);
  return { given, middle: clean(middle.join(' ')) };
}

/** Family name, given name, middle names, suffix, with a sign between them; with spaces alone the family name comes last. */
function fromFullName(name: string): AamvaName {
  if (!PARTS.test(name)) return fromSpacedName(name.split(' ').filter(Boolean));
  const [family = '', given = '', middle = '', suffix = ''] = name.split(PARTS).map(clean);
  if (middle) return { family, given, middle, suffix };
  return { family, suffix, ...fromGivenNames(given) };
}

function fromSpacedName(words: readonly string[]): AamvaName {
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && SUFFIX.test(last) ? last : '';
  const names = suffix ? words.slice(0, -1) : words;
  const [given = '', ...more] = names;
  return { family: more.at(-1) ?? '', given, middle: more.slice(0, -1).join(' '), suffix };
}

/** The first of the elements that says anything. */
function said(elements: Elements, ...ids: readonly string[]): string {
  return ids.map((id) => meant(elements.get(id) ?? '')).find(Boolean) ?? '';
}

/** Several names in one element are parted by commas; at its end they part it from nothing. */
function meant(value: string): string {
  const bare = value.replace(/[,\s]+$/, '').trim();
  return NOTHING.test(bare) ? '' : bare;
}

function clean(value: string): string {
  return value.replaceAll(',', ' ').replaceAll(/\s+/g, ' ').trim();
}
