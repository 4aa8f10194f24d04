import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Command, CommandError } from '../../src/operator/command.ts';
import { readFileOption } from '../../src/operator/read-file-option.ts';

const LOGO: Command = { usage: '', about: '', fileBytesMax: 1024, run: async () => null };
const OTHER: Command = { usage: '', about: '', run: async () => null };
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vouch-file-'));
  await writeFile(join(folder, 'small'), Buffer.from([0, 255, 10]));
  await writeFile(join(folder, 'large'), Buffer.alloc(1025));
});
after(() => rm(folder, { recursive: true }));

test('a file is handed on as what it holds, beside the other options', async () => {
  const options = await readFileOption(LOGO, { file: join(folder, 'small'), account: 'acc_1' });
  assert.deepEqual(options, { file: 'AP8K', account: 'acc_1' });
});

test('no file is read for a command that takes none, or that was given none', async () => {
  assert.deepEqual(await readFileOption(OTHER, { file: '/none' }), { file: '/none' });
  assert.deepEqual(await readFileOption(LOGO, { remove: 'yes' }), { remove: 'yes' });
});

for (const [name, message] of [
  ['large', /large has more than 1 KB$/],
  ['none', /none cannot be read \(ENOENT\)$/],
  ['.', /is not a file$/],
] as const) {
  test(`--file ${name} is refused with a sentence`, () =>
    assert.rejects(readFileOption(LOGO, { file: `${folder}/${name}` }), (error: Error) => {
      assert.ok(error instanceof CommandError);
      assert.match(error.message, message);
      return true;
    }));
}
