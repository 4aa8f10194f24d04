import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, messagesFor } from '../../src/page/messages.ts';
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

test('no message is empty', () => {
  for (const [key, message] of Object.entries(english)) assert.notEqual(message.trim(), '', key);
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
  assert.equal(fill('Step {step} of {steps}', { step: 1, steps: 2 }), 'Step 1 of 2');
  assert.equal(fill('Step {step} of {steps}', { step: '{steps}' }), 'Step {steps} of {steps}');
});
