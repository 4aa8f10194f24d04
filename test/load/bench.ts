/** `npm run bench`: how fast the service is on this machine, in one run; progress goes to standard error, the result to standard output. */
import '../../src/verify/models/no-telemetry.ts';

import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { reportOf } from './report.ts';
import { tableOf } from './table.ts';

const options = readOptions(process.argv.slice(2), process.env);
const report = reportOf(await measure(options, (line) => process.stderr.write(`${line}\n`)));
process.stdout.write(`${options.isJson ? JSON.stringify(report) : tableOf(report)}\n`);
