import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { STYLESHEET } from '../../src/page/assets.ts';
import { messagesFor } from '../../src/page/messages.ts';
import { renderPage } from '../../src/page/render.ts';
import { launchBrowser, openPhone, PHONE, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { VIEWS } from './views.ts';

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri /violation";
const WIDTHS = [320, 360, 1280];
const TARGET_HEIGHT_MIN = 48;

const messages = messagesFor('en');
/** Views that share their words render the same page; each is looked at once. */
const SCREENS = [...new Set([...VIEWS.values()].map((view) => renderPage(view, messages)))];

describe('the screens in a browser without JavaScript', { skip: WITHOUT_CHROMIUM }, () => {
  const violations: string[] = [];
  const server = serveScreens(violations);
  let browser: Browser;
  let origin: string;

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  test('at 320, 360 and 1280 px nothing overflows, and whatever can be pressed is 48 px high', async () => {
    const context = await openPhone(browser);
    const page = await context.newPage();
    for (const index of SCREENS.keys()) {
      await page.goto(`${origin}/screen/${index}`);
      for (const width of WIDTHS) await assertFits(page, width);
    }
    await context.close();
  });

  test('the stylesheet is applied, no policy is violated and nobody else is asked for anything', async () => {
    const context = await openPhone(browser);
    const page = await context.newPage();
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    page.on('console', (message) => violations.push(message.text()));
    for (const index of SCREENS.keys()) {
      await page.goto(`${origin}/screen/${index}`);
      assert.equal((await page.locator('main').boundingBox())?.width, PHONE.width);
    }
    assert.deepEqual(violations, []);
    assert.deepEqual([...asked], [origin]);
    await context.close();
  });

  test('DK-02 the form uploads the chosen photo as the field `image`', async () => {
    const context = await openPhone(browser);
    const page = await context.newPage();
    await page.goto(`${origin}/screen/0`);
    const chosen = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('photo') };
    await page.getByLabel('Photo of your document').setInputFiles(chosen);
    const posted = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Send photo' }).click();
    const request = await posted;
    assert.match(request.url(), /\/verify\/[\w.]+\/document$/);
    assert.match(request.headers()['content-type'] ?? '', /^multipart\/form-data; boundary=/);
    await page.getByText('name="image"; filename="card.jpg"').waitFor();
    await context.close();
  });
});

async function assertFits(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: PHONE.height });
  const title = `${await page.title()} at ${width} px`;
  const needed = await page.locator('html').evaluate((root) => root.scrollWidth);
  assert.ok(needed <= width, `${title} needs ${needed} px`);
  const targets = page.locator('button, input, a');
  const heights = await targets.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  assert.ok(Math.min(TARGET_HEIGHT_MIN, ...heights) >= TARGET_HEIGHT_MIN, `${title}: ${heights} px`);
}

/** Answers `/screen/<index of SCREENS>`, the stylesheet, and a posted form with the form itself as text. */
function serveScreens(violations: string[]): Server {
  return createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('latin1');
    if (request.url === '/violation') violations.push(body);
    if (request.url === STYLESHEET.path) return answer(response, STYLESHEET.contentType, STYLESHEET.text);
    if (request.method === 'POST') return answer(response, 'text/plain', body);
    answer(response, 'text/html; charset=utf-8', SCREENS[Number(request.url?.split('/').at(-1))] ?? '');
  });
}

function answer(response: ServerResponse, contentType: string, body: string): void {
  response.writeHead(200, { 'content-type': contentType, 'content-security-policy': POLICY }).end(body);
}
