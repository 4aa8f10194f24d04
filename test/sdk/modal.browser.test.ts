import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CATALOGUES } from '../../src/page/messages.ts';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { callsOf, hostedFrame, openShop, start, until } from './shop.ts';
import { openSite, type Site } from './site.ts';

const LANGUAGES = Object.keys(CATALOGUES);
const TARGET_MIN = 44;

describe('Vouch.open over the page', { skip: WITHOUT_CHROMIUM }, () => {
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

  test('the frame may use the camera, hides the address of the page around it, and has a title', async () => {
    await start(page, { url: `${site.host}/verify/token`, locale: 'nl' });
    const frame = page.locator('dialog iframe');
    assert.equal(await frame.getAttribute('src'), `${site.host}/verify/token?locale=nl`);
    assert.equal(await frame.getAttribute('allow'), 'camera; fullscreen; clipboard-write');
    assert.equal(await frame.getAttribute('referrerpolicy'), 'origin');
    assert.equal(await frame.getAttribute('title'), 'Identiteitscontrole');
    await page.getByRole('button', { name: 'Sluiten' }).click();
  });

  test('the page says how it went: start, then the verdict, then close, each once', async () => {
    await start(page, { url: `${site.host}/verify/token` });
    const hosted = await hostedFrame(page, '/verify/token');
    const verdict = "{ type: 'complete', session_id: 'ver_1', status: 'verified' }";
    await hosted.evaluate(`say({ type: 'ready' }); say(${verdict}); say(${verdict})`);
    await until(page, 'calls.length === 2');
    assert.ok(await page.locator('dialog').isVisible(), 'the person reads the verdict first');
    await page.evaluate('handle.close(); handle.close()');
    assert.deepEqual(await callsOf(page), [
      { name: 'start' },
      { name: 'complete', session_id: 'ver_1', status: 'verified' },
      { name: 'close' },
    ]);
  });

  test('Escape closes without a question, and the focus is where it was', async () => {
    await start(page, { url: `${site.host}/verify/token` });
    assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Close');
    assert.equal(await page.evaluate('document.documentElement.style.overflow'), 'hidden');
    await page.keyboard.press('Escape');
    await assertGone(page);
  });

  test('without <dialog> the same holds: named, modal, focus kept inside, Escape closes', async () => {
    await page.evaluate('window.showModal = HTMLDialogElement.prototype.showModal');
    await page.evaluate('HTMLDialogElement.prototype.showModal = undefined');
    await start(page, { url: `${site.host}/verify/token` });
    const dialog = page.locator('[role=dialog][aria-modal=true]');
    assert.ok(await dialog.isVisible());
    await page.evaluate("document.querySelector('#start').focus()");
    assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Close');
    await page.keyboard.press('Escape');
    await assertGone(page);
    await page.evaluate('HTMLDialogElement.prototype.showModal = window.showModal');
  });

  test('a phone is covered, a desktop shows a card of 420 by 760 px, and the button is 44 px at least', async () => {
    const sizes = [
      [
        { width: 360, height: 740 },
        { width: 360, height: 740 },
      ],
      [
        { width: 740, height: 360 },
        { width: 740, height: 360 },
      ],
      [
        { width: 1280, height: 900 },
        { width: 420, height: 760 },
      ],
      [
        { width: 1280, height: 600 },
        { width: 420, height: 568 },
      ],
    ] as const;
    await start(page, { url: `${site.host}/verify/token` });
    for (const [viewport, expected] of sizes) {
      await page.setViewportSize(viewport);
      const { width, height } = (await page.locator('dialog').boundingBox()) ?? {};
      assert.deepEqual({ width, height }, expected);
      const button = await page.getByRole('button', { name: 'Close' }).boundingBox();
      assert.ok(Math.min(button?.width ?? 0, button?.height ?? 0) >= TARGET_MIN);
    }
    await page.keyboard.press('Escape');
  });

  test('the button and the dialog have a name in every language of the hosted page', async () => {
    const names = new Set<string>();
    for (const locale of LANGUAGES) {
      await start(page, { url: `${site.host}/verify/token`, locale });
      const dialog = page.locator('dialog');
      assert.equal(await dialog.getAttribute('lang'), locale);
      names.add(
        `${await dialog.getAttribute('aria-label')}, ${await dialog.locator('button').getAttribute('aria-label')}`,
      );
      await page.keyboard.press('Escape');
      await assertGone(page);
    }
    assert.equal(names.size, LANGUAGES.length);
  });

  test('a language that is not known is English', async () => {
    await start(page, { url: `${site.host}/verify/token`, locale: 'tlh' });
    assert.equal(await page.locator('dialog').getAttribute('aria-label'), 'Identity check');
    await page.keyboard.press('Escape');
    await assertGone(page);
  });

  test('nothing of it breaks the strictest policy of a page', async () => {
    assert.deepEqual(await page.evaluate('violations'), []);
  });
});

async function assertGone(page: Page): Promise<void> {
  await until(page, "calls.at(-1)?.name === 'close'");
  assert.ok(await page.locator('dialog').isHidden());
  assert.equal(await page.evaluate('document.activeElement.id'), 'start');
  assert.equal(await page.evaluate('document.documentElement.style.overflow'), '');
}
