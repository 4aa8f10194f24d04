import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSvgFault } from '../../src/account/find-svg-fault.ts';

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';
const svg = (inside: string, attributes = ''): string =>
  `<svg ${XMLNS} viewBox="0 0 9 9"${attributes}>${inside}</svg>`;

const FINE = {
  'the least there is': `<svg ${XMLNS}/>`,
  'a declaration, a comment and blank lines': `<?xml version="1.0" encoding="UTF-8"?>\n<!-- ours -->\n${svg('')}\n`,
  'shapes with presentation attributes': svg('<g fill="#0c5f57"><path d="M0 0h9v9z"/><circle r=\'3\'/></g>'),
  'a gradient of its own': svg(
    '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path fill="url(#a)" d="M0 0"/>',
  ),
  'a shape used twice': svg('<symbol id="s"><path d="M0 0"/></symbol><use href="#s"/><use xlink:href="#s"/>'),
  'a name with an ampersand': svg('<title>Salt &amp; Pepper</title>', ' aria-label="Salt &amp; Pepper"'),
};

for (const [what, text] of Object.entries(FINE)) {
  test(`${what}: is let through`, () => assert.equal(findSvgFault(text), null));
}

const REFUSED: readonly (readonly [what: string, text: string, fault: RegExp])[] = [
  ['a script', svg('<script>alert(1)</script>'), /<script>/],
  ['a script under a prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'), /<s:script>/],
  ['markup of a page', svg('<foreignObject><g/></foreignObject>'), /<foreignObject>/],
  ['an image', svg('<image href="data:image/png;base64,AA=="/>'), /<image>/],
  ['a link', svg('<a href="#x"/>'), /<a>/],
  ['an animation that sets a link', svg('<set attributeName="href" to="javascript:alert(1)"/>'), /<set>/],
  ['a handler', svg('', ' onload="alert(1)"'), /onload/],
  ['a handler in capitals', svg('<g ONCLICK="alert(1)"/>'), /ONCLICK/],
  ['a handler under a prefix', svg('<g ev:onclick="alert(1)"/>'), /ev:onclick/],
  [
    'a use from elsewhere',
    svg('<use href="https://elsewhere.example/a.svg#a"/>'),
    /outside itself with href/,
  ],
  ['the same under any prefix', svg('<use x:href="//elsewhere.example/a#a"/>'), /outside itself with x:href/],
  ['a fill from elsewhere', svg('<g fill="url(https://elsewhere.example/a)"/>'), /outside itself with fill/],
  ['a second fill from elsewhere', svg('<g fill="url(#a) url( \'b.svg#b\')"/>'), /outside itself with fill/],
  ['a cursor without url()', svg('<g cursor="image-set(\'a.png\' 1x)"/>'), /outside itself with cursor/],
  ['letters as numbers', svg('<g fill="&#117;rl(//elsewhere.example)"/>'), /outside itself with fill/],
  ['letters as escapes', svg('<g fill="u\\72l(//elsewhere.example)"/>'), /outside itself with fill/],
  ['another base', svg('', ' xml:base="https://elsewhere.example/"'), /outside itself with xml:base/],
  ['a style sheet', svg('<style>g{fill:red}</style>'), /styles/],
  ['a style attribute', svg('<g style="fill:red"/>'), /styles/],
  ['a DOCTYPE', `<!DOCTYPE svg>${svg('')}`, /DOCTYPE/],
  ['entities', `<!doctype svg [<!ENTITY a "b">]>${svg('&a;')}`, /DOCTYPE/],
  ['a style sheet in front', `<?xml-stylesheet href="//elsewhere.example"?>${svg('')}`, /not well-formed/],
  ['an instruction within', svg('<?php phpinfo() ?>'), /not well-formed/],
  ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, /not well-formed/],
  ['a section that is not read', svg('<![CDATA[<script>alert(1)</script>]]>'), /not well-formed/],
  ['a comment that ends twice', svg('<!-- a -- ><script/> -->'), /not well-formed/],
  ['a comment without an end', svg('<!-- <script/>'), /not well-formed/],
  ['an attribute without quotes', svg('<g fill=red/>'), /not well-formed/],
  ['a blank that XML does not know', `<svg\u00a0${XMLNS}/>`, /not well-formed/],
  ['elements that do not nest', svg('<g><path></g></path>'), /not well-formed/],
  ['an element without an end', svg('<g>'), /not well-formed/],
  ['two roots', svg('') + svg(''), /not well-formed/],
  ['text behind the root', `${svg('')}alert(1)`, /not well-formed/],
  ['nothing', '', /not well-formed/],
  ['a page', '<html><script>alert(1)</script></html>', /<html>/],
  ['another root', `<g ${XMLNS}/>`, /does not begin with <svg/],
  ['a root of no namespace', '<svg viewBox="0 0 9 9"/>', /does not begin with <svg/],
  ['a part of another namespace', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'), /another kind/],
];

for (const [what, text, fault] of REFUSED) {
  test(`${what}: is refused with its reason`, () => assert.match(findSvgFault(text) ?? '', fault));
}

test('64 KB of half a tag, over and over, is refused without a search', () => {
  for (const text of ['<', '<svg ', '<!--', '<g>', '<a a="" '])
    assert.match(findSvgFault(svg(text.repeat(65_536 / text.length))) ?? '', /./);
});
