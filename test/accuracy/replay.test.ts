import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_POLICY, readPolicy } from '../../src/verify/decision/policy.ts';
import { readEvidence, requireSameModels, writeEvidence } from './evidence/evidence-file.ts';
import { flipsOf, judgementOf } from './replay/flips.ts';
import { flipsTable } from './replay/flips-table.ts';
import { isFlip, redecide } from './replay/redecide.ts';
import { collectedOf, pairOf, selfieOf } from './support.ts';

/** At 0.3 under the default policy, at 0.1 under the loose one. */
const RECORDS = [
  pairOf(0.9, [1]),
  pairOf(0.2, [2]),
  pairOf(0.15, [3, 4]),
  pairOf(0.05, [5, 6]),
  pairOf(0.8, [7], { findings: [{ code: 'several_faces', image: 'selfie' }] }),
  selfieOf(0.4, 'print', 8),
];
const LOOSE = readPolicy(
  '{"version":"loose","face_match":{"target_fmr":0.1},"findings":{"several_faces":"warn"}}',
);

test('under the same policy nothing flips', () => {
  assert.deepEqual(redecide(RECORDS, DEFAULT_POLICY, DEFAULT_POLICY).filter(isFlip), []);
});

test('a looser policy lets more of the right ones through, and an impostor with them, and the labels tell which', () => {
  const groups = flipsOf(redecide(RECORDS, DEFAULT_POLICY, LOOSE));
  const [faces, pad] = groups;
  assert.deepEqual(
    faces?.flips.map(({ from, to, genuine, impostors }) => [from, to, genuine, impostors]),
    [
      ['unverified', 'verified', 1, 1],
      ['failed', 'verified', 1, 0],
    ],
  );
  assert.deepEqual(faces?.flips.map(judgementOf), ['1 rightly, 1 wrongly', '1 rightly, 0 wrongly']);
  assert.deepEqual([pad?.group, pad?.flips], ['pad', []]);
});

test('refusing somebody is right when he is an impostor, and neither when he was refused before', () => {
  const flip = { genuine: 3, impostors: 2 } as const;
  assert.equal(judgementOf({ ...flip, from: 'verified', to: 'unverified' }), '2 rightly, 3 wrongly');
  assert.equal(judgementOf({ ...flip, from: 'failed', to: 'unverified' }), '');
});

test('the table tells how many flip, and shows the first of them', () => {
  const name = { version: 'x', sha256: 'ab'.repeat(32) };
  const groups = flipsOf(redecide(RECORDS, DEFAULT_POLICY, LOOSE));
  const text = flipsTable({ from: name, to: name, sample: null, groups });
  assert.match(text, /^3 of 6 verdicts flip/);
  assert.match(
    text,
    /3-4_1\.jpg and set\/3-4_2\.jpg \(ought not to pass, score 0\.1500\): unverified → verified/,
  );
  assert.match(text, /pad: live photos and attacks, 1 records\nNo verdict flips\./);
});

test('evidence comes back from its file as it went in, and a damaged or foreign file is named', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'vouch-evidence-'));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, 'new', 'evidence.jsonl');
  writeEvidence(path, collectedOf(RECORDS));
  assert.deepEqual(readEvidence(path), collectedOf(RECORDS));
  assert.throws(
    () => readEvidence(join(folder, 'none')),
    /No evidence is kept in .*run "npm run eval" first/,
  );
  await writeFile(path, '{"format":1}\n{"group":\n');
  assert.throws(() => readEvidence(path), /line 2 is damaged/);
  await writeFile(path, '{"format":0}\n');
  assert.throws(() => readEvidence(path), /another version/);
});

test('evidence of other models is refused, and the models are named', () => {
  const [one, other] = ['a', 'b'].map((digit) => ({ name: 'net', sha256: digit.repeat(64) }));
  assert.ok(one && other);
  requireSameModels('e.jsonl', [one], [one]);
  assert.throws(
    () => requireSameModels('e.jsonl', [one], [other]),
    /other models \(net a+; now net b+\).*npm run eval/,
  );
});
