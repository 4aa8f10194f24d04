import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUES, consentVersion, fill, type MessageKey, messagesFor } from '../../src/page/messages.ts';
import { PAGE_FINDINGS, PHOTO_FINDINGS } from '../../src/verify/evidence.ts';

const english = messagesFor('en');

test('every finding that a person is told says what is wrong and what to do, for the document and for the selfie', () => {
  const keys = [
    ...PHOTO_FINDINGS.flatMap((code) => [`finding.${code}.document`, `finding.${code}.selfie`] as const),
    ...PAGE_FINDINGS.map((code) => `finding.${code}.document` as const),
  ];
  for (const key of keys) {
    assert.match(english[`${key}.what`], /^[A-Z].{10,}[^.]$/);
    assert.match(english[`${key}.do`], /^[A-Z].{20,}\.$/);
  }
});

for (const [lang, messages] of Object.entries(CATALOGUES)) {
  test(`${lang}: has every message of the English catalogue and no other, each with the same placeholders`, () => {
    assert.equal(messages.lang, lang);
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort());
    for (const key of Object.keys(english) as MessageKey[]) {
      for (const text of textsOf(messages[key])) {
        assert.notEqual(text.trim(), '', key);
        assert.deepEqual(placeholdersOf(text), placeholdersOf(textsOf(english[key])[0] ?? ''), key);
      }
    }
  });

  test(`${lang}: has a form for every plural category of the language, and no other`, () => {
    const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories.toSorted();
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message === 'object') assert.deepEqual(Object.keys(message).sort(), categories, key);
    }
  });

  test(`${lang}: is written from the side from which the language is read, and chosen by its tag`, () => {
    assert.equal(messages.dir, lang === 'ar' ? 'rtl' : 'ltr');
    assert.equal(messagesFor(`${lang}-XX, en;q=0.5`).lang, lang);
  });
}

test('sixteen languages are spoken, and two catalogues never share a sentence', () => {
  const known = [
    'en',
    'de',
    'es',
    'fr',
    'it',
    'nl',
    'pt',
    'pl',
    'tr',
    'ms',
    'id',
    'vi',
    'hi',
    'ar',
    'zh',
    'ja',
  ];
  assert.deepEqual(Object.keys(CATALOGUES).sort(), known.toSorted());
  const sentences = Object.values(CATALOGUES).map((messages) => messages['consent.face']);
  assert.equal(new Set(sentences).size, known.length);
});

test('a language we do not have, a broken header and no header all give English', () => {
  for (const asked of [undefined, '', 'xx', 'tlh-Latn;q=1', ';;q=,,=', '__proto__', 'constructor', '*']) {
    assert.equal(messagesFor(asked).lang, 'en', String(asked));
  }
});

test('a regional English is English, wherever it stands in the list', () => {
  assert.equal(messagesFor('xx;q=0.9, en-GB;q=0.8').lang, 'en');
});

test('placeholders take their values, and one without a value stays visible', () => {
  assert.equal(fill(english, 'Step {step} of {steps}', { step: 1, steps: 2 }), 'Step 1 of 2');
  assert.equal(fill(english, 'Step {step} of {steps}', { step: '{steps}' }), 'Step {steps} of {steps}');
});

test('numbers are written as the language writes them, and choose the form of the words', () => {
  const days = { one: '{count} day', other: '{count} days' };
  assert.equal(fill(english, days, { count: 1 }), '1 day');
  assert.equal(fill(english, days, { count: 1500 }), '1,500 days');
  assert.equal(fill({ lang: 'de' }, days, { count: 1500 }), '1.500 days');
  assert.equal(
    fill({ lang: 'pl' }, { one: 'dzień', few: 'dni', many: 'dni!', other: 'dnia' }, { count: 3 }),
    'dni',
  );
});

test('another word in what people agree to is another version, and so is another language', () => {
  const changed = { ...english, 'consent.face': `${english['consent.face']} ` };
  assert.match(consentVersion(english), /^[0-9a-f]{12}$/);
  assert.notEqual(consentVersion(changed), consentVersion(english));
  assert.equal(consentVersion({ ...english, send: 'Go' }), consentVersion(english));
});

function textsOf(message: string | object): string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placeholdersOf(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}
