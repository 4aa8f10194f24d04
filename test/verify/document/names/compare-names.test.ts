import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  areComparable,
  compareNames,
  NAME_SCORE_MIN,
} from '../../../../src/verify/document/names/compare-names.ts';

const SAME = {
  Malay: [
    ['Ahmad bin Ibrahim', 'AHMAD IBRAHIM'],
    ['Mohd Faizal bin Abdul Rahman', 'MUHAMMAD FAIZAL BIN ABDULRAHMAN'],
    ['Siti Aminah binti Hassan', 'SITI AMINAH BT HASSAN'],
    ['Muthu a/l Raman', 'MUTHU RAMAN'],
  ],
  Spanish: [
    ['María José García López', 'GARCIA LOPEZ MARIA JOSE'],
    ['Juan Pérez', 'JUAN PEREZ DOMINGUEZ'],
    ['Begoña Muñoz', 'BEGONXXA MUNXXOZ'],
    ['María de la Cruz', 'MARIA DELACRUZ'],
  ],
  German: [
    ['Jürgen Müller-Lüdenscheidt', 'JUERGEN MUELLER LUEDENSCHEIDT'],
    ['Jürgen Weiß', 'JURGEN WEISS'],
    ['Käthe von der Tann', 'TANN KAETHE'],
  ],
  Icelandic: [
    ['Þórður Guðmundsson', 'THORDUR GUDMUNDSSON'],
    ['Æsa Sigurðardóttir', 'AESA SIGURDARDOTTIR'],
  ],
  Dutch: [
    ['Jan van den Berg', 'BERG JAN'],
    ['Zoë de Vries', 'DE VRIES ZOE'],
  ],
  Danish: [['Åse Nørgård', 'AASE NOERGAARD']],
  Vietnamese: [
    ['Nguyễn Văn Đức', 'DUC NGUYEN VAN'],
    ['Đỗ Thị Lê', 'DO THI LE'],
  ],
  Polish: [['Łukasz Wójcik-Żak', 'LUKASZ WOJCIK ZAK']],
  Turkish: [
    ['Işıl Yıldırım', 'ISIL YILDIRIM'],
    ['İbrahim ışık', 'ibrahim IŞIK'],
  ],
  Irish: [
    ['Séan O’Brien', 'SEAN OBRIEN'],
    ["Sean O'Brien", 'O BRIEN SEAN'],
  ],
  Portuguese: [['João da Conceição dos Santos', 'JOAO CONCEICAO SANTOS']],
  Chinese: [
    ['Wang Xiaoming', 'XIAO MING WANG'],
    ['Lü Wei', 'LUE WEI'],
  ],
  Arabic: [
    ['محمد عبدالرحمن', 'MOHAMED ABDUL RAHMAN'],
    ['فاطمة الزهراء', 'FATIMA AL-ZAHRA'],
    ['عبد الله خالد', 'ABDULLAH KHALID'],
    ['محمد', 'MXHMD'],
    ['Mohammed Al-Sayed', 'MUHAMMAD EL SAYED'],
  ],
  Cyrillic: [
    ['Иван Щеглов', 'IVAN SHCHEGLOV'],
    ['Юлія Гончаренко', 'YULIIA HONCHARENKO'],
    ['Христо Стоянов', 'HRISTO STOYANOV'],
    ['Душан Живковић', 'DUSAN ZIVKOVIC'],
  ],
  English: [
    ['John Smith', 'SMITH JOHN MICHAEL'],
    ['J. Smith', 'JOHN SMITH'],
    ['Jean-Pierre Dupont', 'JEANPIERRE DUPONT'],
  ],
} as const;

const DIFFERENT = {
  Malay: [['Ahmad bin Ibrahim', 'AHMAD BIN ISMAIL']],
  Spanish: [['Juan Carlos García López', 'JUAN CARLOS GARCIA PEREZ']],
  German: [['Anna Schmidt', 'ANNA SCHNEIDER']],
  Vietnamese: [
    ['Hùng Lê', 'HUNG DO'],
    ['Nguyễn Văn An', 'NGUYEN VAN BAO'],
  ],
  Chinese: [
    ['Li Wei', 'LIN WEI'],
    ['Wang Fang', 'WANG YANG'],
  ],
  Korean: [['Kim Min', 'KIN MIN']],
  Arabic: [['محمد خالد', 'MOHAMED SAMIR']],
  English: [
    ['John Smith', 'JOHN JONES'],
    ['J. Smith', 'PETER SMITH'],
  ],
} as const;

for (const [culture, pairs] of Object.entries(SAME)) {
  test(`${culture} names in their usual spellings are one name (DD-16, DD-17)`, () => {
    for (const [one, other] of pairs)
      assert.ok(compareNames(one, other) >= NAME_SCORE_MIN, `${one} and ${other}`);
  });
}

for (const [culture, pairs] of Object.entries(DIFFERENT)) {
  test(`different ${culture} names are two names`, () => {
    for (const [one, other] of pairs)
      assert.ok(compareNames(one, other) < NAME_SCORE_MIN, `${one} and ${other}`);
  });
}

test('a name that the zone cut off is the whole name, where the zone was full', () => {
  const [whole, cut] = ['Nilavadhanananda Chayapa', 'NILAVADHANANANDA CHAY'];
  assert.ok(compareNames(whole, cut, { truncated: true }) > compareNames('Chayapa', 'CHAY'));
  assert.ok(compareNames('Bartholomew', 'BART', { truncated: true }) >= NAME_SCORE_MIN);
  assert.ok(compareNames('Nina', 'NIKO', { truncated: true }) < NAME_SCORE_MIN);
});

test('a script without a transliteration table is compared with itself, and with nothing else', () => {
  assert.equal(compareNames('王小明', '王小明'), 1);
  assert.equal(areComparable('王小明', 'WANG XIAOMING'), false);
  assert.equal(areComparable('Иван', 'IVAN'), true);
});

test('a name without letters is nobody', () => {
  assert.equal(compareNames('', 'ANNA'), 0);
  assert.equal(compareNames('--', '..'), 0);
});

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const loneSurrogates = fc
  .array(fc.integer({ min: 0xd800, max: 0xdfff }))
  .map((units) => String.fromCharCode(...units));
const name = fc.oneof(
  anyText,
  loneSurrogates,
  fc.constantFrom('Ödön', 'ÅÄÖÜÑ', 'عبد', 'Щ', 'DE LA', "O'B", 'ß<<'),
);

test('any two texts have one score from 0 to 1, whichever comes first', () => {
  fc.assert(
    fc.property(name, name, (one, other) => {
      const score = compareNames(one, other);
      assert.ok(score >= 0 && score <= 1);
      assert.equal(compareNames(other, one), score);
      assert.equal(compareNames(one, one), 1);
    }),
  );
});

test('ten thousand letters are compared as any others, in their first few words', () => {
  const long = 'ÄÖÜÑÅ '.repeat(2000);
  assert.equal(compareNames(long, `${long}X`), 1);
  assert.ok(compareNames('ÜÑ'.repeat(5000), 'ÑÜ'.repeat(5000)) <= 1);
});
