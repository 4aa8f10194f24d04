/** All that a database holds, as text in which a secret can be looked for. */
import type { Database } from '../../src/store/database.ts';

/** Every row of every table as JSON, bytes in hexadecimal. */
export async function everyRow(opened: Pick<Database, 'query'>): Promise<string> {
  const tables = await opened.query<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await opened.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

/** How a text or bytes may stand in it: as they are, in hexadecimal, and in base64 at each of the three places in a group where they may begin. */
export function writtenAs(secret: string | Buffer): string[] {
  const bytes = Buffer.from(secret as string);
  const inBase64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    // The characters at both ends depend on what stands before and after.
    return text.slice(shift === 0 ? 0 : 4, Math.floor(((bytes.length + shift) * 8) / 24) * 4);
  });
  return [...(typeof secret === 'string' ? [secret] : []), bytes.toString('hex'), ...inBase64];
}
