/** A barcode's text → AAMVA's header and what follows it. Readers and issuers change the separators, miscount and leave out, so little is taken for granted. */

export interface AamvaHeader {
  /** Six digits. */
  readonly iin: string;
  /** 1 to 10 for the standards of 2000 to 2020; 0 before them. */
  readonly version: number;
  /** Versions 0 and 1 have none. */
  readonly jurisdictionVersion: number | null;
  /** In the order of the header; what they say of places and lengths is often wrong. */
  readonly subfiles: readonly string[];
  /** All that follows the designators. */
  readonly body: string;
}

/** File type and digits, before the first designator: ANSI since 2000, AAMVA before and by issuers who kept it. */
const START = /(?:ANSI|AAMVA)\s*(\d{5,12})\s*(?=[A-Z])/;
/** A subfile's type, place and length; some issuers put small letters where the numbers belong, or too few of them. */
const DESIGNATOR = /^\s*(DL|ID|EN|Z[A-Z])(?:\d{8}|[\da-z]{3,8}(?=(?:DL|ID|EN|Z[A-Z])[DPZ\s\da-z]))/;
/** One issuer lost the first digit of its number. */
const LOST_DIGIT = /^36\d{3}/;
const IIN_LENGTH = 6;

/** Null for the text of another barcode. */
export function readAamvaHeader(payload: string): AamvaHeader | null {
  const start = START.exec(payload);
  if (!start) return null;
  const digits = (start[1] ?? '').replace(LOST_DIGIT, (lost) => `6${lost}`);
  const iin = digits.slice(0, IIN_LENGTH);
  const rest = digits.slice(IIN_LENGTH);
  if (rest.length < 2) return null;
  const version = Number(rest.slice(0, 2));
  const { subfiles, body } = readDesignators(payload.slice(start.index + start[0].length));
  const jurisdictionVersion = version > 1 && rest.length >= 4 ? Number(rest.slice(2, 4)) : null;
  return { iin, version, jurisdictionVersion, subfiles, body };
}

/** As many as stand there: the header's own number of them is no more reliable. */
function readDesignators(text: string): Pick<AamvaHeader, 'subfiles' | 'body'> {
  const subfiles: string[] = [];
  let body = text;
  for (let found = DESIGNATOR.exec(body); found; found = DESIGNATOR.exec(body)) {
    subfiles.push(found[1] as string);
    body = body.slice(found[0].length);
  }
  return { subfiles, body };
}
