/** What the API is held against: a Fastify that does nothing but one query by primary key for each request, in a process of its own. */
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const app = Fastify();
app.get('/v1/verify/session/:id', async ({ params }) => {
  const { rows } = await pool.query('select * from sessions where id = $1', [params.id]);
  return rows[0];
});
process.once('SIGTERM', () => app.close().then(() => pool.end()));
process.stdout.write(`Bare route listens on ${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
