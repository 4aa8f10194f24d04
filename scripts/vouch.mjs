/** `npm run vouch -- keys create`: the operator's commands from a clone. */
import { buildWhenStale, install, run } from './set-up.mjs';

install();
buildWhenStale();
run(process.execPath, ['dist/main.js', ...process.argv.slice(2)]);
