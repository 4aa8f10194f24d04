/** `npm run eval`: how often the service errs, measured on labelled photographs; progress goes to standard error, the result to standard output. */
import '../../src/verify/models/no-telemetry.ts';

import { OperatorError } from '../../src/errors.ts';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { replay } from './replay/replay.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

try {
  const options = readOptions(process.argv.slice(2));
  const text = options.policy === null ? await measure(options, say) : replay(options, options.policy);
  process.stdout.write(`${text}\n`);
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
