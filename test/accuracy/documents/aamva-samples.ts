/** Payloads of driving licences with what they say, if the set of documents has them: parsed as they are, and once more from photographed symbols. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../../src/errors.ts';
import type { AamvaReading } from '../../../src/verify/document/barcode/aamva.ts';
import { parseAamva } from '../../../src/verify/document/barcode/parse-aamva.ts';
import type { FieldName } from '../../../src/verify/document/document.ts';

const FILE = 'aamva_samples.json';
const Samples = z.array(
  z.object({ payload: z.string(), expect: z.record(z.string(), z.union([z.string(), z.number()])) }),
);
export type AamvaSample = z.infer<typeof Samples>[number];

/** What a sample may say, and where it stands in ours. */
const READ: Readonly<Record<string, (reading: AamvaReading) => string | number | undefined>> = {
  iin: ({ iin }) => iin,
  version: ({ version }) => version,
  number: field('document_number'),
  surname: ({ name }) => name.family,
  given: ({ name }) => name.given,
  middle: ({ name }) => name.middle,
  suffix: ({ name }) => name.suffix,
  dob: field('date_of_birth'),
  expiry: field('expiry_date'),
  issue: field('issue_date'),
  sex: field('gender'),
  country: field('issuing_country'),
  state: element('DAJ'),
  postal: element('DAK'),
};

export interface AamvaFieldCount {
  readonly name: string;
  readonly payloads: number;
  readonly right: number;
}

/** Null where the folder has none; throws OperatorError when the file is not as it must be. */
export function readAamvaSamples(folder: string): readonly AamvaSample[] | null {
  const path = join(folder, FILE);
  if (!existsSync(path)) return null;
  try {
    return Samples.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new OperatorError(`${path} must be a JSON list of {"payload": text, "expect": {field: value}}`);
  }
}

/** By field, in the order in which the samples first name them; what they say beyond is not measured. */
export function parseSamples(samples: readonly AamvaSample[]): AamvaFieldCount[] {
  const named = new Set(samples.flatMap(({ expect }) => Object.keys(expect)));
  return [...named].flatMap((name) => {
    const read = READ[name];
    if (!read) return [];
    const asked = samples.filter(({ expect }) => expect[name] !== undefined);
    const right = asked.filter(({ payload, expect }) => {
      const reading = parseAamva(payload);
      return reading !== null && read(reading) === expect[name];
    });
    return [{ name, payloads: asked.length, right: right.length }];
  });
}

function field(name: FieldName) {
  return ({ fields }: AamvaReading) => fields.find((each) => each.name === name)?.value;
}

function element(id: string) {
  return ({ elements }: AamvaReading) => elements[id];
}
