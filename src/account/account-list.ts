/** A list of texts on the account's row, as its origins: each stands in it once, the last one last, and there are only so many. */
import { OperatorError } from '../errors.ts';
import type { Queries } from '../store/database.ts';

export interface AccountList {
  /** Answers the whole list. Throws OperatorError when it is full. */
  add(accountId: string, text: string): Promise<readonly string[]>;
  /** Answers the whole list; a text that is not on it changes nothing. */
  remove(accountId: string, text: string): Promise<readonly string[]>;
}

export interface AccountListOptions {
  readonly column: 'webhook_domains' | 'allowed_origins';
  readonly max: number;
  /** To the operator, when there are too many. */
  readonly full: string;
}

export function createAccountList(database: Queries, { column, max, full }: AccountListOptions): AccountList {
  const returning = `returning ${column} as texts`;
  return {
    async add(accountId, text) {
      const [row] = await database.query<{ texts: string[] }>(
        `update accounts set ${column} = array_append(array_remove(${column}, $2), $2)
         where id = $1 and cardinality(array_remove(${column}, $2)) < $3 ${returning}`,
        [accountId, text, max],
      );
      if (row) return row.texts;
      throw new OperatorError(full);
    },
    async remove(accountId, text) {
      const [row] = await database.query<{ texts: string[] }>(
        `update accounts set ${column} = array_remove(${column}, $2) where id = $1 ${returning}`,
        [accountId, text],
      );
      return row?.texts ?? [];
    },
  };
}
