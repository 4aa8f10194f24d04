/** Where a model file may come from, best first: the mirror the operator names, with a stand-in if it lacks the file, then the publisher. */
import { join } from 'node:path';
import type { ModelFile } from '../../src/verify/models/manifest.ts';

type Content = Pick<ModelFile, 'file' | 'bytes' | 'sha256' | 'stand_in'>;

/** `content` is what the source promises to give: another installation's folder may hold the stand-in under the file's own name. */
export type Source = { readonly content: Content } & (
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'web'; readonly url: string }
);

/** `mirror` is a directory or a base URL. */
export function sourcesOf(file: ModelFile, mirror: string | undefined): readonly Source[] {
  const sources: Source[] = [];
  if (mirror) sources.push(mirrorSource(file, mirror));
  if (mirror && file.stand_in) sources.push(mirrorSource(file.stand_in, mirror));
  if (file.url) sources.push({ kind: 'web', url: file.url, content: file });
  return sources;
}

export function describeSource(source: Source): string {
  return source.kind === 'web' ? source.url : source.path;
}

function mirrorSource(content: Content, mirror: string): Source {
  const { file } = content;
  if (!/^https?:\/\//i.test(mirror)) return { kind: 'directory', path: join(mirror, file), content };
  return { kind: 'web', url: `${mirror.replace(/\/+$/, '')}/${file}`, content };
}
