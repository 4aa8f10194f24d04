import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { html, toText } from '../../src/page/html.ts';

test('whatever text is interpolated, no markup and no quote of it gets out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const markup = toText(html`<p title="${text}">${text}</p>`);
      assert.equal(markup.replace(/[^<>"']/g, ''), '<"">' + '<>');
    }),
  );
});

test('markup made by the same template is written as it is, alone or in a list', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  assert.equal(toText(html`<ul>${items}</ul>${null}`), '<ul><li>a</li><li>&lt;b&gt;</li></ul>');
});

test('a look-alike of markup, as a JSON body could carry one, is not written', () => {
  const forged = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}');
  assert.throws(() => toText(html`<p>${forged}</p>`), TypeError);
});
