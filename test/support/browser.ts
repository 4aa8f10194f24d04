/** A phone in Debian's Chromium, without JavaScript. Tests skip, saying so, where there is no Chromium. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

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

/** For node:test's `skip`. */
export const WITHOUT_CHROMIUM: string | false =
  !existsSync(CHROMIUM) && `there is no ${CHROMIUM}; run "apt-get install chromium"`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

export function openPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: PHONE, isMobile: true, javaScriptEnabled: false });
}
