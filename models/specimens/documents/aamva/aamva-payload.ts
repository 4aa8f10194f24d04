/** What a licence says → the text of its PDF417 symbol (AAMVA DL/ID Card Design Standard 2020, annex D). */
import type { IdentityData } from '../identity-data.ts';
import { transliterate } from '../mrz/transliterate.ts';

/** Issuer identification number of California, version of the standard, version of the jurisdiction. */
const ISSUER = '636014';
const VERSIONS = '1001';
const HEADER_LENGTH = 21;
const DESIGNATOR_LENGTH = 10;

/** One subfile of type DL. */
export function aamvaPayload(data: IdentityData): string {
  const subfile = `DL${elements(data)
    .map(([id, value]) => id + value)
    .join('\n')}\r`;
  const [offset, length] = [HEADER_LENGTH + DESIGNATOR_LENGTH, subfile.length].map((value) =>
    String(value).padStart(4, '0'),
  );
  return `@\n\u001e\rANSI ${ISSUER}${VERSIONS}01DL${offset}${length}${subfile}`;
}

function elements(data: IdentityData): readonly (readonly [id: string, value: string])[] {
  const [first = '', ...middle] = transliterate(data.firstName).split(' ');
  const { street, city, state, zip } = addressParts(data.address);
  return [
    ['DCA', 'C'],
    ['DCB', '01'],
    ['DCD', 'NONE'],
    ['DBA', dateUs(data.expiryDate)],
    ['DCS', transliterate(data.lastName)],
    ['DAC', first],
    ['DAD', middle.join(' ') || 'NONE'],
    ['DBD', dateUs(data.issueDate)],
    ['DBB', dateUs(data.dateOfBirth)],
    ['DBC', { M: '1', F: '2', X: '9' }[data.gender]],
    ['DAY', 'BRO'],
    ['DAU', '066 IN'],
    ['DAG', street],
    ['DAI', city],
    ['DAJ', state],
    ['DAK', zip.padEnd(9, '0')],
    ['DAQ', data.documentNumber],
    ['DCF', `${dateUs(data.issueDate)}55800/AAFD/33`],
    ['DCG', data.issuingCountry],
    ['DDE', 'N'],
    ['DDF', 'N'],
    ['DDG', 'N'],
    ['DAZ', 'BRO'],
    ['DCK', '23243I12345620401'],
    ['DDB', '08292017'],
    ['DDD', '0'],
  ];
}

export function addressParts(address: readonly string[]) {
  const street = transliterate(address.slice(0, -1).join(' '));
  const [, city = '', state = '', zip = ''] = /^(.+), ([A-Z]{2}) (\d{5})$/.exec(address.at(-1) ?? '') ?? [];
  return { street, city, state, zip };
}

function dateUs(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}${day}${year}`;
}
