/** Drives the shop's page of the scratch site: opens the check by its button and reads which callbacks ran. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Frame, Page } from 'playwright-core';
import type { Site } from './site.ts';

const ASK_EVERY_MS = 25;
const ASKED_MAX = 600;

export interface Call {
  readonly name: 'start' | 'complete' | 'error' | 'close';
  readonly code?: string;
  readonly session_id?: string;
  readonly status?: string;
  readonly message?: string;
}

export async function openShop(browser: Browser, site: Site): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(site.shop);
  return page;
}

/** Asks from here: the page's policy forbids what the browser driver would write into it. */
export async function until(page: Page | Frame, condition: string): Promise<void> {
  for (let asked = 0; !(await page.evaluate(`Boolean(${condition})`)); asked++) {
    if (asked === ASKED_MAX) throw new Error(`Never came true: ${condition}`);
    await sleep(ASK_EVERY_MS);
  }
}

/** Presses the shop's button, so that the focus has a place to come back to; an earlier check is quite gone first. */
export async function start(page: Page, options: Readonly<Record<string, unknown>>): Promise<void> {
  await until(page, "!document.querySelector('dialog')");
  await page.evaluate(`calls.length = 0; window.options = ${JSON.stringify(options)}`);
  await page.locator('#start').click();
}

export async function callsOf(page: Page): Promise<readonly Call[]> {
  return page.evaluate('calls');
}

/** The frame whose address has this in it, once the shop was told that it is ready. */
export async function hostedFrame(page: Page, part: string): Promise<Frame> {
  await until(page, "calls.some(({ name }) => name === 'start')");
  const frame = page.frames().find((one) => one.url().includes(part));
  if (!frame) throw new Error(`No frame shows ${part}`);
  return frame;
}
