import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { endUrl } from '../../src/page/end-url.ts';
import { PLAIN_FACE } from '../../src/page/frame.ts';
import { messagesFor } from '../../src/page/messages.ts';
import { renderPage as renderInFrame } from '../../src/page/render.ts';
import { type CaptureView, OUTCOMES, type PageView, PHOTO_PROBLEMS } from '../../src/page/view.ts';
import { IMAGE_TYPES, PAGE_FINDINGS, PHOTO_FINDINGS } from '../../src/verify/evidence.ts';
import { BASE_PATH, REASONS, VIEWS } from './views.ts';

/** Two round trips of a slow connection bring it: 10 packets, then 20 (RFC 6928). */
const WEIGHT_BYTES_MAX = 14 * 1024;
const messages = messagesFor('en');
const FRAME = {
  nonce: 'bm9uY2U=',
  face: PLAIN_FACE,
  parents: [],

  languagePath: `${BASE_PATH}/language`,
};
const renderPage = (view: PageView) => renderInFrame(view, messages, FRAME);

const DOCUMENT: CaptureView = {
  screen: 'document_front',
  basePath: BASE_PATH,
  step: 1,
  steps: 2,
  feedback: [],
  mayChangeDocument: false,
};

test('every screen has a language, a direction, a title, the landmarks and exactly one heading', () => {
  for (const [name, page] of pages()) {
    assert.match(page, /^<!doctype html>\n<html lang="en" dir="ltr">/, name);
    assert.match(page, /<title>[^<]{5,} · Identity check<\/title>/, name);
    for (const tag of ['h1', 'header', 'main', 'footer']) {
      assert.equal(page.match(new RegExp(`<${tag}[ >]`, 'g'))?.length, 1, `${name}: ${tag}`);
    }
  }
});

test('no screen has a script but ours, an inline style, an event handler or anything from another origin', () => {
  for (const [name, page] of pages()) {
    const [, before = '', after = ''] =
      /^([\s\S]*)<style nonce="bm9uY2U=">[\s\S]*<\/script>([\s\S]*)$/.exec(page) ?? [];
    assert.doesNotMatch(
      before + after,
      /<script|<style|<iframe|<img|<base|\sstyle=|\son\w+=|\ssrc=|javascript:|data:/i,
      name,
    );
    const addresses = [...page.matchAll(/\s(?:href|action)="([^"]*)"/g)].map(([, address]) => address);
    const foreign = addresses.filter((address) => !address?.startsWith('/') || address.startsWith('//'));
    assert.ok(
      foreign.every((address) => address === 'https://shop.example/back?a=1&amp;b=2'),
      name,
    );
  }
});

test('no screen shows a placeholder or a value that is missing', () => {
  for (const [name, page] of pages())
    assert.doesNotMatch(page.replace(/<style[\s\S]*?<\/style>/, ''), /[{}]|undefined|null|\[object/, name);
});

test('the heaviest screen, refused for every reason there is, and its style stay under 14 KB on the wire', () => {
  const heaviest = Math.max(...[...pages().values()].map((page) => gzipSync(page).length));
  assert.ok(heaviest < WEIGHT_BYTES_MAX, `${heaviest} bytes`);
});

test('DK-02 DK-06 the page takes the document and then the selfie with plain upload forms', () => {
  const document = renderPage(DOCUMENT);
  assert.ok(
    document.includes(`<form method="post" action="${BASE_PATH}/document" enctype="multipart/form-data"`),
  );
  assert.match(document, /<input [^>]*name="image" type="file" [^>]*capture="environment" required/);
  assert.match(document, /Step 1 of 2/);
  const selfie = renderPage({ ...DOCUMENT, screen: 'selfie', step: 2 });
  assert.ok(
    selfie.includes(`<form method="post" action="${BASE_PATH}/selfie" enctype="multipart/form-data"`),
  );
  assert.match(selfie, /<input [^>]*name="image" type="file" [^>]*capture="user" required/);
  assert.match(selfie, /Step 2 of 2/);
});

test('the back of a document has a screen and an address of its own', () => {
  const page = renderPage({ ...DOCUMENT, screen: 'document_back' });
  assert.ok(page.includes(`action="${BASE_PATH}/document-back"`));
});

test('only the four image types that we can read are offered to the file picker', () => {
  assert.ok(renderPage(DOCUMENT).includes('accept="image/jpeg,image/png,image/webp,image/avif"'));
});

test('the input has a label, and a refused photo has an alert that the input points to', () => {
  const asked = renderPage(DOCUMENT);
  assert.match(asked, /<label for="image">/);
  assert.doesNotMatch(bodyOf(asked), /id="feedback"|aria-invalid/);
  const refused = renderPage({ ...DOCUMENT, feedback: ['too_dark'] });
  assert.match(refused, /id="feedback" role="alert"/);
  assert.match(refused, /<input id="image" [^>]*aria-invalid="true" aria-describedby="feedback /);
  assert.match(refused, /<title>Another photo is needed: /);
});

test('every reason to refuse a photo is told in words, once each, for each image', () => {
  for (const screen of IMAGE_TYPES) {
    const subject = screen === 'selfie' ? 'selfie' : 'document';
    const page = renderPage({ ...DOCUMENT, screen, feedback: [...REASONS, ...REASONS] });
    for (const code of PHOTO_FINDINGS)
      assert.equal(count(page, messages[`finding.${code}.${subject}.do`]), 1, code);
    for (const code of PAGE_FINDINGS)
      assert.equal(count(page, messages[`finding.${code}.document.do`]), 1, code);
    for (const code of PHOTO_PROBLEMS) assert.equal(count(page, messages[`problem.${code}.do`]), 1, code);
  }
});

test('the waiting screen asks its own address again every two seconds, and offers a link to do it by hand', () => {
  const page = renderPage({ screen: 'waiting', basePath: BASE_PATH, mark: 'a1' });
  assert.ok(page.includes(`<noscript><meta http-equiv="refresh" content="2; url=${BASE_PATH}"></noscript>`));
  assert.ok(page.includes(`href="${BASE_PATH}"`));
  assert.match(page, /role="status"/);
});

test('DK-55 at the end the browser goes on by itself and by a link, when there is somewhere to go', () => {
  for (const outcome of OUTCOMES) {
    const page = renderPage({
      screen: 'finished',
      sessionId: 'ver_1',
      outcome,
      continueUrl: 'https://shop.example/?a=1',
    });
    assert.match(
      page,
      /<noscript><meta http-equiv="refresh" content="10; url=https:\/\/shop\.example\/\?a=1">/,
    );
    assert.match(
      page,
      /<a class="action" href="https:\/\/shop\.example\/\?a=1" rel="noreferrer">Continue<\/a>/,
    );
    const staying = renderPage({ screen: 'finished', sessionId: 'ver_1', outcome, continueUrl: null });
    assert.doesNotMatch(staying, /http-equiv="refresh"|<a /);
  }
});

test('a problem that trying again can solve has a link to do so', () => {
  const busy = renderPage({ screen: 'problem', code: 'busy', retryPath: BASE_PATH });
  assert.ok(busy.includes(`<a class="action" href="${BASE_PATH}">Try again</a>`));
  const heic = renderPage({ screen: 'problem', code: 'heic_unsupported', retryPath: BASE_PATH });
  assert.ok(heic.includes('Take another photo</a>'));
});

test('a problem of the API alone is told as ours, without its code', () => {
  const page = renderPage({ screen: 'problem', code: 'webhook_domain_not_allowed' });
  assert.match(page, /<h1>Something went wrong on our side<\/h1>/);
  assert.doesNotMatch(page, /webhook/);
});

test('DK-55 a session state or a path full of markup never gets out of its attribute', () => {
  const evil = `"><script>alert('x')</script>`;
  const ending = { redirectUrl: 'https://a.example/', successUrl: null, errorUrl: null, sessionId: evil };
  const continueUrl = endUrl({ ...ending, state: evil, status: 'verified' });
  const shown = [
    renderPage({ screen: 'finished', sessionId: 'ver_1', outcome: 'verified', continueUrl }),
    renderPage({ screen: 'finished', sessionId: 'ver_1', outcome: 'verified', continueUrl: evil }),
    renderPage({ ...DOCUMENT, basePath: evil }),
    renderPage({ screen: 'waiting', basePath: evil, mark: evil }),
    renderPage({ screen: 'problem', code: 'busy', retryPath: evil }),
  ];
  for (const page of shown) assert.doesNotMatch(bodyOf(page), /<script|"">|alert\('/);
});

function pages(): ReadonlyMap<string, string> {
  return new Map([...VIEWS].map(([name, view]) => [name, renderPage(view)]));
}

/** Without the style and the script of ours, which the other tests look at. */
function bodyOf(page: string): string {
  return page.slice(page.indexOf('<body'));
}

function count(page: string, words: string): number {
  return page.split(words).length - 1;
}
