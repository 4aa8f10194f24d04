import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CATALOGUES } from '../../src/page/messages.ts';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { type ScreenServer, serveScreens } from '../support/screen-server.ts';
import { addStyle, edgeless, focused, measure, pressable } from './in-page.mjs';
import { BRANDED, LOOKS } from './views.ts';

/** WCAG 2.2 §2.5.5, in CSS pixels. */
const TARGET_MIN = 44;
const TARGETS = 'button, input, a, summary';
const PHONE = { width: 390, height: 844 };
/** A phone; the narrowest one; one at 200 %; a desktop of 1280 by 1024 at 400 % (WCAG 2.2 §1.4.10); the desktop itself. */
const WINDOWS = [
  PHONE,
  { width: 320, height: 568 },
  { width: 180, height: 370 },
  { width: 320, height: 256 },
  { width: 1280, height: 1024 },
];
/** WCAG 2.2 §1.4.12. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

/** Those with the longest words, and one for each way of being laid out. */
const FEW = [
  'welcome on a computer',
  'consent',
  'document type',
  'document_front',
  'document_back, refused for every reason there is',
  'hand-off',
  'hand-off, taken',
  'declined, with ways on',
  'unverified, going back',
];

describe('the layout of the screens', { skip: WITHOUT_CHROMIUM }, () => {
  let browser: Browser;
  let server: ScreenServer;

  before(async () => {
    server = await serveScreens();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('in every window nothing overflows, is cut off or is too small to press', async () => {
    await withPage({}, async (page) => {
      for (const view of LOOKS.values()) {
        await page.goto(server.show({ view, face: BRANDED }));
        for (const size of WINDOWS) await assertFits(page, size);
      }
    });
  });

  for (const messages of Object.values(CATALOGUES)) {
    test(`${messages.lang}: with the languages open the words fit a phone at 200 %, and a narrow one when spaced wide`, async () => {
      await withPage({}, async (page) => {
        for (const name of FEW) {
          await page.goto(server.show({ view: viewOf(name), messages }));
          await page.locator('summary').click();
          await assertFits(page, { width: 180, height: 370 });
          await page.evaluate(addStyle, SPACING);
          await assertFits(page, { width: 320, height: 568 });
        }
      });
    });
  }

  test('with letters twice as large nothing overflows', async () => {
    await withPage({}, async (page) => {
      for (const name of FEW) {
        await page.goto(server.show({ view: viewOf(name) }));
        await page.evaluate(addStyle, ':root { font-size: 200% }');
        await assertFits(page, PHONE);
      }
    });
  });

  test('the keyboard reaches everything that can be pressed, in the order of the page, and shows where it is', async () => {
    await withPage({}, async (page) => {
      for (const name of FEW) {
        await page.goto(server.show({ view: viewOf(name), face: BRANDED }));
        const targets = await page.evaluate(pressable, TARGETS);
        assert.ok(targets.length > 0, name);
        for (const target of targets) {
          await page.keyboard.press('Tab');
          assert.deepEqual(await page.evaluate(focused), { target, isOutlined: true }, name);
        }
      }
    });
  });

  test('nothing moves for those who asked for less motion', async () => {
    for (const [reducedMotion, moving] of [['no-preference', 1] as const, ['reduce', 0] as const]) {
      await withPage({ reducedMotion }, async (page) => {
        await page.goto(server.show({ view: viewOf('waiting') }));
        assert.equal(await page.evaluate('document.getAnimations().length'), moving, reducedMotion);
      });
    }
  });

  test('where the system chooses the colours, whatever can be pressed keeps an edge or a line under it', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await withPage({ forcedColors: 'active', colorScheme }, async (page) => {
        for (const name of FEW) {
          await page.goto(server.show({ view: viewOf(name), face: BRANDED }));
          assert.deepEqual(await page.evaluate(edgeless, 'main .action, main .choice, main input'), [], name);
        }
      });
    }
  });

  async function withPage(
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', ...options });
    await work(await context.newPage());
    await context.close();
  }
});

function viewOf(name: string) {
  const view = LOOKS.get(name);
  assert.ok(view, name);
  return view;
}

async function assertFits(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const { width, small, cut } = await page.evaluate(measure, { targets: TARGETS, least: TARGET_MIN });
  const where = `${await page.title()} in ${size.width} by ${size.height} px`;
  assert.ok(width <= size.width, `${where} needs ${width} px`);
  assert.deepEqual({ small, cut }, { small: [], cut: [] }, where);
}
