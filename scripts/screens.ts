/** Every screen on a phone and on a desktop, light and dark; each also with the longest words, from right to left and in an account's colours. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { html, toText } from '../src/page/html.ts';
import { messagesFor } from '../src/page/messages.ts';
import { BRANDED, LOOKS } from '../test/page/views.ts';
import { launchBrowser, WITHOUT_CHROMIUM } from '../test/support/browser.ts';
import { type ScreenServer, type Shown, serveScreens } from '../test/support/screen-server.ts';

interface Series {
  readonly name: string;
  readonly device: keyof typeof DEVICES;
  readonly colorScheme: 'light' | 'dark';
  /** What each screen of the series has besides its view. */
  readonly dress: Omit<Shown, 'view'>;
  /** Every screen, where none are named. */
  readonly only?: readonly string[];
}

/** Enough to judge an account's colours by. */
const BRANDED_SCREENS = [
  'welcome on a computer',
  'consent',
  'document_front',
  'hand-off',
  'verified, going back',
];

/** CSS pixels; a phone and a laptop that many people have. */
const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const;

const SERIES: readonly Series[] = [
  { name: 'phone', device: 'phone', colorScheme: 'light', dress: {} },
  { name: 'phone-dark', device: 'phone', colorScheme: 'dark', dress: {} },
  { name: 'desktop', device: 'desktop', colorScheme: 'light', dress: {} },
  { name: 'desktop-dark', device: 'desktop', colorScheme: 'dark', dress: {} },
  { name: 'german', device: 'phone', colorScheme: 'light', dress: { messages: messagesFor('de') } },
  { name: 'arabic', device: 'phone', colorScheme: 'light', dress: { messages: messagesFor('ar') } },
  { name: 'branded', device: 'phone', colorScheme: 'light', dress: { face: BRANDED }, only: BRANDED_SCREENS },
  {
    name: 'branded-dark',
    device: 'desktop',
    colorScheme: 'dark',
    dress: { face: BRANDED },
    only: BRANDED_SCREENS,
  },
];

const FOLDER = fileURLToPath(new URL('../data/screens/', import.meta.url));

if (WITHOUT_CHROMIUM) throw new Error(WITHOUT_CHROMIUM);
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const server = await serveScreens();
const browser = await launchBrowser();
try {
  for (const series of SERIES) await photograph(browser, server, series);
  await writeFile(`${FOLDER}index.html`, toText(index()));
  process.stdout.write(`See ${FOLDER}index.html\n`);
} finally {
  await browser.close();
  await server.stop();
}

async function photograph(browser: Browser, server: ScreenServer, series: Series): Promise<void> {
  const { name, device, colorScheme, dress } = series;
  const context = await browser.newContext({ ...DEVICES[device], colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  for (const [screen, view] of LOOKS) {
    if (!isIn(series, screen)) continue;
    await page.goto(server.show({ view, ...dress }));
    await page.screenshot({ path: `${FOLDER}${fileOf(screen, name)}`, fullPage: true });
  }
  await context.close();
}

function isIn({ only }: Series, screen: string): boolean {
  return only === undefined || only.includes(screen);
}

function fileOf(screen: string, series: string): string {
  return `${screen.replace(/\W+/g, '-')}.${series}.png`;
}

function index() {
  const rows = [...LOOKS.keys()].map((screen) => {
    const pictures = SERIES.filter((series) => isIn(series, screen)).map(
      ({ name, device }) =>
        html`<figure><a href="${fileOf(screen, name)}"><img src="${fileOf(screen, name)}" class="${device}" alt="${screen}, ${name}" loading="lazy"></a><figcaption>${name}</figcaption></figure>`,
    );
    return html`<h2>${screen}</h2><div>${pictures}</div>`;
  });
  return html`<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{font:1rem system-ui;margin:2rem;background:#999}div{display:flex;gap:1rem;overflow-x:auto;align-items:start}figure{margin:0}img{display:block}.phone{width:195px}.desktop{width:520px}</style>
${rows}`;
}
