/** A database that tells how often it was asked. */
import type { Database } from '../../src/store/database.ts';

export interface Counting extends Database {
  /** The statements since this was last asked. */
  taken(): readonly string[];
}

export function counting(database: Database): Counting {
  let statements: string[] = [];
  return {
    ...database,
    query(sql, parameters) {
      statements.push(sql);
      return database.query(sql, parameters);
    },
    taken() {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}
