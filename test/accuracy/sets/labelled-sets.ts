/**
 * The labelled photographs to measure on: each set is a folder with a table beside its images. They are no part of the
 * project: VOUCH_EVAL names the folder that holds them, else it is looked for beside the checkout.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OperatorError } from '../../../src/errors.ts';
import { type DocumentLabels, documentLabels } from './document-labels.ts';
import { personOf } from './person-of.ts';
import { type Row, readTable } from './read-table.ts';
import { readTruth } from './read-truth.ts';

export const SET_NAMES = ['faces', 'pad', 'documents'] as const;
export type SetName = (typeof SET_NAMES)[number];
export type SetFolders = Readonly<Partial<Record<SetName, string>>>;

/** What a row of a table says. The images are named as in the table, relative to `folder`. */
export interface Labelled {
  readonly folder: string;
  /** The table and the line, for messages. */
  readonly where: string;
  readonly images: readonly string[];
  readonly persons: readonly string[];
  /** Of faces: one person; of pad: live; of documents: a portrait that can be found, or nobody said. */
  readonly expected: boolean;
  readonly attack: string | null;
  /** What the table says of a document. */
  readonly document?: DocumentLabels;
}

export interface LabelledSet {
  readonly rows: readonly Labelled[];
  /** Whether the table names the persons; else their names were read off the files'. */
  readonly namesPersons: boolean;
}

export type LabelledSets = Readonly<Record<SetName, LabelledSet | null>>;

interface Format {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns that name the persons. */
  readonly persons: readonly string[];
  /** Throws a string: what is wrong with the row, and what to write. */
  readonly read: (
    values: Row['values'],
    persons: readonly string[],
  ) => Pick<Labelled, 'images' | 'expected' | 'attack' | 'document'>;
}

export const FORMATS: Readonly<Record<SetName, Format>> = {
  faces: {
    table: 'pairs.csv',
    columns: ['image_a', 'image_b', 'same'],
    persons: ['person_a', 'person_b'],
    read: ({ image_a = '', image_b = '', same = '' }, persons) => {
      if (same !== '0' && same !== '1') throw `same is "${same}"; write 1 for one person and 0 for two`;
      if (same === '0' && persons[0] === persons[1])
        throw `same is 0, but both images are of ${persons[0]}; name the persons in columns person_a,person_b`;
      return { images: [image_a, image_b], expected: same === '1', attack: null };
    },
  },
  pad: {
    table: 'labels.csv',
    columns: ['image', 'label', 'attack_type'],
    persons: ['subject'],
    read: ({ image = '', label = '', attack_type = '' }) => {
      if (label !== 'live' && label !== 'spoof') throw `label is "${label}"; write live or spoof`;
      if (label === 'spoof' && attack_type === '') throw 'attack_type is empty; name the kind of attack';
      return { images: [image], expected: label === 'live', attack: label === 'live' ? null : attack_type };
    },
  },
  documents: {
    table: 'mrz.csv',
    columns: ['image'],
    persons: [],
    read: (values) => {
      const found = readTruth('portrait_face_detected', values.portrait_face_detected, 'a face can be found');
      const document = documentLabels(values);
      return { images: [values.image ?? ''], expected: found ?? true, attack: null, document };
    },
  },
};

const MISTAKES_SHOWN = 5;

/** Those of the default place that are there. */
export function defaultFolders(environment: NodeJS.ProcessEnv = process.env): SetFolders {
  const place = environment.VOUCH_EVAL || fileURLToPath(new URL('../../../../shared/eval', import.meta.url));
  const there = SET_NAMES.filter((name) => existsSync(join(place, name, FORMATS[name].table)));
  return Object.fromEntries(there.map((name) => [name, join(place, name)]));
}

/** Throws OperatorError with the mistakes of a table: the file, the line and what to do. */
export function readSets(folders: SetFolders): LabelledSets {
  const read = (name: SetName) => {
    const folder = folders[name];
    return folder === undefined ? null : readSet(name, folder);
  };
  return { faces: read('faces'), pad: read('pad'), documents: read('documents') };
}

export function readSet(name: SetName, folder: string): LabelledSet {
  const { table, columns, persons } = FORMATS[name];
  const path = join(folder, table);
  if (!existsSync(path))
    throw new OperatorError(
      `${path} is absent: --${name} takes a folder with ${table} (${columns.join(',')}) in it`,
    );
  const rows = readTable(path, columns);
  const namesPersons =
    persons.length > 0 && persons.every((column) => rows.every(({ values }) => values[column]));
  const mistakes: string[] = [];
  const read = rows.flatMap((row) => {
    try {
      return [readRow(FORMATS[name], row, { folder: resolve(folder), path, namesPersons })];
    } catch (error) {
      if (typeof error !== 'string') throw error;
      mistakes.push(`${path} line ${row.line}: ${error}`);
      return [];
    }
  });
  if (mistakes.length > 0) throw new OperatorError(listed(mistakes));
  return { rows: read, namesPersons };
}

function readRow(
  { persons, read }: Format,
  { line, values }: Row,
  { folder, path, namesPersons }: { folder: string; path: string; namesPersons: boolean },
): Labelled {
  const named = persons.map((column) => values[column] ?? '');
  const imageNames = [values.image, values.image_a, values.image_b].filter((image) => image !== undefined);
  const told = namesPersons ? named : imageNames.map(personOf);
  const row = read(values, told);
  for (const image of row.images) {
    if (image === '') throw 'an image has no name';
    if (!existsSync(join(folder, image))) throw `${image} is not in ${folder}`;
  }
  const whose = persons.length === 0 ? row.images : told;
  const isOne = row.images.length === 2 && row.expected;
  return { folder, where: `${path} line ${line}`, ...row, persons: isOne ? whose.slice(0, 1) : whose };
}

function listed(mistakes: readonly string[]): string {
  const rest = mistakes.length - MISTAKES_SHOWN;
  return [...mistakes.slice(0, MISTAKES_SHOWN), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}

/** Every n-th row, so that a sample runs through the whole table. */
export function sampleOf<Item>(items: readonly Item[], wanted: number | null): readonly Item[] {
  if (wanted === null || wanted >= items.length) return items;
  return Array.from({ length: wanted }, (_, at) => items[Math.floor((at * items.length) / wanted)] as Item);
}
