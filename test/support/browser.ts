/** People's browsers in Debian's Chromium, with and without JavaScript. Tests skip, saying so, where there is no Chromium. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const PHONE = { width: 360, height: 740 };
/** Fingers instead of a mouse, and a name by which servers know a phone. */
const HANDHELD = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  userAgent: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
} as const;
/** What the browser itself writes when an answer is a 4xx, does not come, or comes without TLS: tests ask for all three. */
const BROWSERS_OWN = /^Failed to load resource:|origin was untrustworthy|could not be origin-keyed/;
const TELL_VIOLATIONS = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  console.error('policy', violatedDirective, blockedURI, sample))`;

/** For node:test's `skip`. */
export const WITHOUT_CHROMIUM: string | false =
  !existsSync(CHROMIUM) && `there is no ${CHROMIUM}; run "apt-get install chromium"`;

/** A person's browser with the page's script in it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Closes the browser's window; throws when the page complained: errors, warnings, and what its policy forbids. */
  leave(): Promise<void>;
}

export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, ...flags] });
}

export function openPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ ...HANDHELD, viewport: PHONE, javaScriptEnabled: false });
}

/** A phone that may use its camera, unless told otherwise. */
export async function openVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ ...HANDHELD, permissions: ['camera'], ...options });
  const complaints: string[] = [];
  await context.addInitScript(TELL_VIOLATIONS);
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !BROWSERS_OWN.test(message.text())) complaints.push(message.text());
  });
  return {
    context,
    page: await context.newPage(),
    async leave() {
      await context.close();
      assert.deepEqual(complaints, []);
    },
  };
}
