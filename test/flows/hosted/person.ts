/** What a person does on the hosted page in English, and what they then see. All words are named by their keys. */
import type { Page } from 'playwright-core';
import { type MessageKey, messagesFor } from '../../../src/page/messages.ts';

export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function words(key: MessageKey): string {
  const message = messagesFor('en')[key];
  return typeof message === 'string' ? message : message.other;
}

/** Resolves when the screen with this heading is there. */
export function sees(page: Page, heading: MessageKey): Promise<void> {
  return page.getByRole('heading', { name: words(heading), exact: true }).waitFor();
}

export function press(page: Page, button: MessageKey): Promise<void> {
  return page.getByRole('button', { name: words(button), exact: true }).click();
}

export function follow(page: Page, link: MessageKey): Promise<void> {
  return page.getByRole('link', { name: words(link), exact: true }).click();
}

/** From the link to the first question after the consent. */
export async function agree(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await follow(page, 'welcome.start');
  await press(page, 'consent.agree');
}

/** Opens the camera, unless it is open from the photo before, and presses its shutter as soon as it shows something. */
export async function shoot(page: Page): Promise<void> {
  const shutter = page.getByRole('button', { name: words('camera.take') });
  const open = page.getByRole('button', { name: words('camera.open') });
  await shutter.or(open).waitFor();
  if (await open.isVisible()) await open.click();
  await isLive(page);
  await shutter.click();
  await page.getByRole('button', { name: words('camera.use') }).waitFor();
}

/** Resolves when the camera shows something. */
export function isLive(page: Page): Promise<void> {
  return page.locator('[data-part="stage"]:not([data-state="starting"])').waitFor();
}

/** Takes a photo by hand and sends it. */
export async function photograph(page: Page): Promise<void> {
  await shoot(page);
  await press(page, 'camera.use');
}

/** Chooses a file and looks at it. */
export async function choose(page: Page, file: ChosenFile): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: words('camera.use') }).waitFor();
}

/** The words of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.innerText');
}
