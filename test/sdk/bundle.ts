/** The SDK and the page's embedding as browsers get them: the same settings as scripts/bundle.mjs. */
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const SETTINGS = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2020',
  legalComments: 'none',
} as const satisfies BuildOptions;

/** Runs the embedding as the page's script does, and again on `showScreen()`, as after a visit. */
const EMBEDDED_PAGE = `
import { enhanceEmbedding } from './src/page/client/embed.ts';
let stop = enhanceEmbedding(document.body);
window.showScreen = (outcome) => {
  stop();
  const main = document.querySelector('main');
  if (outcome) Object.assign(main.dataset, { outcome, session: 'ver_1' });
  stop = enhanceEmbedding(document.body);
};`;

export function bundleVouch(): Promise<string> {
  return textOf({ ...SETTINGS, entryPoints: ['src/sdk/vouch.ts'], globalName: 'Vouch' });
}

export function bundleOkId(): Promise<string> {
  return textOf({ ...SETTINGS, entryPoints: ['src/sdk/okid.ts'] });
}

/** What it adds to the page's script. */
export function bundleEmbedding(): Promise<string> {
  return textOf({ ...SETTINGS, entryPoints: ['src/page/client/embed.ts'], format: 'esm' });
}

export function bundleEmbeddedPage(): Promise<string> {
  return textOf({ ...SETTINGS, stdin: { contents: EMBEDDED_PAGE, resolveDir: ROOT } });
}

async function textOf(options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build(options);
  return outputFiles.map(({ text }) => text).join('\n');
}
