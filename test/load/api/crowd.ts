/** Sessions of other days, put straight into the table, and the plan by which the database finds one among them. */
import pg from 'pg';

/** All but what makes a session another one is copied from one that the service made. */
const COPIES = `insert into sessions
  select (jsonb_populate_record(s, jsonb_build_object('id', 'ver_' || lpad(n::text, 24, '0')))).*
  from sessions s, generate_series(1, $2::integer) n where s.id = $1`;

export async function fillSessions(databaseUrl: string, model: string, count: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query(COPIES, [model, count]);
    await client.query('analyze sessions');
  });
}

/** The line of the plan that reads the table. */
export function planOfPoll(databaseUrl: string, id: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      'explain (analyze, timing off, costs off) select * from sessions where id = $1',
      [id],
    );
    return String(rows[0]?.['QUERY PLAN']).trim();
  });
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}
