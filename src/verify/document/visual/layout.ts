/** How a brand of documents prints its fields, where the table of labels is not enough: data that a brand's file gives. */
import type { FieldName } from '../document.ts';
import type { LabelField, Labels } from './labels.ts';
import type { Gender } from './read-gender.ts';
import type { NumberTest } from './read-number.ts';

export interface Layout {
  /** In addition to the table, and before it. */
  readonly labels?: Labels;
  /** Labels that are numbers, such as 4b of a driving licence. */
  readonly numbered?: Readonly<Record<string, LabelField>>;
  /** Words that are values by themselves, or none at all. */
  readonly words?: readonly PrintedWord[];
  readonly stack?: Stack;
  readonly genders?: Readonly<Record<string, Gender>>;
  readonly numbers?: NumberTests;
  /** How its numbers look at first sight: one that does, and cannot be, is read all the same, for its pattern to be doubted. */
  readonly forms?: NumberTests;
  /** So many texts fit the patterns that only a label tells the number. */
  readonly numbersNeedLabel?: boolean;
  /** The last line of an address that has no label: its postal code tells it. */
  readonly addressEnd?: RegExp;
  /** What the number says about its bearer. Without spaces, YYYY-MM-DD. */
  readonly tells?: (documentNumber: string, today: string) => ToldByNumber | null;
}

export type NumberField = Extract<FieldName, 'document_number' | 'personal_number'>;
export type NumberTests = Partial<Readonly<Record<NumberField, NumberTest>>>;

export interface PrintedWord {
  readonly text: string;
  /** Null for a word that is no value, so that it is not taken for a part of one. */
  readonly says: { readonly field: FieldName; readonly value: string } | null;
}

/** Under the document's number, without labels: the name in so many lines at most, then the address. */
export interface Stack {
  readonly nameLinesMax: number;
  readonly addressLinesMax: number;
  /** Folded words with which an address begins, though it has no digit. */
  readonly addressWords: readonly string[];
}

export interface ToldByNumber {
  readonly date_of_birth: string;
  readonly gender: Gender;
}
