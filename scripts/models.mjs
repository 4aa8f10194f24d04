/** `npm run models`: fetches, checks and tries the model files. */
import { install, runTypeScript } from './set-up.mjs';

install();
runTypeScript('models/fetch.ts', process.argv.slice(2));
