/**
 * Builds the Dockerfile without an engine: a stage is a folder, COPY copies into it, RUN runs in it. Absolute paths in a
 * RUN would be those of this machine, so the Dockerfile names none but its mounts.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { SETTINGS } from '../../src/config.ts';
import { execForm, type Instruction, readDockerfile, readIgnore, readPairs } from './dockerfile.ts';

export interface Image {
  /** The folder that stands for `/` in the container. */
  readonly root: string;
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

interface Draft extends Image {
  readonly arguments: Readonly<Record<string, string>>;
}

export interface BuildOptions {
  /** The folder with the Dockerfile. */
  readonly project: string;
  /** An empty folder for the stages. */
  readonly folder: string;
  readonly buildArguments: Readonly<Record<string, string>>;
}

/** The last stage. Throws what a failed command printed. */
export function buildImage({ project, folder, buildArguments }: BuildOptions): Image {
  const context = join(folder, 'context');
  copyContext(project, context);
  const stages = readDockerfile(readFileSync(join(project, 'Dockerfile'), 'utf8'));
  const built = new Map<string, Draft>();
  for (const { name, from, instructions } of stages) {
    const root = join(folder, name);
    const parent = built.get(from);
    let draft = parent ? { ...parent, root } : emptyDraft(root);
    mkdirSync(root);
    // Links instead of copies: no command of ours changes a file in place.
    if (parent) run('cp', ['-al', `${parent.root}/.`, root], { cwd: root });
    for (const instruction of instructions) {
      draft = apply(draft, instruction, { context, built, buildArguments });
    }
    built.set(name, draft);
  }
  const last = [...built.values()].at(-1);
  if (!last) throw new Error('the Dockerfile has no stage');
  return last;
}

function emptyDraft(root: string): Draft {
  return {
    root,
    workingDirectory: '/',
    environment: {},
    user: 'root',
    command: [],
    healthCheck: [],
    arguments: {},
  };
}

function copyContext(project: string, context: string): void {
  const isIgnored = readIgnore(readFileSync(join(project, '.dockerignore'), 'utf8'));
  cpSync(project, context, {
    recursive: true,
    filter: (path) => path === project || !isIgnored(relative(project, path)),
  });
}

interface Build {
  readonly context: string;
  readonly built: ReadonlyMap<string, Draft>;
  readonly buildArguments: Readonly<Record<string, string>>;
}

function apply(draft: Draft, { name, flags, rest }: Instruction, build: Build): Draft {
  switch (name) {
    case 'WORKDIR':
      mkdirSync(join(draft.root, rest), { recursive: true });
      return { ...draft, workingDirectory: rest };
    case 'ARG': {
      const [argument = '', preset = ''] = rest.split('=');
      const value = build.buildArguments[argument] ?? preset;
      return { ...draft, arguments: { ...draft.arguments, [argument]: value } };
    }
    case 'ENV': {
      const text = rest.replace(/\$(\w+)/g, (_, variable) => draft.arguments[variable] ?? '');
      return { ...draft, environment: { ...draft.environment, ...readPairs(text) } };
    }
    case 'COPY':
      copy(draft, rest, flags.from ? (build.built.get(flags.from)?.root ?? flags.from) : build.context);
      return draft;
    case 'RUN':
      run('/bin/sh', ['-c', rest], {
        cwd: join(draft.root, draft.workingDirectory),
        env: { ...surroundings(), ...draft.arguments, ...draft.environment },
      });
      return draft;
    case 'USER':
      return { ...draft, user: rest };
    case 'HEALTHCHECK':
      return { ...draft, healthCheck: execForm(rest) };
    case 'ENTRYPOINT':
      return { ...draft, command: execForm(rest) };
    case 'CMD':
      return { ...draft, command: [...draft.command, ...execForm(rest)] };
    case 'EXPOSE':
    case 'LABEL':
      return draft;
    default:
      throw new Error(`${name} is not known here; teach it to test/support/build-image.ts`);
  }
}

function copy(draft: Draft, rest: string, source: string): void {
  const words = rest.split(/\s+/);
  const last = words.pop() ?? '';
  const target = join(draft.root, draft.workingDirectory, last);
  for (const word of words) {
    const from = join(source, word);
    const isInto = last.endsWith('/') && statSync(from).isFile();
    cpSync(from, isInto ? join(target, basename(from)) : target, { recursive: true, verbatimSymlinks: true });
  }
}

/** What this machine needs to reach its package registry, and nothing that would speak to the commands or the service. */
function surroundings(): NodeJS.ProcessEnv {
  const isOurs = (name: string): boolean =>
    name in SETTINGS || /^(NODE_(V8|TEST|OPTIONS)|npm_(life|pack))/.test(name);
  const kept = Object.entries(process.env).filter(([name]) => !isOurs(name));
  // What npm ci brought to this checkout is in npm's cache.
  return { ...Object.fromEntries(kept), npm_config_prefer_offline: 'true' };
}

function run(
  command: string,
  words: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): void {
  const { status, stdout, stderr } = spawnSync(command, words, { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}\n${stdout}${stderr}`);
}
