/** Compiles src/ to dist/ and puts beside it what the compiler leaves out. */
import { cpSync, rmSync } from 'node:fs';
import { install, root, run } from './set-up.mjs';

install();
rmSync(`${root}dist`, { recursive: true, force: true });
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'src']);
cpSync(`${root}src/page/page.css`, `${root}dist/page/page.css`);
