/** Made-up licences in the forms of the standards' annexes, for tests. */

export interface DrawnLicence {
  readonly iin?: string;
  readonly version?: number;
  readonly type?: 'DL' | 'ID';
  readonly elements?: Readonly<Record<string, string>>;
  readonly separator?: string;
}

const ELEMENTS = {
  DAQ: 'T64235789',
  DCS: 'SAMPLE',
  DDE: 'N',
  DAC: 'MICHAEL',
  DDF: 'N',
  DAD: 'JOHN',
  DDG: 'N',
  DCU: 'JR',
  DCA: 'D',
  DBD: '06062019',
  DBB: '06061986',
  DBA: '12102024',
  DBC: '1',
  DAU: '068 in',
  DAY: 'BRO',
  DAG: '2300 WEST BROAD STREET',
  DAI: 'RICHMOND',
  DAJ: 'VA',
  DAK: '232690000  ',
  DCF: '2424244747474786102204',
  DCG: 'USA',
} as const;

export function licence({
  iin = '636000',
  version = 10,
  type = 'DL',
  elements = ELEMENTS,
  separator = '\n',
}: DrawnLicence): string {
  const lines = Object.entries(elements).map(([id, value]) => id + value);
  const body = `${type}${lines.join(separator)}\r`;
  const number = String(version).padStart(2, '0');
  const versions = version > 1 ? `${number}01` : number;
  const header = `@${separator}\x1e\rANSI ${iin}${versions}02`;
  const place = header.length + 20;
  const own = 'ZVZVA01\r';
  return `${header}${designator(type, place, body.length)}${designator('ZV', place + body.length, own.length)}${body}${own}`;
}

/** The elements of the 2020 sample with some of them changed. */
export function elementsWith(changes: Readonly<Record<string, string>>): Record<string, string> {
  return { ...ELEMENTS, ...changes };
}

function designator(type: string, place: number, length: number): string {
  return `${type}${String(place).padStart(4, '0')}${String(length).padStart(4, '0')}`;
}

/** The 2020 standard: header, one subfile of a licence and one of the jurisdiction's own, places and lengths right. */
export const V10 = licence({ version: 10 });
