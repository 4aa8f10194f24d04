/** What others than the service run: the page's script and style and the SDK in dist/client/, the SDK once more as an npm package in dist/sdk/, and the client for backends in dist/api/. */
import { copyFileSync } from 'node:fs';
import { build } from 'esbuild';
import { root, run } from './set-up.mjs';

const ENTRIES = {
  page: 'src/page/client/main.ts',
  'page-style': 'src/page/style/page.css',
  okid: 'src/sdk/okid.ts',
};
const SDK = { vouch: 'src/sdk/vouch.ts' };

const settings = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning',
};
const script = { ...settings, outdir: 'dist/client', format: 'iife' };

await build({ ...script, entryPoints: ENTRIES });
await build({ ...script, entryPoints: SDK, globalName: 'Vouch' });

/** A module and its types: `files` of its package.json leaves out the types of the parts that nobody imports. */
await build({
  ...settings,
  entryPoints: SDK,
  outdir: 'dist/sdk',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
});
copyFileSync(`${root}src/sdk/package.json`, `${root}dist/sdk/package.json`);
const TYPES = [
  '--noEmit',
  'false',
  '--allowImportingTsExtensions',
  'false',
  '--declaration',
  '--emitDeclarationOnly',
];
typesOf('src/sdk', 'dist/sdk');

/** One module that needs nothing, to be read as well as run. */
await build({
  ...settings,
  minify: false,
  target: 'es2022',
  entryPoints: { client: 'src/client/client.ts' },
  outdir: 'dist/api',
  format: 'esm',
  platform: 'neutral',
  outExtension: { '.js': '.mjs' },
});
typesOf('src/client', 'dist/api');

function typesOf(project, folder) {
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project, ...TYPES, '--outDir', folder]);
}
