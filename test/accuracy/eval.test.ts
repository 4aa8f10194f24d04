/** The command itself, on a tiny set of drawn people. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { drawIdentityDocument } from '../../models/specimens/documents/draw-identity-document.ts';
import { photographDocument } from '../../models/specimens/documents/photograph/photograph-document.ts';
import { renderSide } from '../../models/specimens/documents/render-side.ts';
import type { Look } from '../../models/specimens/draw-person.ts';
import { PEOPLE, type PersonName } from '../../models/specimens/people.ts';
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderSelfie } from '../../models/specimens/render.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { markdownOf } from './report/markdown.ts';

/** What `npm run eval` runs, and the part of it that needs no set-up before it refuses. */
const COMMAND = [fileURLToPath(new URL('../../scripts/eval.mjs', import.meta.url))];
const WITHOUT_SET_UP = ['--import', 'tsx', fileURLToPath(new URL('./eval.ts', import.meta.url))];
const NAMES = (Object.keys(PEOPLE) as PersonName[]).slice(0, 2);

interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where no default set is, so that nothing but what is named is measured. Without coverage, which costs a fifth of the time: nearly all that runs is the measuring itself. */
function run(command: readonly string[], words: readonly string[]): Promise<Answer> {
  const environment = { ...process.env, VOUCH_EVAL: '/nowhere', NODE_V8_COVERAGE: '' };
  return new Promise((resolve) => {
    const args = [...command, ...words];
    execFile(process.execPath, args, { env: environment, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      resolve({ status: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

const evaluate = (...words: string[]) => run(COMMAND, words);

describe('npm run eval', () => {
  let folder: string;
  let sets: string[];
  const at = (...parts: string[]) => join(folder, ...parts);
  /** A sample larger than the sets: all of their rows, and one portrait. */
  const kept = (name: string) => [
    ...['--sample', '20'],
    ...['--evidence', at(`${name}.jsonl`)],
    ...['--out', at(name, 'REPORT.md')],
  ];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vouch-eval-'));
    await drawSets(folder);
    sets = ['faces', 'pad', 'documents'].flatMap((name) => [`--${name}`, at(name)]);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('writes a report with pictures, keeps the evidence, and says the same twice', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const first = await evaluate(...sets, ...kept('one'));
    assert.equal(first.status, 0, first.stderr);
    const report = await readFile(at('one', 'REPORT.md'), 'utf8');
    assert.ok(first.stdout.startsWith(report));
    assert.match(first.stdout, /Latency of this run, p50 \/ p95: faces [\d.]+ \/ [\d.]+ ms, pad/);
    assert.match(report, /2 pairs of one person and 2 pairs of two, of 2 persons/);
    assert.match(report, /\| portraits found \| 2 of 2 \|/);
    assert.match(report, /2 photos of documents\. 1 further row is set aside/);
    assert.match(report, /\| ≥ 600 px \| 1 \| 100\.00 % \| 2 \| 100\.00 % .* \| 95 %, met \|/);
    assert.match(report, /\| last_name \| 1 \| 100\.00 %/);
    assert.match(report, /### Drawn documents/);
    assert.deepEqual((await readdir(at('one', 'docs', 'accuracy'))).sort(), PICTURES);
    const lines = (await readFile(at('one.jsonl'), 'utf8')).trimEnd().split('\n');
    assert.ok(lines.length > 10);
    assert.doesNotMatch(lines.join(''), new RegExp(folder));
    assert.doesNotMatch(lines.join(''), /MUELLER|MÜLLER|L898902C3/);

    const again = await evaluate(...sets, ...kept('two'), '--json');
    assert.equal(again.status, 0, again.stderr);
    assert.equal(
      markdownOf(JSON.parse(again.stdout)),
      (await readFile(at('two', 'REPORT.md'), 'utf8')).trimEnd(),
    );
    assert.equal(steady(await readFile(at('two', 'REPORT.md'), 'utf8')), steady(report));
    for (const picture of PICTURES) {
      const [one, two] = await Promise.all(
        ['one', 'two'].map((name) => readFile(at(name, 'docs', 'accuracy', picture))),
      );
      assert.deepEqual(one, two, picture);
    }
  });

  test('decides the kept evidence under another policy, without the models', {
    skip: WITHOUT_MODELS,
  }, async () => {
    await writeFile(at('strict.json'), '{"version":"strict","face_match":{"threshold":1}}');
    const words = ['--policy', at('strict.json'), '--evidence', at('one.jsonl')];
    const { status, stdout, stderr } = await evaluate(...words, '--json');
    assert.equal(status, 0, stderr);
    const { to, groups } = JSON.parse(stdout);
    assert.equal(to.version, 'strict');
    const [flip] = groups.find(({ group }: { group: string }) => group === 'faces').flips;
    assert.deepEqual(flip, { from: 'verified', to: 'unverified', genuine: 2, impostors: 0 });
    assert.match((await evaluate(...words)).stdout, /verdicts flip from policy \S+ .* to strict/);
  });

  test('names what is wrong and ends with 1', async () => {
    const refusals: [RegExp, string[]][] = [
      [/No labelled set is there: give --faces DIR/, []],
      [/Unknown option '--face'[\s\S]*npm run eval -- --faces DIR/, ['--face', 'x']],
      [/--sample 0: give a number of rows/, ['--sample', '0']],
      [/\/nowhere\/labels\.csv is absent/, ['--pad', '/nowhere']],
      [/--policy works on evidence that is kept/, ['--policy', 'x.json', '--sample', '3']],
      [/x\.json: there is no such file/, ['--policy', 'x.json']],
    ];
    const answers = await Promise.all(refusals.map(([, words]) => run(WITHOUT_SET_UP, words)));
    for (const [place, { status, stdout, stderr }] of answers.entries()) {
      assert.match(stderr, refusals[place]?.[0] as RegExp);
      assert.deepEqual([status, stdout], [1, '']);
      assert.doesNotMatch(stderr, /\n {4}at /);
    }
  });
});

const WIDTH = 360;
const DOCUMENT_PX = 1200;
const PICTURES = ['faces-det.svg', 'faces-roc.svg', 'pad-det.svg', 'pad-roc.svg'];

/** Without the latency's steps: other tests at the same time may make them longer. */
function steady(report: string): string {
  return report.replaceAll(/below \d+ ms|\d+ ms or more/g, '');
}

/** Each of two people twice, small; a print is a blurred, pale drawing. */
async function drawSets(folder: string): Promise<void> {
  const write = (set: string, file: string, bytes: Buffer | string) =>
    writeFile(join(folder, set, file), bytes);
  for (const set of ['faces', 'pad', 'documents']) await mkdir(join(folder, set));
  for (const name of NAMES) {
    await write('faces', `${name}_1.jpg`, await selfie(name));
    await write('faces', `${name}_2.jpg`, await selfie(name, { roll: 4, brightness: 0.9 }));
    await write('pad', `${name}_live.jpg`, await selfie(name, { shiftX: 12 }));
    await write('pad', `${name}_print.jpg`, await selfie(name, { blur: 2, brightness: 0.7 }));
  }
  const others = (name: PersonName) => NAMES[(NAMES.indexOf(name) + 1) % NAMES.length];
  const pairs = NAMES.flatMap((name) => [
    `${name}_1.jpg,${name}_2.jpg,1`,
    `${name}_1.jpg,${others(name)}_2.jpg,0`,
  ]);
  const labels = NAMES.flatMap((name) => [
    `${name}_live.jpg,live,,${name}`,
    `${name}_print.jpg,spoof,print,${name}`,
  ]);
  await write('faces', 'pairs.csv', ['image_a,image_b,same', ...pairs].join('\n'));
  await write('pad', 'labels.csv', ['image,label,attack_type,subject', ...labels].join('\r\n'));
  await write('documents', 'card.jpg', await card());
  const { jpeg, lines } = await passport();
  await write('documents', 'passport.jpg', jpeg);
  const rows = [
    'image,width,height,mrz_type,line1,line2,check_digits_valid,surname,portrait_face_detected',
    'card.jpg,,,"LEN[43, 44]",,,,,True',
    `passport.jpg,${DOCUMENT_PX},${(3 * DOCUMENT_PX) / 4},TD3,${lines.join(',')},True,MUELLER,True`,
    `passport.jpg,44,33,TD3,${lines.join(',')},True,MUELLER,True`,
  ];
  await write('documents', 'mrz.csv', rows.join('\n'));
}

async function passport() {
  const { front, truth } = await drawIdentityDocument('icao_td3');
  const size = { widthPx: DOCUMENT_PX, heightPx: (3 * DOCUMENT_PX) / 4 };
  const { jpeg } = await photographDocument(await renderSide(front), size);
  return { jpeg, lines: truth.mrzLines };
}

async function card(): Promise<Buffer> {
  return sharp(await renderDocument('ahmad'))
    .resize(DOCUMENT_PX)
    .jpeg()
    .toBuffer();
}

async function selfie(name: PersonName, look: Partial<Look> = {}): Promise<Buffer> {
  return sharp(await renderSelfie(name, look))
    .resize(WIDTH)
    .jpeg()
    .toBuffer();
}
