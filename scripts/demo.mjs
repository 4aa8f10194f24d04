/** `npm run demo`: the main job, once, against the service that runs here. */
import { install, runTypeScript } from './set-up.mjs';

install();
runTypeScript('scripts/demo.ts', process.argv.slice(2));
