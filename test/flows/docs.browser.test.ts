/** The contract as people read it: /docs in a real browser. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { OPERATIONS } from '../../src/contract/operations.ts';
import { launchBrowser, openVisitor, PHONE, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { EMBEDDED } from '../support/databases.ts';
import { type Service, startService } from '../support/service.ts';

const DESKTOP = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false };
const SCREENS = { desktop: DESKTOP, phone: { viewport: PHONE } };

describe('/docs', { skip: WITHOUT_CHROMIUM }, () => {
  let service: Service;
  let browser: Browser;
  before(async () => {
    service = await startService({ database: EMBEDDED });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  for (const [name, options] of Object.entries(SCREENS)) {
    test(`TS-01: shows every operation on a ${name}, loads nothing from elsewhere, and its policy is broken nowhere`, async () => {
      const visitor = await openVisitor(browser, options);
      const { page } = visitor;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${service.url}/docs`);
      const entries = page.locator('.opblock');
      await entries.nth(OPERATIONS.length - 1).waitFor();
      await page.locator('#operations-Sessions-createSession button').first().click();
      await page.getByText('Every field is optional').first().waitFor();
      assert.ok((await entries.count()) >= OPERATIONS.length);
      if (process.env.SCREENSHOTS)
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/docs-${name}.png` });
      const strangers = asked.filter((url) => !url.startsWith(service.url) && !url.startsWith('data:'));
      assert.deepEqual(strangers, []);
      await visitor.leave();
    });
  }

  test('a reader tries an operation from the page with a key of theirs', async () => {
    const visitor = await openVisitor(browser, DESKTOP);
    const { page } = visitor;
    await page.goto(`${service.url}/docs`);
    await page.locator('button.authorize').first().click();
    await page.locator('.auth-container input').first().fill(service.testKey);
    await page.locator('.auth-container button[type=submit]').first().click();
    await page.locator('.btn-done').first().click();
    const entry = page.locator('#operations-Sessions-listSessions');
    await entry.locator('button').first().click();
    await entry.locator('.try-out__btn').click();
    await entry.locator('button.execute').click();
    await entry.locator('.live-responses-table').getByText('"data"').first().waitFor();
    await visitor.leave();
  });

  test('what it may do is said in its policy: scripts of this origin only, shown in no frame', async () => {
    const response = await fetch(`${service.url}/docs`);
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(await response.text(), /<script>|https?:\/\//);
  });
});
