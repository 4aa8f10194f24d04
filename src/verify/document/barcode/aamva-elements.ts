/** The data elements of AAMVA's card design standards, versions 1 to 10: which are known, what each holds, and in which versions. */

/** What a value looks like where the separators between elements were lost. */
export type ElementKind = 'text' | 'name' | 'date' | 'flag' | 'state' | 'number' | 'code';

export interface ElementSpec {
  readonly kind: ElementKind;
  /** Versions in which it is in use; without it all of them. */
  readonly since?: number;
  readonly until?: number;
}

const text = { kind: 'text' } as const;
const name = { kind: 'name' } as const;
const date = { kind: 'date' } as const;
const flag = { kind: 'flag' } as const;
const state = { kind: 'state' } as const;
const number = { kind: 'number' } as const;
const code = { kind: 'code' } as const;

/** Of the 2000 standard alone. */
const first = <Spec extends ElementSpec>(spec: Spec) => ({ ...spec, until: 1 });
/** Of 2003 and after. */
const later = <Spec extends ElementSpec>(spec: Spec) => ({ ...spec, since: 2 });

export const AAMVA_ELEMENTS = {
  /** Full name; family, given, middle name and suffix by themselves. */
  DAA: first(name),
  DAB: first(name),
  DAC: name,
  DAD: name,
  DAE: first(name),
  DAF: first(name),
  /** Mailing address: street, second line, city, state, postal code. */
  DAG: text,
  DAH: text,
  DAI: text,
  DAJ: state,
  DAK: number,
  /** Residence address, likewise. */
  DAL: first(text),
  DAM: first(text),
  DAN: first(text),
  DAO: first(state),
  DAP: first(number),
  /** Customer number; class, restrictions, endorsements. */
  DAQ: text,
  DAR: first(code),
  DAS: first(code),
  DAT: first(code),
  /** Height, weight, eyes, hair. */
  DAU: code,
  DAV: code,
  DAW: code,
  DAX: code,
  DAY: code,
  DAZ: code,
  /** Expiry, birth, sex, issue. */
  DBA: date,
  DBB: date,
  DBC: flag,
  DBD: date,
  DBE: first(code),
  DBF: first(code),
  DBG: code,
  DBH: first(flag),
  DBI: first(flag),
  DBJ: first(number),
  DBK: first(number),
  DBL: date,
  DBM: code,
  DBN: name,
  DBO: name,
  DBP: name,
  DBQ: name,
  DBR: name,
  DBS: name,
  /** Class, restrictions, endorsements; standard codes and descriptions. */
  DCA: later(code),
  DCB: later(code),
  DCD: later(code),
  DCE: later(code),
  DCF: later(text),
  DCG: later(code),
  DCH: later(code),
  DCI: later(text),
  DCJ: later(text),
  DCK: later(text),
  DCL: later(code),
  DCM: later(code),
  DCN: later(code),
  DCO: later(code),
  DCP: later(text),
  DCQ: later(text),
  DCR: later(text),
  /** Family name, given names, suffix. */
  DCS: later(name),
  DCT: later(name),
  DCU: later(name),
  /** Compliance, dates of the card, truncation of family, first and middle name, until when under an age, weight range. */
  DDA: later(flag),
  DDB: later(date),
  DDC: later(date),
  DDD: later(flag),
  DDE: later(flag),
  DDF: later(flag),
  DDG: later(flag),
  DDH: later(date),
  DDI: later(date),
  DDJ: later(date),
  DDK: later(flag),
  DDL: later(flag),
  PAA: first(code),
  PAB: first(date),
  PAC: first(code),
  PAD: first(date),
  PAE: first(code),
  PAF: first(date),
} as const satisfies Readonly<Record<string, ElementSpec>>;

export type ElementId = keyof typeof AAMVA_ELEMENTS;

export function isElementId(id: string): id is ElementId {
  return Object.hasOwn(AAMVA_ELEMENTS, id);
}
