import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser, openPhone, PHONE, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { type ScreenServer, serveScreens } from '../support/screen-server.ts';
import { measure } from './in-page.mjs';
import { LOOKS } from './views.ts';

const WIDTHS = [320, 360, 1280];
const TARGET = { targets: 'button, input, a, summary', least: 44 };

describe('the screens in a browser without JavaScript', { skip: WITHOUT_CHROMIUM }, () => {
  let server: ScreenServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    server = await serveScreens();
    browser = await launchBrowser();
    context = await openPhone(browser);
    page = await context.newPage();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('at 320, 360 and 1280 px nothing overflows, and whatever can be pressed is 44 px high and wide', async () => {
    for (const view of LOOKS.values()) {
      await page.goto(server.show({ view }));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: PHONE.height });
        const { width: needed, small } = await page.evaluate(measure, TARGET);
        const title = `${await page.title()} at ${width} px`;
        assert.ok(needed <= width, `${title} needs ${needed} px`);
        assert.deepEqual(small, [], title);
      }
    }
  });

  test('the style is applied, no policy is violated and nobody else is asked for anything', async () => {
    const asked = new Set<string>();
    const complaints: string[] = [];
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    page.on('console', (message) => complaints.push(message.text()));
    await page.setViewportSize(PHONE);
    for (const view of LOOKS.values()) {
      await page.goto(server.show({ view }));
      assert.equal((await page.locator('main').boundingBox())?.width, PHONE.width);
    }
    assert.deepEqual([...complaints, ...server.violations], []);
    assert.deepEqual([...asked], [server.origin]);
  });

  test('DK-02 the form uploads the chosen photo as the field `image`', async () => {
    const view = LOOKS.get('document_front');
    assert.ok(view);
    await page.goto(server.show({ view }));
    const chosen = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('photo') };
    await page.getByLabel('Photo of your document').setInputFiles(chosen);
    const posted = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: 'Send photo' }).click();
    const request = await posted;
    assert.match(request.url(), /\/verify\/[\w.]+\/document$/);
    assert.match(request.headers()['content-type'] ?? '', /^multipart\/form-data; boundary=/);
    await page.getByText('name="image"; filename="card.jpg"').waitFor();
  });
});
