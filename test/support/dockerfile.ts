/** Reads the part of the Dockerfile language that our Dockerfile uses, and what .dockerignore lets into a build. */

export interface Instruction {
  readonly name: string;
  /** `--from=models` as `from: 'models'`. */
  readonly flags: Readonly<Record<string, string>>;
  readonly rest: string;
}

export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

export function readDockerfile(text: string): Stage[] {
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const instruction of readInstructions(text)) {
    if (instruction.name !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const [from = '', , name = ''] = instruction.rest.split(/\s+/);
    stages.push({ name, from, instructions: [] });
  }
  return stages;
}

function readInstructions(text: string): Instruction[] {
  return text
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readInstruction);
}

function readInstruction(line: string): Instruction {
  const [, name = '', flags = '', rest = ''] = /^(\w+)((?:\s+--\S+)*)\s+(.*)$/.exec(line) ?? [];
  const pairs = flags.split(/\s+/).filter((flag) => flag !== '');
  const named = pairs.map((flag) => flag.slice(2).split(/=(.*)/, 2));
  return { name, flags: Object.fromEntries(named), rest };
}

/** The words of `CMD ["a", "b"]`; only this form starts the program without a shell around it, so that signals reach it. */
export function execForm(rest: string): string[] {
  return JSON.parse(rest.replace(/^CMD /, ''));
}

/** `name=value`, several in a line, quoted or not. */
export function readPairs(rest: string): Readonly<Record<string, string>> {
  const pairs = [...rest.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g)];
  return Object.fromEntries(pairs.map(([, name = '', quoted, bare]) => [name, quoted ?? bare ?? '']));
}

/** The last pattern that fits a path or a folder above it decides. Knows names, paths, `*` and `!`. */
export function readIgnore(text: string): (path: string) => boolean {
  const patterns = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isIgnored: !line.startsWith('!'), shape: shapeOf(line.replace('!', '')) }));
  return (path) => patterns.findLast(({ shape }) => shape.test(path))?.isIgnored ?? false;
}

function shapeOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${escaped}(/|$)`);
}
