import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { messagesFor } from '../../src/page/messages.ts';
import { launchBrowser, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { type ScreenServer, type Shown, serveScreens } from '../support/screen-server.ts';
import { BRANDED, LOOKS } from './views.ts';

/** Everything in axe-core but its experiments and level AAA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ARABIC = messagesFor('ar');

/** Of those that share their parts one is enough here. */
const FEW = [
  'welcome on a computer',
  'consent',
  'document type',
  'document_front, refused for every reason there is',
  'selfie',
  'hand-off',
  'hand-off, taken',
  'waiting',
  'declined, with ways on',
  'verified, going back',
];

describe('axe-core finds nothing', { skip: WITHOUT_CHROMIUM }, () => {
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

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`on any screen of a phone, ${colorScheme}`, async () => {
      const shown = [...LOOKS.values()].map((view) => ({ view }));
      await examine(shown, { colorScheme, viewport: { width: 390, height: 844 }, isMobile: true });
    });

    test(`on a desktop, ${colorScheme}, in an account's colours`, async () => {
      await examine(few({ face: BRANDED }), { colorScheme, viewport: { width: 1280, height: 900 } });
    });

    test(`on a narrow phone, ${colorScheme}, from right to left`, async () => {
      const options = { colorScheme, viewport: { width: 320, height: 568 }, isMobile: true };
      await examine(few({ messages: ARABIC }), options);
    });
  }

  test('on a phone without the script', async () => {
    await examine(few(), { viewport: { width: 390, height: 844 }, isMobile: true }, (page) =>
      page.route('**/assets/page-*.js', (route) => route.abort()),
    );
  });

  test('when the languages are opened, when there is no camera and when a photo was chosen', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(server.show({ view: viewOf('document_front') }));
    await page.locator('summary').click();
    await assertClean(page);
    await page.getByRole('button', { name: 'Open camera' }).click();
    await page.getByText('There is no camera here').waitFor();
    await assertClean(page);
    const photo = { name: 'card.png', mimeType: 'image/png', buffer: await page.screenshot() };
    await page.getByLabel('Photo of your document').setInputFiles(photo);
    await page.getByText('Can you read every line?').waitFor();
    await assertClean(page);
    await context.close();
  });

  async function examine(
    screens: readonly Shown[],
    options: BrowserContextOptions,
    prepare: (page: Page) => Promise<unknown> = async () => {},
  ): Promise<void> {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await prepare(page);
    for (const shown of screens) {
      await page.goto(server.show(shown));
      await assertClean(page);
    }
    await context.close();
  }
});

function few(dress: Omit<Shown, 'view'> = {}): Shown[] {
  return FEW.map((name) => ({ view: viewOf(name), ...dress }));
}

function viewOf(name: string): Shown['view'] {
  const view = LOOKS.get(name);
  assert.ok(view, name);
  return view;
}

async function assertClean(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations, incomplete }: AxeResults = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations', 'incomplete'] })`,
  );
  const found = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any.map(({ message }) => message)}`),
  );
  assert.deepEqual(found, [], await page.title());
}
