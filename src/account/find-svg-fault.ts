/**
 * A strict look at an SVG: every piece of the file must be understood, only elements that draw are let through,
 * and nothing may run or point outside. A strict reader and a browser cannot see two different files.
 */

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const DRAWING_ELEMENTS =
  'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan linearGradient radialGradient stop clipPath mask pattern marker'.split(
    ' ',
  );

const PROLOG =
  /^(?:<\?xml[ \t\r\n]+version=["']1\.0["'](?:[ \t\r\n]+encoding=["']utf-8["'])?(?:[ \t\r\n]+standalone=["'](?:yes|no)["'])?[ \t\r\n]*\?>)?/i;
/** Blanks are those of XML 1.0 §2.3, which are fewer than those of `\s`. */
const PIECE =
  /<!--(?<comment>[\s\S]*?)-->|<\/(?<closed>[\w:.-]+)[ \t\r\n]*>|<(?<opened>[\w:.-]+)(?<attributes>(?:[ \t\r\n]+[\w:.-]+[ \t\r\n]*=[ \t\r\n]*(?:"[^"<]*"|'[^'<]*'))*)[ \t\r\n]*(?<empty>\/?)>|(?<text>[^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/g;

const OWN_FRAGMENT = /^#[\w.-]+$/;
const OWN_URL = /url\(\s*(["']?)#[\w.-]+\1\s*\)/gi;
const FOREIGN_URL = /(?:url|src|image|image-set)\s*\(/i;
const NAMED_ENTITIES = /&(?:amp|lt|gt|quot|apos);/g;

const NOT_WELL_FORMED = 'is not well-formed';

/** What is wrong, to follow "The logo is an SVG that"; null when nothing is. */
export function findSvgFault(file: string): string | null {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(file)) return 'has a DOCTYPE';
  const pieces = readPieces(file.replace(PROLOG, ''));
  const roots = pieces?.filter(({ isRoot }) => isRoot) ?? [];
  if (pieces === null || roots.length !== 1) return NOT_WELL_FORMED;
  for (const { opened, attributes = '', isRoot } of pieces) {
    const fault = opened === undefined ? null : elementFault(opened, attributes, isRoot);
    if (fault) return fault;
  }
  return null;
}

interface Piece {
  readonly comment?: string;
  readonly closed?: string;
  readonly opened?: string;
  readonly attributes?: string;
  readonly empty?: string;
  readonly text?: string;
  readonly isRoot: boolean;
}

/** Everything that stands in the file, in its order; null when a piece is not understood or elements do not nest. */
function readPieces(file: string): Piece[] | null {
  const pieces: Piece[] = [];
  const open: string[] = [];
  for (PIECE.lastIndex = 0; PIECE.lastIndex < file.length; ) {
    const groups = PIECE.exec(file)?.groups;
    const isOutside = open.length === 0;
    const piece: Piece = { ...groups, isRoot: isOutside && groups?.opened !== undefined };
    if (!groups || !isInPlace(piece, open.at(-1))) return null;
    if (piece.closed !== undefined) open.pop();
    if (piece.opened !== undefined && !piece.empty) open.push(piece.opened);
    pieces.push(piece);
  }
  return open.length === 0 ? pieces : null;
}

function isInPlace({ comment, closed, text }: Piece, parent: string | undefined): boolean {
  if (closed !== undefined) return closed === parent;
  if (comment !== undefined) return !comment.includes('--');
  return text === undefined || parent !== undefined || text.trim() === '';
}

function elementFault(name: string, text: string, isRoot: boolean): string | null {
  if (name === 'style') return 'holds styles, which browsers ignore behind our policy';
  if (!DRAWING_ELEMENTS.includes(name)) return `holds <${name}>, which a logo may not`;
  const attributes = [...text.matchAll(ATTRIBUTE)].map(
    ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
  );
  if (isRoot && (name !== 'svg' || !attributes.some(([key]) => key === 'xmlns')))
    return `does not begin with <svg xmlns="${SVG_NAMESPACE}">`;
  for (const [key, value] of attributes) {
    const fault = attributeFault(key, value);
    if (fault) return fault;
  }
  return null;
}

/** A prefix may stand for any namespace, so the part after it decides. */
function attributeFault(name: string, value: string): string | null {
  if (name === 'xmlns') return value === SVG_NAMESPACE ? null : 'mixes in another kind of document';
  if (name.startsWith('xmlns:')) return null;
  const own = (name.split(':').at(-1) ?? '').toLowerCase();
  if (own.startsWith('on')) return `holds the attribute ${name}, which runs a script`;
  if (own === 'style') return 'holds styles, which browsers ignore behind our policy';
  const isHidden = /[&\\]/.test(value.replaceAll(NAMED_ENTITIES, ''));
  const isOutside =
    ['src', 'base'].includes(own) ||
    (own === 'href' && !OWN_FRAGMENT.test(value)) ||
    FOREIGN_URL.test(value.replaceAll(OWN_URL, ''));
  return isHidden || isOutside ? `points outside itself with ${name}` : null;
}
