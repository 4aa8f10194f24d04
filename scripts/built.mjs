/** Preloaded where TypeScript runs what ships, in tests and measurements: an import of src/ is answered from dist/. */
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const SRC = new URL('../src/', import.meta.url).href;
const DIST = new URL('../dist/', import.meta.url).href;

/** The hooks themselves run in a thread of their own, from this same file. */
if (isMainThread) {
  await import('tsx');
  register(import.meta.url);
}

/** What is bundled for browsers and integrators, and types alone, stays as it is: it has no file of its own in dist/. */
export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const [path] = resolved.url.split('?');
  if (!path.startsWith(SRC) || !path.endsWith('.ts')) return resolved;
  const built = path.replace(SRC, DIST).replace(/\.ts$/, '.js');
  return existsSync(fileURLToPath(built)) ? { url: built, format: 'module' } : resolved;
}
