import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { messagesFor } from '../../../src/page/messages.ts';
import { WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { createSession } from '../../support/sessions.ts';
import { isLive } from './person.ts';
import { type Stage, setStage } from './stage.ts';

const WIDTH = 320;
/** Written from right to left, and with the longest words. */
const LOCALES = ['ar', 'de'];
/** Names of what stands out of the window on either side, also where nothing scrolls to it. */
const OUTSIDE = `[...document.querySelectorAll('main *:not(svg *)')]
  .filter((element) => element.checkVisibility() && !element.matches('.unseen, .unseen *'))
  .filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -0.5 || right > innerWidth + 0.5;
  })
  .map(({ outerHTML }) => outerHTML.slice(0, 80))`;

describe(`the hosted page at ${WIDTH} px`, { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;

  before(async () => {
    stage = await setStage();
  });
  after(() => stage?.clear());

  for (const locale of LOCALES) {
    test(`DK-06: nothing stands out sideways on the whole way in ${locale}: live picture, look at the photo, sending, failure`, async () => {
      const { url } = await createSession(stage.service, { mock_behavior: {}, locale });
      const { page, leave } = await stage.enter({ viewport: { width: WIDTH, height: 568 } });
      await page.goto(url);
      assert.equal(await page.evaluate('document.documentElement.dir'), messagesFor(locale).dir);
      await fits(page, 'welcome');
      await page.locator('a.action').click();
      await fits(page, 'consent');
      await page.locator('[name=decision][value=given]').click();
      await fits(page, 'document type');
      await page.locator('[value=driving_license]').click();
      await fits(page, 'invite');
      await page.locator('[data-press=open]').click();
      await isLive(page);
      await page.evaluate(SHOW_EVERY_CONTROL);
      await fits(page, 'live picture of the document');
      await page.locator('[data-press=take]').click();
      await page.locator('[data-part=photo] canvas').waitFor();
      await fits(page, 'look at the photo');
      await sendsSlowly(page);
      await page.locator('form[data-capture=document_back]').waitFor({ state: 'attached' });
      await isLive(page);
      await fits(page, 'live picture of the back');
      await page.evaluate(
        "document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))",
      );
      await page.locator('[data-part=reason]').waitFor();
      await fits(page, 'failure');
      await page.locator('form[action$="/no-back"] button').click();
      await page.locator('[data-press=open]').click();
      await isLive(page);
      await page.evaluate(SHOW_EVERY_CONTROL);
      await fits(page, 'live picture of the face');
      await page.locator('[data-press=take]').click();
      await page.locator('[data-press=use]').click();
      await page.locator('main[data-outcome=verified]').waitFor();
      await fits(page, 'finished');
      await leave();
    });
  }
});

const SHOW_EVERY_CONTROL =
  "for (const part of ['light', 'turn']) document.querySelector('[data-part=' + part + ']').hidden = false; 0";

async function fits(page: Page, what: string): Promise<void> {
  await page.locator('h1').waitFor();
  const width = await page.evaluate('document.documentElement.scrollWidth');
  assert.deepEqual([await page.evaluate(OUTSIDE), width], [[], WIDTH], what);
}

/** Looks at the upload while it is under way, and at what is said when it was lost. */
async function sendsSlowly(page: Page): Promise<void> {
  let release: () => void = () => {};
  const seen = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/document', async (route) => {
    await seen;
    await route.abort();
  });
  await page.locator('[data-press=use]').click();
  await page.locator('progress').waitFor();
  await fits(page, 'sending');
  release();
  await page.locator('[data-part=connection]:not(:empty)').waitFor();
  await fits(page, 'connection lost');
  await page.unroute('**/document');
}
