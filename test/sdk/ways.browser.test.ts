import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { callsOf, hostedFrame, openShop, start, until } from './shop.ts';
import { openSite, type Site } from './site.ts';

const READY_WITHIN_MS = 20_000;

describe('Vouch.open inside the page, in its place, and when it cannot', { skip: WITHOUT_CHROMIUM }, () => {
  let browser: Browser;
  let site: Site;
  let page: Page;

  before(async () => {
    site = await openSite();
    browser = await launchBrowser();
    page = await openShop(browser, site);
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });

  test('inline, the frame fills its container, is as high as its content within reason, and heeds no Escape', async () => {
    await start(page, { url: `${site.host}/verify/token`, mode: 'inline', container: '#place' });
    const hosted = await hostedFrame(page, '/verify/token');
    const frame = page.locator('#place > iframe');
    const width = await page.evaluate("document.querySelector('#place').clientWidth");
    for (const [told, height] of [
      [812.4, 813],
      [10, 320],
      [1e9, 4000],
    ]) {
      await hosted.evaluate(`say({ type: 'resize', height: ${told} })`);
      await until(page, `document.querySelector('#place > iframe').offsetHeight === ${height}`);
      assert.equal((await frame.boundingBox())?.width, width);
    }
    await hosted.evaluate(
      "say({ type: 'close' }); say({ type: 'complete', session_id: 'ver_1', status: 'unverified' })",
    );
    await until(page, 'calls.length === 2');
    await page.evaluate('handle.close()');
    await frame.waitFor({ state: 'detached' });
    assert.deepEqual(await callsOf(page), [
      { name: 'start' },
      { name: 'complete', session_id: 'ver_1', status: 'unverified' },
      { name: 'close' },
    ]);
  });

  test('a redirect leaves the page for the hosted one, in the language asked for', async () => {
    const visitor = await openShop(browser, site);
    await visitor.evaluate(
      `start({ url: '${site.host}/verify/token?a=b', mode: 'redirect', locale: 'pt-BR' })`,
    );
    await visitor.waitForURL(`${site.host}/verify/token?a=b&locale=pt-BR`);
    await visitor.context().close();
  });

  test('an end without a verdict is an error with its code and the session, and the screen stays to be read', async () => {
    for (const status of ['failed', 'expired', 'cancelled', 'declined']) {
      await start(page, { url: `${site.host}/verify/token` });
      const hosted = await hostedFrame(page, '/verify/token');
      await hosted.evaluate(`say({ type: 'complete', session_id: 'ver_1', status: '${status}' })`);
      await until(page, 'calls.length === 2');
      assert.ok(await page.locator('dialog').isVisible());
      await hosted.evaluate("say({ type: 'close' })");
      await until(page, 'calls.length === 3');
      const [, error, last] = await callsOf(page);
      assert.equal(error?.name, 'error');
      assert.equal(error?.code, status);
      assert.equal(error?.session_id, 'ver_1');
      assert.match(error?.message ?? '', /^Vouch: .+\.$/);
      assert.equal(last?.name, 'close');
    }
  });

  test('an address that is no hosted one is never opened: an error, then close', async () => {
    const urls = [
      'javascript:alert(1)//verify/token',
      `${site.host}/elsewhere/token`,
      `${site.host}/verify/`,
      'token',
      '',
    ];
    for (const mode of ['modal', 'redirect']) {
      for (const url of urls) {
        await start(page, { url, mode });
        await until(page, 'calls.length === 2');
        const calls = await callsOf(page);
        assert.deepEqual(
          calls.map(({ code, name }) => code ?? name),
          ['url_invalid', 'close'],
          url,
        );
        assert.equal(await page.locator('iframe').count(), 0);
      }
    }
  });

  test('a page that stays silent for 20 s is taken away, and the error says how to allow the origin', async () => {
    const visitor = await openShop(browser, site);
    await visitor.clock.install();
    await start(visitor, { url: `${site.host}/verify/silent` });
    await visitor.clock.runFor(READY_WITHIN_MS - 1000);
    assert.deepEqual(await callsOf(visitor), []);
    await visitor.clock.runFor(1000);
    const [error, last, ...more] = await callsOf(visitor);
    assert.equal(error?.code, 'not_ready');
    assert.ok(error?.message?.includes(`Add ${site.shop} to the account's allowed origins`), error?.message);
    assert.deepEqual([last, more], [{ name: 'close' }, []]);
    assert.ok(await visitor.locator('dialog').isHidden());
    await visitor.context().close();
  });

  test('a callback that throws does not break the rest, and the browser reports it', async () => {
    const thrown: string[] = [];
    page.on('pageerror', ({ message }) => thrown.push(message));
    await start(page, { url: `${site.host}/verify/token`, throws: true, closes: 'complete' });
    const hosted = await hostedFrame(page, '/verify/token');
    await hosted.evaluate("say({ type: 'complete', session_id: 'ver_1', status: 'verified' })");
    await until(page, 'calls.length === 3');
    assert.deepEqual(
      (await callsOf(page)).map(({ name }) => name),
      ['start', 'complete', 'close'],
    );
    assert.deepEqual(
      thrown.sort(),
      ['close', 'complete', 'start'].map((name) => `the shop throws in ${name}`),
    );
  });

  test('an option of the wrong kind is refused with a sentence that names it', async () => {
    const url = `${site.host}/verify/token`;
    const wrong = [
      ['null', 'Vouch: open() takes an object of options'],
      ['{}', 'Vouch: url must be a string'],
      [`{ url: '${url}', mode: 'popup' }`, 'Vouch: mode must be one of modal, inline, redirect'],
      [
        `{ url: '${url}', mode: 'inline' }`,
        'Vouch: container must be an element, or the selector of one, that is in the page',
      ],
      [`{ url: '${url}', locale: 7 }`, 'Vouch: locale must be a string such as "nl" or "pt-BR"'],
      [`{ url: '${url}', onClose: 'later' }`, 'Vouch: onClose must be a function'],
    ];
    for (const [options, message] of wrong) {
      const thrown = await page.evaluate(
        `(() => { try { Vouch.open(${options}) } catch (error) { return [error.name, error.message] } })()`,
      );
      assert.deepEqual(thrown, ['TypeError', message]);
    }
  });
});
