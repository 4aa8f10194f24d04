import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import { LIVENESS_CHECKS } from '../../src/verify/evidence.ts';
import { markdownOf } from './report/markdown.ts';
import { picturesOf } from './report/pictures.ts';
import { portraitSection } from './report/portrait-section.ts';
import { reportOf } from './report/report.ts';
import { collectedOf, documentOf, pairOf, selfieOf } from './support.ts';

const TWO_FACES = { findings: [{ code: 'several_faces', image: 'selfie' }] } as const;
const BLURRED = { findings: [{ code: 'too_blurred', image: 'selfie' }] } as const;
const NO_FACE = { match: null, findings: [{ code: 'no_face', image: 'selfie' }] } as const;

/** The embedder's threshold is 0.2 for an FMR of 1e-2 and 0.3 for the default, 1e-3. */
const PAIRS = [
  pairOf(0.9, [1]),
  pairOf(0.8, [2]),
  pairOf(0.25, [3]),
  pairOf(0.7, [4], TWO_FACES),
  pairOf(0, [5], NO_FACE),
  pairOf(0.1, [1, 2]),
  pairOf(0.28, [3, 4]),
  pairOf(0.35, [5, 6]),
  pairOf(0.05, [7, 8]),
];

/** Refused: one of four live photos. Pass: one of two prints, none of two masks. */
const SELFIES = [
  ...[0.9, 0.8, 0.7, 0.3].map((score, at) => selfieOf(score, null, at)),
  selfieOf(0.9, null, 4, BLURRED),
  ...[0.6, 0.2].map((score, at) => selfieOf(score, 'print', at)),
  ...[0.4, 0.1].map((score, at) => selfieOf(score, 'paper_mask', at)),
];
const DOCUMENTS = [documentOf(true, true), documentOf(true, false), documentOf(false, false)];
const report = reportOf(collectedOf([...PAIRS, ...SELFIES, ...DOCUMENTS]), DEFAULT_POLICY);

test('false matches and false non-matches are those counted by hand, over all pairs with a score', () => {
  const { faces } = report;
  const at = (target: number) => faces?.points.find(({ target_fmr }) => target_fmr === target);
  assert.deepEqual([at(1e-2)?.fmr.value, at(1e-2)?.fnmr.value], [0.5, 0]);
  assert.deepEqual([at(1e-3)?.fmr.value, at(1e-3)?.fnmr.value], [0.25, 0.25]);
  assert.deepEqual([at(1e-3)?.is_default, at(1e-2)?.is_default], [true, false]);
  assert.equal(faces?.accuracy.value, 6 / 8);
  assert.equal(faces?.tar.value, 3 / 4);
  assert.equal(faces?.tar_is_coarse, true);
  assert.equal(faces?.auc.value, 14 / 16);
});

test('pairs without a score, and pairs that the policy does not judge, are counted apart', () => {
  const { faces } = report;
  assert.deepEqual([faces?.without_score.genuine.value, faces?.without_score.impostor.value], [0.2, 0]);
  assert.equal(faces?.not_judged.value, 2 / 9);
  assert.deepEqual(
    faces?.findings.map(({ finding, count }) => `${finding}: ${count}`),
    ['no_face on selfie: 1', 'several_faces on selfie: 1'],
  );
  assert.equal(faces?.passed.genuine.value, 2 / 5);
});

test('ACER is half of BPCER and the worst attack, not of the mean attack', () => {
  const fused = report.liveness.pad?.fused;
  assert.equal(fused?.bpcer.value, 0.25);
  assert.deepEqual(
    fused?.attacks.map(({ attack, apcer, auc }) => [attack, apcer.value, auc.value]),
    [
      ['paper_mask', 0, 7 / 8],
      ['print', 0.5, 7 / 8],
    ],
  );
  assert.equal(fused?.acer.value, (0.5 + 0.25) / 2);
});

test('a live photo that cannot be judged is a non-response and no error', () => {
  const pad = report.liveness.pad;
  assert.equal(pad?.bpnrr.value, 1 / 5);
  assert.equal(pad?.fused.live_photos, 4);
  assert.deepEqual(pad?.findings[0]?.finding, 'too_blurred on selfie');
});

test('the baseline is judged at its own threshold, and where it refuses as many as the fused score', () => {
  const pad = report.liveness.pad;
  assert.equal(pad?.texture_published.threshold, 0.5);
  assert.equal(pad?.texture_same_bpcer.live_refused, pad?.fused.live_refused);
});

test('the ablation has all five checks, alone and taken out', () => {
  const rows = report.liveness_ablation.pad.map(({ use, check }) => `${use} ${check ?? ''}`.trim());
  const each = (use: string) => LIVENESS_CHECKS.map((check) => `${use} ${check}`);
  assert.deepEqual(rows, ['all', ...each('without'), ...each('alone')]);
});

test('a portrait that the table promises and nobody finds is a failure to acquire', () => {
  const { documents } = report;
  assert.deepEqual(
    [documents?.with_portrait, documents?.found, documents?.failure_to_acquire.value],
    [2, 1, 0.5],
  );
});

test('the report says which attacks no photo shows, and does not say so of those it has', () => {
  const [attacks = ''] = report.not_covered;
  assert.match(
    attacks,
    /The only real attacks are: paper_mask, print\. Not among them: .*on a screen.*silicone/,
  );
  assert.doesNotMatch(attacks, /Not among them:.*(printed photographs|masks of paper)/);
  assert.match(attacks, /injection/);
  assert.ok(report.not_covered.some((line) => line.startsWith('pad has 5 people')));
});

test('the same evidence gives the same report and the same pictures', () => {
  const again = reportOf(collectedOf(structuredClone([...PAIRS, ...SELFIES, ...DOCUMENTS])), DEFAULT_POLICY);
  assert.equal(markdownOf(again), markdownOf(report));
  assert.deepEqual(picturesOf(PAIRS, DEFAULT_POLICY), picturesOf(structuredClone(PAIRS), DEFAULT_POLICY));
});

test('every figure of the report is in its Markdown, and no cell is left undefined', () => {
  const markdown = markdownOf(report);
  assert.doesNotMatch(markdown, /undefined|NaN|null/);
  assert.match(markdown, /\| \*\*0\.1 %\*\* \(default\) \| 0\.300 \| 25\.00 % \(/);
  assert.match(markdown, /APCER.*BPCER/);
  for (const line of report.not_covered) assert.ok(markdown.includes(line));
});

test('what went through JSON reads the same, figures that nobody could measure included', () => {
  const row = {
    pairs: 1,
    failure_to_acquire: 1,
    findings: 1,
    fmr: Number.NaN,
    impostor_pairs: 0,
    mean_cosine: Number.NaN,
  };
  const portraits = [{ ...row, treatment: 'glare', variant: 'flip', fnmr: 1, threshold: 0.3 }] as const;
  const lone = reportOf(
    { ...collectedOf([pairOf(0.5, [1]), pairOf(0.1, [1, 2])]), portraits },
    DEFAULT_POLICY,
  );
  for (const each of [report, lone])
    assert.equal(markdownOf(JSON.parse(JSON.stringify(each))), markdownOf(each));
});

test('a set that was not given is said to be missing', () => {
  const markdown = markdownOf(reportOf(collectedOf(DOCUMENTS), DEFAULT_POLICY));
  assert.match(markdown, /Not measured: no set of pairs.*--faces DIR/);
  assert.match(markdown, /Not measured: no set with live photos.*--pad DIR/);
});

test('every treatment of a portrait has a row, and every variant of the pipeline a column', () => {
  const row = {
    pairs: 4,
    failure_to_acquire: 0.25,
    findings: 0,
    fmr: 0,
    impostor_pairs: 12,
    mean_cosine: 0.6,
    threshold: 0.34,
  };
  const lines = portraitSection([
    { ...row, treatment: 'glare', variant: 'production', fnmr: 0.5 },
    { ...row, treatment: 'glare', variant: 'flip', fnmr: 0.25 },
    { ...row, treatment: 'grey', variant: 'production', fnmr: 0 },
    { ...row, treatment: 'grey', variant: 'flip', fnmr: 0 },
  ]);
  assert.ok(lines.includes('| glare | 25.00 % | 0.00 % | 0.600 | 50.00 % | 25.00 % |'), lines.join('\n'));
  assert.ok(lines.includes('| **mean of all: FNMR** |  |  |  | 25.00 % | 12.50 % |'));
});

test('the pictures are well-formed SVG with a curve for each kind of attack', () => {
  const pictures = picturesOf([...PAIRS, ...SELFIES], DEFAULT_POLICY);
  assert.deepEqual(
    pictures.map(({ file }) => file),
    ['faces-roc.svg', 'faces-det.svg', 'pad-roc.svg', 'pad-det.svg'],
  );
  for (const { file, svg } of pictures) {
    assert.equal(XMLValidator.validate(svg), true, file);
    assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    const drawn = new XMLParser({ ignoreAttributes: false }).parse(svg).svg;
    assert.equal([drawn.polyline].flat().length, file.startsWith('pad') ? 4 : 1, file);
  }
});
