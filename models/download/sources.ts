/** Where a model file may come from, best first: the mirror the operator names, then the publisher. */
import { join } from 'node:path';
import type { ModelFile } from '../../src/verify/models/manifest.ts';

export type Source =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'web'; readonly url: string };

/** `mirror` is a directory or a base URL. */
export function sourcesOf(file: ModelFile, mirror: string | undefined): readonly Source[] {
  const sources: Source[] = [];
  if (mirror) sources.push(mirrorSource(file, mirror));
  if (file.url) sources.push({ kind: 'web', url: file.url });
  return sources;
}

export function describeSource(source: Source): string {
  return source.kind === 'web' ? source.url : source.path;
}

function mirrorSource({ file }: ModelFile, mirror: string): Source {
  if (!/^https?:\/\//i.test(mirror)) return { kind: 'directory', path: join(mirror, file) };
  return { kind: 'web', url: `${mirror.replace(/\/+$/, '')}/${file}` };
}
