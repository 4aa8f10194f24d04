import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PAGE_SCRIPT, PAGE_STYLE, SDK } from '../../src/page/assets.ts';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';

const KIB = 1024;
const ASSETS_MAX = 2;
/** 10 packets (RFC 6928). */
const DOCUMENT_MAX = 14 * KIB;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, userAgent: 'Mobile Chrome' };
/** Slow 3G: milliseconds, and bytes a second. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };
const VISITS = 5;

describe('the weight of the first view', { skip: WITHOUT_CHROMIUM }, () => {
  let service: Service;
  let browser: Browser;
  let url: string;

  before(async () => {
    service = await startService({ database: EMBEDDED, models: false });
    browser = await launchBrowser();
    ({ url } = await createSession(service));
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  test('it is one document and at most two files, all from here, and no policy is violated', async () => {
    await withPage(async (page) => {
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(`${request.resourceType()} ${request.url()}`));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(url, { waitUntil: 'networkidle' });
      await page.getByRole('link', { name: 'Start' }).click();
      await page.waitForLoadState('networkidle');
      const [first, ...others] = asked.slice(0, asked.lastIndexOf(`document ${url}/consent`));
      assert.equal(first, `document ${url}`);
      assert.ok(others.length <= ASSETS_MAX, others.join('\n'));
      for (const one of asked) assert.equal(new URL(one.split(' ')[1] ?? '').origin, service.url);
      assert.deepEqual(complaints, []);
    });
  });

  test('the script is at most 25 KB and the style at most 6 KB, compressed', (context) => {
    const script = compressed(PAGE_SCRIPT.text);
    const style = compressed(PAGE_STYLE);
    context.diagnostic(`script ${JSON.stringify(script)}, style ${JSON.stringify(style)}`);
    assert.ok(script.gzip <= 25 * KIB, `${script.gzip} bytes of script`);
    assert.ok(style.gzip <= 6 * KIB, `${style.gzip} bytes of style`);
  });

  test('the document comes compressed, style and all, in the first packets that a server may send', async (context) => {
    await withPage(async (page) => {
      const answer = await page.goto(url);
      const { responseBodySize } = (await answer?.request().sizes()) ?? { responseBodySize: 0 };
      context.diagnostic(`${responseBodySize} bytes of document`);
      assert.equal(await answer?.headerValue('content-encoding'), 'br');
      assert.ok(responseBodySize > 0 && responseBodySize <= DOCUMENT_MAX, `${responseBodySize} bytes`);
    });
  });

  test('the scripts come compressed too', async () => {
    for (const { path } of [PAGE_SCRIPT, ...SDK]) {
      const { headers } = await service.call('GET', path, {
        key: null,
        headers: { 'accept-encoding': 'br' },
      });
      assert.equal(headers.get('content-encoding'), 'br', path);
    }
  });

  test('how soon something is seen over slow 3G is told, not judged', async (context) => {
    const paints: number[] = [];
    for (let visit = 0; visit < VISITS; visit++)
      await withPage(async (page) => paints.push(await paint(page)));
    context.diagnostic(`first contentful paint over slow 3G: ${paints.map(Math.round).join(', ')} ms`);
    assert.equal(paints.length, VISITS);
  });

  async function paint(page: Page): Promise<number> {
    const wire = await page.context().newCDPSession(page);
    await wire.send('Network.enable');
    await wire.send('Network.emulateNetworkConditions', SLOW);
    await page.goto(url);
    return page.evaluate<number>(`new Promise((tell) => new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') tell(startTime);
    }).observe({ type: 'paint', buffered: true }))`);
  }

  async function withPage(work: (page: Page) => Promise<unknown>): Promise<void> {
    const context: BrowserContext = await browser.newContext(PHONE);
    await work(await context.newPage());
    await context.close();
  }
});

function compressed(text: string): { readonly gzip: number; readonly brotli: number } {
  return { gzip: gzipSync(text).length, brotli: brotliCompressSync(text).length };
}
