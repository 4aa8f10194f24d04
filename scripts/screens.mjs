/** `npm run screens`: a picture of everything the hosted page can show, to look through in data/screens/index.html. */
import { install, run, runTypeScript } from './set-up.mjs';

install();
run(process.execPath, ['scripts/bundle.mjs']);
runTypeScript('scripts/screens.ts');
