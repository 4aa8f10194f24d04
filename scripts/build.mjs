/** Compiles src/ to dist/ and bundles beside it what browsers get. */
import { rmSync } from 'node:fs';
import { install, root, run } from './set-up.mjs';

install();
rmSync(`${root}dist`, { recursive: true, force: true });
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src']);
run(process.execPath, ['scripts/bundle.mjs']);
