/** `npm run vouch -- keys create`: the operator's commands from a clone. */
import { install, runTypeScript } from './set-up.mjs';

install();
runTypeScript('src/main.ts', process.argv.slice(2));
