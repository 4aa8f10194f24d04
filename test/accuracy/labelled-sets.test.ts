import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { OperatorError } from '../../src/errors.ts';
import { readSet, type SetName, sampleOf } from './sets/labelled-sets.ts';
import { personOf } from './sets/person-of.ts';

const TABLES = { faces: 'pairs.csv', pad: 'labels.csv', documents: 'mrz.csv' } as const;

/** A folder with two images and the table. */
async function folderWith(t: TestContext, name: SetName, table: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vouch-set-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const image of ['ada_1.jpg', 'bob_2.jpg', 'a, b.jpg']) await writeFile(join(folder, image), 'x');
  await writeFile(join(folder, TABLES[name]), table);
  return folder;
}

/** The message, without the folder. */
async function mistake(t: TestContext, name: SetName, table: string): Promise<string> {
  const folder = await folderWith(t, name, table);
  try {
    readSet(name, folder);
  } catch (error) {
    assert.ok(error instanceof OperatorError);
    return error.message.replaceAll(folder, '');
  }
  return '';
}

test('pairs are read with quotes, carriage returns and empty lines, and persons are told from file names', async (t) => {
  const table = '\uFEFFimage_a,image_b,same\r\nada_1.jpg,bob_2.jpg,0\r\n\r\n"a, b.jpg",ada_1.jpg,1\r\n';
  const { rows, namesPersons } = readSet('faces', await folderWith(t, 'faces', table));
  assert.equal(namesPersons, false);
  assert.deepEqual(
    rows.map(({ images, persons, expected }) => ({ images, persons, expected })),
    [
      { images: ['ada_1.jpg', 'bob_2.jpg'], persons: ['ada', 'bob'], expected: false },
      { images: ['a, b.jpg', 'ada_1.jpg'], persons: ['a, b'], expected: true },
    ],
  );
});

test('columns that name the persons are believed', async (t) => {
  const table = 'image_a,image_b,same,person_a,person_b\nada_1.jpg,bob_2.jpg,0,7,9\n';
  const { rows, namesPersons } = readSet('faces', await folderWith(t, 'faces', table));
  assert.equal(namesPersons, true);
  assert.deepEqual(rows[0]?.persons, ['7', '9']);
});

test('an attack has its kind and its subject, and a column may be quoted or unknown', async (t) => {
  const table =
    'image,label,attack_type,subject,note\nada_1.jpg,live,,s1,\nbob_2.jpg,spoof,print,s1,"two ""quotes"", one comma"\n';
  const { rows } = readSet('pad', await folderWith(t, 'pad', table));
  assert.deepEqual(
    rows.map(({ expected, attack, persons }) => [expected, attack, persons[0]]),
    [
      [true, null, 's1'],
      [false, 'print', 's1'],
    ],
  );
});

test('every mistake in a table names its file and line, and says what to write', async (t) => {
  const head = 'image_a,image_b,same\n';
  assert.match(
    await mistake(t, 'faces', `${head}ada_1.jpg,bob_2.jpg,yes\n`),
    /^\/pairs\.csv line 2: same is "yes"; write 1/,
  );
  assert.match(
    await mistake(t, 'faces', `${head}ada_1.jpg,ada_3.jpg,0`),
    /line 2: same is 0, but both images are of ada/,
  );
  assert.match(await mistake(t, 'faces', `${head}\nada_1.jpg,eve.jpg,0`), /line 3: eve\.jpg is not in /);
  assert.match(await mistake(t, 'faces', `${head}ada_1.jpg,bob_2.jpg`), /line 2: 2 values for 3 columns/);
  assert.match(await mistake(t, 'faces', `${head}"ada"_1.jpg,bob_2.jpg,0`), /line 2: a quote/);
  assert.match(await mistake(t, 'faces', 'image,same\nx,1'), /line 1: no column image_a, image_b/);
  assert.match(await mistake(t, 'faces', ''), /is empty/);
  assert.match(await mistake(t, 'faces', head), /has no rows/);
  assert.match(
    await mistake(t, 'pad', 'image,label,attack_type\nada_1.jpg,real,\n'),
    /label is "real"; write live or spoof/,
  );
  assert.match(
    await mistake(t, 'pad', 'image,label,attack_type\nada_1.jpg,spoof,\n'),
    /attack_type is empty/,
  );
  assert.match(
    await mistake(t, 'documents', 'image,portrait_face_detected\nada_1.jpg,maybe\n'),
    /is "maybe"; write True/,
  );
  assert.match(
    await mistake(t, 'documents', 'image,line1\nada_1.jpg,P<UTO ERIKSSON\n'),
    /line 2: "P<UTO ERIKSSON" is no line of a machine-readable zone; write A-Z, 0-9 and < only/,
  );
  assert.match(
    await mistake(t, 'documents', 'image,width,height\nada_1.jpg,40,\n'),
    /width is "40" and height ""; write both in pixels, or neither/,
  );
});

test('a table of documents says what it says, and every column but the image may be absent', async (t) => {
  const whole = 'image,line1,check_digits_valid,surname,sex\nada_1.jpg,I<UTO,False,ADA,<\n';
  const [row] = readSet('documents', await folderWith(t, 'documents', whole)).rows;
  assert.deepEqual([row?.document?.lines, row?.document?.isValid], [['I<UTO'], false]);
  assert.deepEqual(row?.document?.fields, { last_name: 'ADA', gender: '<' });
  const [bare] = readSet('documents', await folderWith(t, 'documents', 'image\nada_1.jpg\n')).rows;
  assert.deepEqual(bare?.document, {
    type: '',
    size: null,
    lines: [],
    isValid: null,
    fields: {},
    isPortraitSaid: false,
  });
});

test('several mistakes are told at once, and no more than fit on a screen', async (t) => {
  const rows = Array.from({ length: 8 }, () => 'ada_1.jpg,bob_2.jpg,?').join('\n');
  const lines = (await mistake(t, 'faces', `image_a,image_b,same\n${rows}`)).split('\n');
  assert.equal(lines.length, 6);
  assert.equal(lines.at(-1), 'and 3 more');
});

test('a folder without its table is told which table it lacks', () => {
  assert.throws(
    () => readSet('pad', '/nowhere'),
    /\/nowhere\/labels\.csv is absent: --pad takes a folder with labels\.csv/,
  );
});

test('a person is the name of the file without its number', () => {
  assert.equal(personOf('lfw/Ada_Lovelace_0002.jpg'), 'Ada_Lovelace');
  assert.equal(personOf('ada-2.png'), 'ada');
  assert.equal(personOf('0001.jpg'), '0001');
});

test('a sample runs through the whole table, and is never larger than asked', () => {
  assert.deepEqual(sampleOf([0, 1, 2, 3, 4, 5, 6], 3), [0, 2, 4]);
  assert.deepEqual(sampleOf([0, 1], 3), [0, 1]);
  assert.deepEqual(sampleOf([0, 1], null), [0, 1]);
});
