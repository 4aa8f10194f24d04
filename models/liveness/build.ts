/** Writes the four liveness graphs into models/graphs and prints what the manifest must say of them. Run after a fit: `npx tsx models/liveness/build.ts`. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { livenessGraphs } from './graphs.ts';

const folder = new URL('../graphs/', import.meta.url);

mkdirSync(folder, { recursive: true });
for (const { file, bytes } of livenessGraphs()) {
  writeFileSync(new URL(file, folder), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  process.stdout.write(`${file}  bytes ${bytes.length}  sha256 ${sha256}\n`);
}
