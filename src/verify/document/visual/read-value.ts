/** The grammar of every field: which text can be its value, and how it is written when it is normalised. */
import type { FieldName } from '../document.ts';
import type { NumberField } from './layout.ts';
import { readCountry } from './read-country.ts';
import { type DateContext, type DateField, readDates } from './read-dates.ts';
import { type Gender, readGender } from './read-gender.ts';
import { readName } from './read-name.ts';
import { type NumberTest, readNumber } from './read-number.ts';
import { readAddress, readPlace } from './read-place.ts';

export interface ValueContext extends DateContext {
  /** What the brand prints for a gender, where it is not what the letter says. */
  readonly genders?: Readonly<Record<string, Gender>> | undefined;
  /** How the brand's numbers look. */
  readonly numbers?: Partial<Readonly<Record<FieldName, NumberTest>>> | undefined;
  /** How they look at first sight. */
  readonly forms?: Partial<Readonly<Record<FieldName, NumberTest>>> | undefined;
}

export interface Value {
  readonly value: string;
  /** 0..1: how sure it is that this is a value of the field. */
  readonly certainty: number;
}

type Grammar = (text: string, context: ValueContext) => Value | null;

const GRAMMARS: Readonly<Record<FieldName, Grammar>> = {
  full_name: plain(readName),
  first_name: plain(readName),
  last_name: plain(readName),
  document_number: (text, context) => number('document_number', text, context),
  personal_number: (text, context) => number('personal_number', text, context),
  date_of_birth: date('date_of_birth'),
  gender: (text, { genders }) => readGender(text, genders),
  nationality: (text) => readCountry(text),
  issuing_country: (text) => readCountry(text),
  issue_date: date('issue_date'),
  expiry_date: date('expiry_date'),
  address: plain(readAddress),
  place_of_birth: plain(readPlace),
};

export function readValue(field: FieldName, text: string, context: ValueContext): Value | null {
  return GRAMMARS[field](text, context);
}

function number(name: NumberField, text: string, { numbers, forms }: ValueContext): Value | null {
  return readNumber(text, numbers?.[name], forms?.[name]);
}

function plain(read: (text: string) => string | null): Grammar {
  return (text) => {
    const value = read(text);
    return value === null ? null : { value, certainty: 1 };
  };
}

/** Of a validity "from - to" the last date is the expiry, and the first one everything else. */
function date(field: DateField): Grammar {
  return (text, context) => {
    const found = readDates(text, field, context);
    const told = field === 'expiry_date' ? found.at(-1) : found[0];
    return told ? { value: told.value, certainty: told.certainty } : null;
  };
}
