import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { bundleOkId } from './bundle.ts';
import { printedDocumentation, SAMPLE, SCRIPT_TAG } from './okid-sample.ts';
import { until } from './shop.ts';

const SHOP = 'https://shop.example/';
const TOKEN = 'tok_v1_7f4b5e3a2c1d9f8e7d6c5b4a3f2e1d';
const READY = "parent.postMessage({ source: 'vouch', type: 'ready' }, '*')";
/** More than the parser hands over in one piece. */
const LONG = `/* ${'long '.repeat(40_000)} */`;
const DEFAULTS = `new window.okID({ processToken: 'a b', onComplete: note('complete'), onError: note('error') })`;

describe('the okID SDK', { skip: WITHOUT_CHROMIUM }, () => {
  let browser: Browser;
  let script: string;
  const asked: string[] = [];

  before(async () => {
    script = await bundleOkId();
    browser = await launchBrowser();
  });
  after(() => browser?.close());

  test('OK-27 OK-28 the sample is the printed one, byte for byte', (t) => {
    const documentation = printedDocumentation();
    if (documentation === null) return t.skip('the documentation is not at hand');
    assert.ok(documentation.includes(`\n${SCRIPT_TAG}\n`));
    assert.ok(documentation.includes(`\n${SAMPLE}\n`));
  });

  test('OK-27 OK-28 OK-30 OK-31 OK-33 the sample runs as printed: the constant does not hide the class', async () => {
    const page = await openPage(`${SCRIPT_TAG}\n<script>\n${SAMPLE}\n</script>`);
    const faults = faultsOf(page);
    await page.reload();
    await page.locator('dialog').waitFor();
    const opened = `https://verify.okid.io/verify/${TOKEN}?locale=en`;
    assert.equal(await page.locator('iframe').getAttribute('src'), opened);
    assert.equal(await page.locator('dialog').getAttribute('lang'), 'en');
    const told = page.waitForEvent('console');
    await say(page, "{ type: 'complete', session_id: 'ver_1', status: 'verified' }");
    const [words, data] = (await told).args();
    assert.equal(await words?.jsonValue(), 'Verification completed:');
    assert.deepEqual(await data?.jsonValue(), { id: 'ver_1', session_id: 'ver_1', status: 'verified' });
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test('OK-28 however the constant is written: in the body, in a long script, in a module, in a function, with let, under another name', async () => {
    const config = `{ processToken: '${TOKEN}' }`;
    const scripts = [
      `<body><main><p>Shop</p><script>const okID= new okID(${config}); okID.init()</script><p>More</p></main>`,
      `<script>${LONG} const okID = new okID(${config}); okID.init()</script>`,
      `<script>const okID\n  =\n  new okID (${config}); ${LONG} okID.init()</script>`,
      `<script type="module">const okID = new okID(${config}); okID.init()</script>`,
      `<script>function go() { const okID= new okID(${config}); okID.init() } go()</script>`,
      `<script>let okID = new okID(${config})</script><script>okID.init()</script>`,
      `<script>var okID = new okID(${config}); okID.init()</script>`,
      `<script>const check = new okID(${config}); check.init()</script>`,
    ];
    for (const one of scripts) {
      const page = await openPage(SCRIPT_TAG + one);
      await page.locator('dialog').waitFor();
      await page.context().close();
    }
  });

  test('OK-28 where the text of a script cannot be reached, window.okID names the class', async () => {
    const expected = [
      ['as-printed', 0, ["Cannot access 'okID' before initialization"]],
      ['by-window', 1, []],
    ] as const;
    for (const [name, shown, thrown] of expected) {
      const page = await openPage(`${SCRIPT_TAG}<script src="/${name}.js"></script>`);
      const faults = faultsOf(page);
      await page.reload();
      assert.equal(await page.locator('dialog').count(), shown);
      assert.deepEqual(faults, thrown);
      await page.context().close();
    }
  });

  test('OK-29 OK-30 OK-32 OK-33 what is left out is the origin of the script, the standard flow and English', async () => {
    const page = await openPage(
      `${SCRIPT_TAG}${NOTES}<script>const check = ${DEFAULTS}; check.init()</script>`,
    );
    await page.locator('dialog').waitFor();
    const { apiUrl, frontendUrl, flowName, locale } =
      await page.evaluate<Record<string, string>>('check.config');
    assert.deepEqual(
      [apiUrl, frontendUrl, flowName, locale],
      ['https://cdn.okid.io', 'https://cdn.okid.io', 'standard', 'en'],
    );
    const src = await page.locator('iframe').getAttribute('src');
    assert.equal(src, 'https://cdn.okid.io/verify/a%20b?locale=en');
    await page.context().close();
  });

  test('OK-29 the browser asks nobody but the shop, the script and the hosted page', async () => {
    asked.length = 0;
    const page = await openPage(`${SCRIPT_TAG}<script>${SAMPLE}</script>`);
    await page.locator('dialog').waitFor();
    const origins = new Set(asked.map((url) => new URL(url).origin));
    assert.deepEqual([...origins].sort(), [
      'https://cdn.okid.io',
      'https://shop.example',
      'https://verify.okid.io',
    ]);
    await page.context().close();
  });

  test('OK-34 OK-35 an end without a verdict is an Error with a code, and so is a check that was closed', async () => {
    const page = await openPage(
      `${SCRIPT_TAG}${NOTES}<script>const check = ${DEFAULTS}; check.init(); check.init()</script>`,
    );
    await page.locator('dialog').waitFor();
    await say(page, "{ type: 'complete', session_id: 'ver_1', status: 'failed' }");
    await until(page, 'notes.length === 1');
    await page.keyboard.press('Escape');
    await until(page, "!document.querySelector('dialog')");
    await page.evaluate('check.init()');
    await page.locator('dialog').waitFor();
    await page.keyboard.press('Escape');
    await until(page, 'notes.length === 2');
    assert.deepEqual(await page.evaluate('notes'), ['error Error failed', 'error Error closed']);
    await page.context().close();
  });

  test('OK-30 OK-32 an address that is none and a flow that is not offered are errors with a code', async () => {
    const page = await openPage(SCRIPT_TAG + NOTES);
    for (const option of ["frontendUrl: 'verify.okid.io'", "flowName: 'express'"]) {
      await page.evaluate(`new okID({ processToken: 'token', onError: note('error'), ${option} }).init()`);
    }
    await until(page, 'notes.length === 2');
    assert.deepEqual((await page.evaluate<string[]>('notes')).sort(), [
      'error Error flow_unknown',
      'error Error url_invalid',
    ]);
    await page.context().close();
  });

  test('OK-29 OK-30 OK-31 OK-32 OK-33 OK-34 OK-35 an option of the wrong kind is refused with a sentence that names it', async () => {
    const page = await openPage(SCRIPT_TAG);
    const wrong = [
      ['', 'okID: processToken must be a string that is not empty'],
      ["{ processToken: '' }", 'okID: processToken must be a string that is not empty'],
      ["{ processToken: 't', apiUrl: 1 }", 'okID: apiUrl must be a string that is not empty'],
      ["{ processToken: 't', frontendUrl: '' }", 'okID: frontendUrl must be a string that is not empty'],
      ["{ processToken: 't', flowName: {} }", 'okID: flowName must be a string that is not empty'],
      ["{ processToken: 't', locale: 7 }", 'okID: locale must be a string that is not empty'],
      ["{ processToken: 't', onComplete: 'done' }", 'okID: onComplete must be a function'],
      ["{ processToken: 't', onError: true }", 'okID: onError must be a function'],
      ["{ processToken: 't', apiUrl: undefined, onError: null }", 'nothing'],
    ];
    for (const [config, message] of wrong) {
      const thrown = await page.evaluate(
        `(() => { try { new okID(${config}); return 'nothing' } catch (error) { return error.message } })()`,
      );
      assert.equal(thrown, message);
    }
    await page.context().close();
  });

  async function openPage(body: string): Promise<Page> {
    const context = await browser.newContext();
    await context.route('**', (route) => answer(route, body));
    const page = await context.newPage();
    await page.goto(SHOP);
    return page;
  }

  /** Every address there is, without a network. */
  function answer(route: Route, body: string): Promise<void> {
    const url = new URL(route.request().url());
    asked.push(url.href);
    const files: Readonly<Record<string, string>> = {
      '/sdk/okid.js': script,
      '/as-printed.js': SAMPLE,
      '/by-window.js': SAMPLE.replace('new okID(', 'new window.okID('),
    };
    const file = files[url.pathname];
    if (file !== undefined) return route.fulfill({ contentType: 'text/javascript', body: file });
    const page = url.href === SHOP ? body : `<h1>Check</h1><script>${READY}</script>`;
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${page}` });
  }
});

const NOTES = `<script>const notes = [];
const note = (name) => (value) => notes.push([name, value.constructor.name, value.code ?? value.status].join(' '))</script>`;

function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  return faults;
}

async function say(page: Page, message: string): Promise<void> {
  await page.frameLocator('iframe').locator('h1').waitFor();
  const hosted = page.frames().find((frame) => frame.url().includes('/verify/'));
  await hosted?.evaluate(`parent.postMessage({ source: 'vouch', ...${message} }, '*')`);
}
