import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MrzReading } from '../../../../src/verify/document/document.ts';
import { characterClasses } from '../../../../src/verify/document/mrz/character-classes.ts';
import { MRZ_FORMATS, type MrzFormat } from '../../../../src/verify/document/mrz/mrz-formats.ts';
import { parseMrz } from '../../../../src/verify/document/mrz/parse-mrz.ts';
import { repairMrz } from '../../../../src/verify/document/mrz/repair-mrz.ts';
import { doubtful, reading, replaceAt, TODAY, validZone } from './drawn-zones.ts';

fc.configureGlobal({ seed: 9303 });

const UPPER = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const LOWER = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';

const DIGIT_FOR = { O: '0', Q: '0', D: '0', I: '1', B: '8', S: '5', Z: '2', G: '6' } as const;

function repaired(...readings: readonly MrzReading[]) {
  const mrz = repairMrz(readings);
  assert.ok(mrz, 'a format is found');
  const wrong = parseMrz(mrz, TODAY)?.checks.filter(({ valid }) => !valid);
  return { ...mrz, isValid: wrong?.length === 0 };
}

test('a clean reading of any valid zone is left as it is', () => {
  fc.assert(
    fc.property(validZone, (zone) => {
      const { format, lines, repairs } = repaired(...zone.lines.map((line) => reading(line)));
      assert.deepEqual([format, lines, repairs], [zone.format, zone.lines, []]);
    }),
  );
});

test('a letter in a place of digits becomes the digit that it looks like, and the repair is recorded', () => {
  for (const [letter, digit] of Object.entries(DIGIT_FOR)) {
    const position = LOWER.indexOf(digit, 13);
    const { lines, repairs } = repaired(reading(UPPER), reading(replaceAt(LOWER, position, letter)));
    const expected = position < 28 && position !== 20 ? LOWER : replaceAt(LOWER, position, letter);
    assert.equal(lines[1], expected, letter);
    if (expected === LOWER) assert.deepEqual(repairs, [{ line: 1, position, from: letter, to: digit }]);
  }
});

test('a digit in a name or in the code of a state becomes the letter that it looks like', () => {
  const misread = UPPER.replace('UTO', 'UT0').replace('ERIKSSON', 'ER1K5S0N');
  assert.deepEqual(repaired(reading(misread), reading(LOWER)).lines, [UPPER, LOWER]);
});

test('any one confusion in a place of digits is undone, in every format', () => {
  const confused = validZone.chain((zone) => {
    const classes = characterClasses(zone.format);
    const places = zone.lines.flatMap((line, i) =>
      [...line].flatMap((digit, position) => {
        const looks = Object.entries(DIGIT_FOR).filter(([, each]) => each === digit);
        const isDigit = ['digit', 'date'].includes(classes[i]?.[position] ?? '');
        return isDigit ? looks.map(([letter]) => [i, position, letter] as const) : [];
      }),
    );
    return fc.tuple(fc.constant(zone), places.length > 0 ? fc.constantFrom(...places) : fc.constant(null));
  });
  fc.assert(
    fc.property(confused, ([zone, place]) => {
      fc.pre(place !== null);
      const [line, position, letter] = place;
      const seen = zone.lines.map((each, i) => (i === line ? replaceAt(each, position, letter) : each));
      assert.deepEqual(repaired(...seen.map((each) => reading(each, 0.9))).lines, zone.lines);
    }),
  );
});

test('any one doubt that the check digits can settle is settled as they say', () => {
  const doubted = validZone.chain((zone) => {
    const format: MrzFormat = MRZ_FORMATS[zone.format];
    const places = format.checks.flatMap(({ covers }) =>
      covers.flatMap(([line, start, end]) =>
        Array.from({ length: end - start }, (_, i) => [line, start + i] as const).filter(([, position]) =>
          /\d/.test(zone.lines[line]?.charAt(position) ?? ''),
        ),
      ),
    );
    const shift = fc.integer({ min: 1, max: 9 });
    return fc.tuple(fc.constant(zone), fc.constantFrom(...places), shift);
  });
  fc.assert(
    fc.property(doubted, ([zone, [line, position], shift]) => {
      const digit = zone.lines[line]?.charAt(position) as string;
      const wrong = String((Number(digit) + shift) % 10);
      const seen = zone.lines.map((each, i) =>
        i === line
          ? doubtful(each, position, [
              [wrong, 0.6],
              [digit, 0.3],
            ])
          : reading(each),
      );
      const { lines, repairs } = repaired(...seen);
      assert.deepEqual(lines, zone.lines);
      assert.deepEqual(repairs, [{ line, position, from: wrong, to: digit }]);
    }),
    { numRuns: 300 },
  );
});

test('a look-alike in a number is exchanged when the recogniser was in doubt and the check digits prove it', () => {
  const seen = replaceAt(LOWER, 5, 'O');
  const doubt = doubtful(seen, 5, [['O', 0.8]]);
  assert.equal(repaired(reading(UPPER), doubt).lines[1], LOWER);
});

test('a clean reading with a wrong check digit stays wrong', () => {
  const digits = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(validZone, fc.nat({ max: 1000 }), digits, (zone, at, shift) => {
      const format: MrzFormat = MRZ_FORMATS[zone.format];
      const check = format.checks[at % format.checks.length];
      assert.ok(check);
      const [line, position] = check.digit;
      const digit = zone.lines[line]?.charAt(position) as string;
      const wrong = String((Number(digit) + shift) % 10);
      const seen = zone.lines.map((each, i) => (i === line ? replaceAt(each, position, wrong) : each));
      const result = repaired(...seen.map((each) => reading(each, 0.98)));
      assert.deepEqual([result.lines, result.isValid, result.repairs], [seen, false, []]);
    }),
  );
});

test('a document altered in one digit and clearly read is not made valid by its own look-alikes', () => {
  const altered = replaceAt('LO98902C36UTO7408122F1204159ZE184226B<<<<<10', 2, '8');
  const result = repaired(reading(UPPER), reading(altered, 0.97));
  assert.deepEqual([result.lines[1], result.isValid], [altered, false]);
});

test('a wrong composite alone makes no letter of a filler, however doubtful that was', () => {
  const seen = replaceAt(LOWER, 43, '3');
  for (const character of 'ABCDEFGHIJ') {
    const doubt = doubtful(seen, 40, [
      ['<', 0.5],
      [character, 0.45],
    ]);
    assert.equal(repaired(reading(UPPER), doubt).isValid, false, character);
  }
});

test('what the recogniser thinks improbable does not make a document valid', () => {
  const seen = doubtful(LOWER, 4, [
    ['1', 0.95],
    ['9', 0.04],
  ]);
  assert.equal(repaired(reading(UPPER), seen).isValid, false);
});

test('a miscounted run of fillers is brought to the width of the format', () => {
  for (const count of [3, 8, 16, 18, 21, 25]) {
    const upper = `P<UTOERIKSSON<<ANNA<MARIA${'<'.repeat(count)}`;
    const { lines, format } = repaired(reading(upper), reading(LOWER));
    assert.deepEqual([format, lines], ['TD3', [UPPER, LOWER]], `${count} fillers`);
  }
});

test('a filler lost or won before the last two check digits of a passport is put right', () => {
  for (const seen of [LOWER.replace('<<<<<', '<<<<'), LOWER.replace('<<<<<', '<<<<<<<')]) {
    const { lines, isValid } = repaired(reading(UPPER), reading(seen));
    assert.deepEqual([lines[1], isValid], [LOWER, true]);
  }
});

test('the run that was miscounted is the one that makes the check digits right', () => {
  const card = [
    'IDD<<T220001293<<<<<<<<<<<<<<<',
    '6408125<2010315D<<<<<<<<<<<<<4',
    'MUSTERMANN<<ERIKA<<<<<<<<<<<<<',
  ];
  const [upper = '', middle = '', lower = ''] = card;
  const seen = [upper.replace('D<<T', 'D<T'), middle.replace('5D<<<', '5D<'), lower];
  const { lines, format, isValid } = repaired(...seen.map((line) => reading(line)));
  assert.deepEqual([format, lines, isValid], ['TD1', card, true]);
});

test('stray characters at the edges are taken out, and a lost one is not made up', () => {
  const stray = repaired(reading(`I${UPPER}`), reading(`${LOWER}1`));
  assert.deepEqual([stray.lines, stray.isValid], [[UPPER, LOWER], true]);
  assert.deepEqual(stray.repairs, [
    { line: 0, position: 0, from: 'I', to: '' },
    { line: 1, position: 44, from: '1', to: '' },
  ]);
  const lost = repaired(reading(UPPER), reading('D231458907UTO7408122F1204159ABCDEFGHIJKLMN1'));
  assert.deepEqual([lost.lines[1], lost.isValid], ['D231458907UTO7408122F1204159ABCDEFGHIJKLMN1<', false]);
});

test('a line of the right length keeps its fillers, however much better others would fit', () => {
  const seen = 'L898902C36UTO7408122F3012017<<<<<<<<<<<<<<6<';
  const { lines, isValid } = repaired(reading(UPPER), reading(seen));
  assert.deepEqual([lines[1], isValid], [seen, false]);
});

test('a filler read as K after the names is a filler, an initial K is not', () => {
  const misread = replaceAt(UPPER, 34, 'K');
  assert.equal(repaired(reading(misread), reading(LOWER)).lines[0], UPPER);
  const initial = 'P<UTOERIKSSON<<ANNA<K<<<<<<<<<<<<<<<<<<<<<<<';
  assert.equal(repaired(reading(initial), reading(LOWER)).lines[0], initial);
});

test('a line of print above the zone is left out', () => {
  const { lines } = repaired(reading('SPECIMEN<PASSPORT'), reading(UPPER), reading(LOWER));
  assert.deepEqual(lines, [UPPER, LOWER]);
});

test('a repaired place is surer than the doubt it came from, and less sure than one clearly read', () => {
  const seen = doubtful(LOWER, 4, [
    ['6', 0.5],
    ['9', 0.4],
  ]);
  const confidence = repaired(reading(UPPER), seen).confidences[1]?.[4] ?? 0;
  assert.ok(confidence > 0.5 && confidence < 0.99, String(confidence));
});

test('no reading of any number, length or content makes it throw', () => {
  const candidate = fc.record({
    character: fc.constantFrom(...'ABKPVIDFRA<<<<0189'),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const line = fc.record({
    characters: fc.array(fc.array(candidate, { maxLength: 3 }), { maxLength: 60 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (readings) => {
      const mrz = repairMrz(readings);
      if (mrz) assert.ok(parseMrz(mrz, TODAY));
    }),
    { numRuns: 60 },
  );
  assert.equal(repairMrz([]), null);
  assert.equal(repairMrz([reading('<'.repeat(100_000)), reading('A'.repeat(100_000))]), null);
});
