/** What the command line asks of `npm run eval`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { OperatorError } from '../../src/errors.ts';
import { SET_NAMES, type SetFolders } from './sets/labelled-sets.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const USAGE = [
  'npm run eval                                 measures on the sets in VOUCH_EVAL, or in ../shared/eval',
  'npm run eval -- --faces DIR --pad DIR --documents DIR   on these sets; any of them may be left out',
  '                --sample N                   only some N rows of each; leaves ACCURACY.md as it is',
  '                --out FILE                   where the report goes, with docs/accuracy/ beside it',
  '                --evidence FILE              where the evidence is kept (data/eval/evidence.jsonl)',
  '                --json                       prints one JSON object instead of the report',
  'npm run eval -- --policy file.json           decides the kept evidence once more, under another policy',
].join('\n');

export interface Options {
  readonly isJson: boolean;
  /** Null: the folders of the default place. */
  readonly folders: SetFolders | null;
  readonly evidence: string;
  /** Where the report goes; null where it is only printed. */
  readonly out: string | null;
  /** Rows of each table; null for all. */
  readonly sample: number | null;
  /** Path of the policy to replay under; null to measure. */
  readonly policy: string | null;
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  faces: { type: 'string' },
  pad: { type: 'string' },
  documents: { type: 'string' },
  evidence: { type: 'string' },
  out: { type: 'string' },
  sample: { type: 'string' },
  policy: { type: 'string' },
} as const;

/** Throws OperatorError with what is wrong and how the command is used. */
export function readOptions(words: readonly string[]): Options {
  const values = parse(words);
  const { json: isJson, policy = null, out = null } = values;
  const folders = Object.fromEntries(
    SET_NAMES.flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
  );
  const sample = values.sample === undefined ? null : count(values.sample);
  if (policy !== null && (out !== null || sample !== null || Object.keys(folders).length > 0))
    throw usageError('--policy works on evidence that is kept: give it with --evidence and --json only');
  return {
    isJson,
    folders: Object.keys(folders).length > 0 ? folders : null,
    evidence: values.evidence ?? join(ROOT, 'data/eval/evidence.jsonl'),
    out: out ?? (sample === null ? join(ROOT, 'ACCURACY.md') : null),
    sample,
    policy,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS }).values;
  } catch (error) {
    throw usageError((error as Error).message);
  }
}

function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw usageError(`--sample ${text}: give a number of rows, 1 or more`);
  return Number(text);
}

function usageError(message: string): OperatorError {
  return new OperatorError(`${message}\n\n${USAGE}`);
}
