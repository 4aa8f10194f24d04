import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { callsOf, hostedFrame, openShop, start } from './shop.ts';
import { openSite, type Site } from './site.ts';

const VERDICT = "{ source: 'vouch', type: 'complete', session_id: 'ver_forged', status: 'verified' }";
/** More than the hidden frame lives after its end. */
const AFTER_FAREWELL_MS = 600;

describe('what Vouch.open believes and whom it tells', { skip: WITHOUT_CHROMIUM }, () => {
  let browser: Browser;
  let site: Site;
  let page: Page;

  before(async () => {
    site = await openSite();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });

  test('a verdict counts from its own frame and the host of the check only', async () => {
    page = await openShop(browser, site);
    await start(page, { url: `${site.host}/verify/token` });
    await hostedFrame(page, '/verify/token');
    const places = [`${site.stranger}/verify/forger`, `${site.host}/verify/silent-other`];
    for (const place of places) await addFrame(page, place);
    await page.evaluate(`postMessage(${VERDICT}, '*')`);
    for (const place of places) {
      await page
        .frames()
        .find((frame) => frame.url() === place)
        ?.evaluate(`parent.postMessage(${VERDICT}, '*')`);
    }
    const own = await hostedFrame(page, '/verify/token');
    await own.goto(`${site.stranger}/verify/taken-over`);
    await own.evaluate(`parent.postMessage(${VERDICT}, '*')`);
    await settle(page);
    assert.deepEqual(await callsOf(page), [{ name: 'start' }]);
  });

  test('a frame that now shows a stranger is told nothing', async () => {
    site.heard.length = 0;
    await page.evaluate('handle.close()');
    await sleep(AFTER_FAREWELL_MS);
    assert.deepEqual(site.heard, []);
    await page.context().close();
  });

  test('the host of the check hears that it is closed, before its frame goes', async () => {
    page = await openShop(browser, site);
    await start(page, { url: `${site.host}/verify/token` });
    await hostedFrame(page, '/verify/token');
    await page.keyboard.press('Escape');
    await sleep(AFTER_FAREWELL_MS);
    const message = { source: 'vouch', type: 'close' };
    assert.deepEqual(site.heard, [{ by: site.host, origin: site.shop, data: message }]);
    assert.equal(await page.locator('iframe').count(), 0);
  });

  test('what is no message of the page changes nothing', async () => {
    await start(page, { url: `${site.host}/verify/token` });
    const hosted = await hostedFrame(page, '/verify/token');
    for (const data of NONSENSE) await hosted.evaluate(`parent.postMessage(${data}, '*')`);
    await settle(page);
    assert.deepEqual(await callsOf(page), [{ name: 'start' }]);
    await page.keyboard.press('Escape');
  });
});

const NONSENSE = [
  'null',
  '1',
  '"vouch"',
  VERDICT.replace("'vouch'", "'other'"),
  VERDICT.replace("'ver_forged'", '7'),
  VERDICT.replace("'verified'", "'toString'"),
  VERDICT.replace("'verified'", "['verified']"),
  "{ source: 'vouch', type: 'resize', height: '9' }",
  "{ source: 'vouch', type: 'open' }",
];

async function addFrame(page: Page, url: string): Promise<void> {
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('iframe'), { src: '${url}' }))`,
  );
  for (let i = 0; i < 100 && !page.frames().some((frame) => frame.url() === url); i++) await sleep(50);
  await page
    .frames()
    .find((frame) => frame.url() === url)
    ?.waitForLoadState();
}

/** Messages are tasks: two rounds of them, and those posted before have run. */
async function settle(page: Page): Promise<void> {
  await sleep(100);
  await page.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
}
