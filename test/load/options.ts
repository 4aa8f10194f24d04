/** What the command line asks of the bench. */
import { parseArgs } from 'node:util';

export interface Options {
  /** `pipeline`: verifications, from decoded bytes to the built service; `api`: requests and deliveries. */
  readonly part: 'pipeline' | 'api';
  readonly isJson: boolean;
  /** Paths of photographs; null for the drawn ones. */
  readonly document: string | null;
  readonly selfie: string | null;
  /** A Postgres in which databases may be created; null without one. */
  readonly database: string | null;
}

/** Throws a line that says what is wrong. */
export function readOptions(words: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      document: { type: 'string' },
      selfie: { type: 'string' },
      database: { type: 'string' },
    },
  });
  const [part = 'pipeline', ...others] = positionals;
  if ((part !== 'pipeline' && part !== 'api') || others.length > 0)
    throw new Error('npm run bench, or npm run bench -- api');
  return {
    part,
    isJson: values.json,
    document: values.document ?? null,
    selfie: values.selfie ?? null,
    database: values.database ?? environment.TEST_DATABASE_URL ?? null,
  };
}
