import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** From the top down; a part may import what stands below its own line (architecture.md §2). */
const LAYERS: readonly (readonly string[])[] = [
  ['main'],
  ['app'],
  ['config', 'log'],
  ['http', 'jobs', 'operator'],
  ['contract', 'webhook', 'page', 'dialects'],
  ['session', 'capture', 'account', 'screening'],
  ['signing'],
  ['verify', 'store'],
  ['errors', 'events', 'ids', 'metrics'],
];

/** What runs in browsers and in integrators' backends stands alone: it is bundled by itself and reaches the rest over HTTP only. */
const ELSEWHERE = ['page/client/', 'sdk/', 'client/'];

/** Made by a script, and compared with what it makes. */
const GENERATED = ['client/shapes.ts'];

/** What the layers alone would refuse, each with its reason. */
const ALSO_ALLOWED: Readonly<Record<string, string>> = {
  'capture → session': 'intake reads the session that waits for the image, and hands over what it trusts',
};

/** Types carry no behaviour: everybody may name the shape of the settings. */
const TYPES_FOR_ALL: readonly string[] = ['config'];

/** Where each library lives: a file, or a folder with its slash. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  '@electric-sql/pglite': ['store/'],
  '@fastify/compress': ['http/'],
  '@fastify/cookie': ['http/'],
  '@fastify/helmet': ['http/'],
  '@fastify/multipart': ['http/'],
  '@fastify/swagger': ['http/'],
  '@fastify/swagger-ui': ['http/'],
  '@fastify/type-provider-zod': ['http/'],
  'close-with-grace': ['main.ts'],
  fastify: ['http/'],
  jose: ['session/links.ts', 'signing/'],
  'onnxruntime-node': ['verify/'],
  pg: ['store/'],
  'pg-boss': ['store/'],
  pino: ['log.ts'],
  'prom-client': ['metrics.ts'],
  sharp: ['verify/', 'capture/guard.ts'],
  undici: ['webhook/target.ts', 'screening/'],
  uqr: ['page/'],
  'zxing-wasm': ['verify/document/barcode/'],
  zod: [
    'config.ts',
    'contract/',
    'dialects/',
    'http/',
    'operator/',
    'verify/decision/policy.ts',
    'verify/models/',
  ],
};

/** A logger is handed in, so its type is named where it is used. */
const TYPES_ANYWHERE: readonly string[] = ['pino'];

const MAKES_THE_CLOCK = ['app.ts', 'main.ts'];
const LINES_MAX = 250;
const NAMES_NO_NOUN = ['utils', 'helpers', 'common', 'services', 'types', 'plugins', 'lib', 'shared'];

const everyFile = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));
const everyImport = everyFile.flatMap(({ path, text }) =>
  importsOf(text).map((found) => ({
    path,
    ...found,
    from: found.from.startsWith('.') ? normalize(join(dirname(path), found.from)) : found.from,
    isOwn: found.from.startsWith('.'),
  })),
);
const files = everyFile.filter(({ path }) => folderElsewhere(path) === null);
const imports = everyImport.filter(({ path }) => folderElsewhere(path) === null);
const ownImports = imports.filter(({ isOwn }) => isOwn);
const libraryImports = imports
  .filter(({ from, isOwn }) => !isOwn && !from.startsWith('node:'))
  .map((found) => ({ ...found, library: libraryOf(found.from) }));

test('the imports of the tree are all seen: every file but the leaves has one', () => {
  assert.ok(files.length > 80, `${files.length} files`);
  assert.ok(ownImports.length > 250, `${ownImports.length} imports`);
});

test('every part of src has its layer', () => {
  const known = new Set(LAYERS.flat());
  assert.deepEqual(
    files.map(({ path }) => path).filter((path) => !known.has(partOf(path))),
    [],
  );
});

test('imports go downwards only', () => {
  const upwards = ownImports
    .filter(({ path, from }) => partOf(path) !== partOf(from))
    .filter(({ path, from, isType }) => !mayImport(partOf(path), partOf(from), isType))
    .map(({ path, from }) => `${path} imports ${from}`);
  assert.deepEqual(upwards, []);
});

test('no exception outlives its use', () => {
  const used = new Set(ownImports.map(({ path, from }) => `${partOf(path)} → ${partOf(from)}`));
  assert.deepEqual(
    Object.keys(ALSO_ALLOWED).filter((pair) => !used.has(pair)),
    [],
  );
});

test('every third-party library is used in its home only', () => {
  const strangers = libraryImports
    .filter(({ library, isType }) => !(isType && TYPES_ANYWHERE.includes(library)))
    .filter(({ path, library }) => !HOMES[library]?.some((home) => path.startsWith(home)))
    .map(({ path, library }) => `${path} imports ${library}`);
  assert.deepEqual(strangers, []);
});

test('what runs elsewhere imports nothing but what lies beside it, and nobody imports it', () => {
  const crossing = everyImport.filter(({ path, from }) => folderElsewhere(path) !== folderElsewhere(from));
  assert.deepEqual(
    crossing.map(({ path, from }) => `${path} imports ${from}`),
    [],
  );
});

test('only config.ts reads the environment, and one file speaks to the runtime through it', () => {
  const readers = files.filter(({ text }) => /process\s*\.\s*env\b|\benv\s*\}\s*=\s*process/.test(text));
  assert.deepEqual(readers.map(({ path }) => path).sort(), ['config.ts', 'verify/models/no-telemetry.ts']);
});

test('nobody but app.ts and main.ts looks at the clock', () => {
  const lookers = files.filter(({ text }) => /new Date\(\s*\)|Date\.now\b/.test(text));
  assert.deepEqual(
    lookers.map(({ path }) => path).filter((path) => !MAKES_THE_CLOCK.includes(path)),
    [],
  );
});

test('no file is longer than 250 lines', () => {
  const written = everyFile.filter(({ path }) => !GENERATED.includes(path));
  const long = written.filter(({ text }) => text.split('\n').length > LINES_MAX + 1);
  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  );
});

test('folders are nouns of the domain', () => {
  const folders = new Set(everyFile.flatMap(({ path }) => dirname(path).split('/')));
  assert.deepEqual(
    NAMES_NO_NOUN.filter((name) => folders.has(name)),
    [],
  );
});

function folderElsewhere(path: string): string | null {
  return ELSEWHERE.find((folder) => path.startsWith(folder)) ?? null;
}

function mayImport(part: string, other: string, isType: boolean): boolean {
  if (`${part} → ${other}` in ALSO_ALLOWED) return true;
  return layerOf(part) < layerOf(other) || (isType && TYPES_FOR_ALL.includes(other));
}

function layerOf(part: string): number {
  return LAYERS.findIndex((layer) => layer.includes(part));
}

/** The folder under src, or the file that stands there itself. */
function partOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function libraryOf(specifier: string): string {
  const [scope = '', name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** Static, side-effect and dynamic imports, and what is exported from elsewhere. */
function importsOf(text: string): { from: string; isType: boolean }[] {
  const fromStatements = text.matchAll(/^(?:import|export)(\s+type)?\s[^;'"]*?from\s+['"]([^'"]+)['"]/gm);
  const others = text.matchAll(/^import\s+()['"]([^'"]+)['"]|\bimport\(\s*()['"]([^'"]+)['"]/gm);
  return [...fromStatements, ...others].map((match) => ({
    from: match[2] ?? match[4] ?? '',
    isType: Boolean(match[1]),
  }));
}
