import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type BrandService, startBrandService } from './brand-service.ts';

const RUN = `document.documentElement.setAttribute('data-ran', 'yes'); fetch('/ran'); new Image().src = '/ran'`;
/** Tries by element, by handler and by animation, and draws nine by nine pixels. */
const HOSTILE = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="${RUN}"><script>${RUN}</script>
<image href="/ran" onerror="${RUN}"/><set attributeName="x" to="1" onbegin="${RUN}"/><path d="M0 0h9v9z"/></svg>`;

describe('an SVG with scripts that got past every check', { skip: WITHOUT_CHROMIUM }, () => {
  let service: BrandService;
  let browser: Browser;
  let context: BrowserContext;
  let address: string;
  const asked: string[] = [];

  before(async () => {
    service = await startBrandService(EMBEDDED);
    browser = await launchBrowser();
    address = await service.smuggle(HOSTILE);
    context = await browser.newContext();
    await context.route('**/ran', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ status: 204 });
    });
    await context.route('**/unguarded', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: HOSTILE }),
    );
    await context.route('**/page', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><img src="${address}" alt="">` }),
    );
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  /** Whether a script ran in what the browser shows at the address. */
  async function runs(url: string): Promise<boolean> {
    asked.length = 0;
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    const mark = await page.evaluate('document.documentElement.getAttribute("data-ran")');
    await page.close();
    return mark === 'yes' || asked.length > 0;
  }

  test('runs its scripts where nothing holds it back, so that the next tests mean something', async () => {
    assert.equal(await runs(`${service.url}/unguarded`), true);
  });

  test('opened at its address, runs nothing and asks nobody', async () => {
    assert.equal(await runs(address), false);
  });

  test('shown as an image in a page, is drawn, runs nothing and asks nobody', async () => {
    assert.equal(await runs(`${service.url}/page`), false);
    const page = await context.newPage();
    await page.goto(`${service.url}/page`, { waitUntil: 'networkidle' });
    assert.equal(await page.evaluate('document.images[0].naturalWidth'), 9);
    await page.close();
  });
});
