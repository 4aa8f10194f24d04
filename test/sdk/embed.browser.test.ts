import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { callsOf, hostedFrame, openShop, start, until } from './shop.ts';
import { openSite, type Site } from './site.ts';

const SETTLED_MS = 300;
const CONTENT_HEIGHT = 700;

describe('the hosted page in a frame', { skip: WITHOUT_CHROMIUM }, () => {
  let browser: Browser;
  let site: Site;
  let page: Page;
  let address: string;

  before(async () => {
    site = await openSite();
    browser = await launchBrowser();
    page = await openShop(browser, site);
    address = `${site.host}/embedded/verify/token?parents=${encodeURIComponent(`https://else.example ${site.shop}`)}`;
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });

  test('in a page that may embed it, it says that it is ready, once, and how it ended, once for each ending', async () => {
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await keepMessages(page);
    await start(page, { url: address });
    const hosted = await hostedFrame(page, '/embedded/');
    for (const outcome of ['', 'declined', 'declined', 'verified', 'verified']) {
      await hosted.evaluate(`showScreen('${outcome}')`);
    }
    await until(page, 'calls.length === 3');
    assert.deepEqual(
      (await messagesOf(page)).filter(({ type }) => type !== 'resize'),
      [
        { source: 'vouch', type: 'ready' },
        { source: 'vouch', type: 'complete', session_id: 'ver_1', status: 'declined' },
        { source: 'vouch', type: 'complete', session_id: 'ver_1', status: 'verified' },
      ],
    );
    assert.deepEqual(
      (await callsOf(page)).map(({ code, status, name }) => code ?? status ?? name),
      ['start', 'declined', 'verified'],
    );
    assert.deepEqual(complaints, []);
  });

  test('at the end the way back leads the whole window, a way on inside the check does not', async () => {
    const hosted = await hostedFrame(page, '/embedded/');
    assert.equal(await hosted.locator('text=Back').getAttribute('target'), '_top');
    assert.equal(await hosted.locator('text=Again').getAttribute('target'), null);
  });

  test('Escape pressed inside it closes the dialog around it', async () => {
    const hosted = await hostedFrame(page, '/embedded/');
    await hosted.locator('button').focus();
    await page.keyboard.press('Escape');
    await until(page, "calls.at(-1).name === 'close'");
    assert.equal(await page.evaluate('document.activeElement.id'), 'start');
  });

  test('inline it is as high as its content: it grows, it shrinks, and a height in window heights does not run away', async () => {
    await start(page, { url: address, mode: 'inline', container: '#place' });
    const hosted = await hostedFrame(page, '/embedded/');
    await until(page, `${FRAME_HEIGHT} === ${CONTENT_HEIGHT}`);
    for (const height of [1100, 400]) {
      await hosted.evaluate(`document.querySelector('main').style.height = '${height}px'`);
      await until(page, `${FRAME_HEIGHT} === ${height}`);
    }
    await hosted.evaluate("document.querySelector('main').style.height = 'calc(100vh + 50px)'");
    await until(page, `${FRAME_HEIGHT} === 450`);
    await sleep(SETTLED_MS);
    assert.equal(await page.evaluate(FRAME_HEIGHT), 450);
  });

  test('it turns its camera off when the page around it closes, and for nobody else', async () => {
    const hosted = await hostedFrame(page, '/embedded/');
    await hosted.evaluate(CAMERA_ON);
    await hosted.evaluate("postMessage({ source: 'vouch', type: 'close' }, '*')");
    const forger = await addForger(page, site);
    await forger.evaluate("parent.frames[0].postMessage({ source: 'vouch', type: 'close' }, '*')");
    await sleep(SETTLED_MS);
    assert.equal(await hosted.evaluate(CAMERA_STATE), 'live');
    await page.evaluate("frames[0].postMessage({ source: 'vouch', type: 'close' }, '*')");
    await sleep(SETTLED_MS);
    assert.equal(await hosted.evaluate(CAMERA_STATE), 'ended');
    await page.evaluate('handle.close()');
  });

  test('to a page that may not embed it, and without a page around it, it says nothing and heeds nothing', async () => {
    const others = `${site.host}/embedded/verify/token?parents=${encodeURIComponent('https://else.example')}`;
    for (const url of [others, `${site.host}/embedded/verify/token`]) {
      await page.goto(site.shop);
      await keepMessages(page);
      await page.evaluate(`start({ url: '${url}' })`);
      await page.frameLocator('iframe').locator('video').waitFor({ state: 'attached' });
      await sleep(SETTLED_MS);
      assert.deepEqual(await messagesOf(page), []);
    }
    await page.goto(address);
    await keepMessages(page);
    await page.evaluate("showScreen('verified')");
    await sleep(SETTLED_MS);
    assert.deepEqual(await messagesOf(page), []);
    assert.equal(await page.locator('text=Back').getAttribute('target'), null);
  });
});

const FRAME_HEIGHT = "document.querySelector('#place > iframe').offsetHeight";
const CAMERA_ON =
  "document.querySelector('video').srcObject = document.createElement('canvas').captureStream(); 0";
const CAMERA_STATE = "document.querySelector('video').srcObject.getTracks()[0].readyState";

async function keepMessages(page: Page): Promise<void> {
  await page.evaluate("window.messages = []; addEventListener('message', ({ data }) => messages.push(data))");
}

async function messagesOf(page: Page): Promise<readonly Readonly<Record<string, unknown>>[]> {
  return page.evaluate('messages');
}

async function addForger(page: Page, site: Site): Promise<Frame> {
  const url = `${site.stranger}/verify/forger`;
  await page.evaluate(
    `document.body.append(Object.assign(document.createElement('iframe'), { src: '${url}' }))`,
  );
  await page.frameLocator(`iframe[src="${url}"]`).locator('h1').waitFor();
  const forger = page.frames().find((frame) => frame.url() === url);
  assert.ok(forger);
  return forger;
}
