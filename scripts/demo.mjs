/** `npm run demo`: the main job, once, against the service that runs here. */
import { buildWhenStale, install, runTypeScript } from './set-up.mjs';

install();
buildWhenStale();
runTypeScript('scripts/demo.ts', process.argv.slice(2));
