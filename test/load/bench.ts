/** `npm run bench`: how fast the service is on this machine, in one run; progress goes to standard error, the result to standard output. */
import '../../src/verify/models/no-telemetry.ts';

import { measureApi } from './api/measure-api.ts';
import { tableOfApi } from './api/table-of-api.ts';
import { measure } from './measure.ts';
import { type Options, readOptions } from './options.ts';
import { whyNoPostgres } from './own-database.ts';
import { reportOf } from './report.ts';
import { tableOf } from './table.ts';

const options = readOptions(process.argv.slice(2), process.env);
const print = options.part === 'api' ? benchApi : benchPipeline;
process.stdout.write(`${await print(options)}\n`);

async function benchPipeline(asked: Options): Promise<string> {
  const report = reportOf(await measure(asked, say));
  return asked.isJson ? JSON.stringify(report) : tableOf(report);
}

async function benchApi({ database, isJson }: Options): Promise<string> {
  const why = await whyNoPostgres(database);
  if (database === null || why) throw new Error(`The API is measured on Postgres: ${why}`);
  const report = await measureApi(database, say);
  return isJson ? JSON.stringify(report) : tableOfApi(report);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
