import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderSelfie } from '../../models/specimens/render.ts';
import { launchBrowser, openPhone, WITHOUT_CHROMIUM } from '../support/browser.ts';
import { EMBEDDED } from '../support/databases.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession, plainJpeg } from '../support/sessions.ts';

const skip = WITHOUT_CHROMIUM || WITHOUT_MODELS;

describe('the hosted page on a phone without JavaScript', () => {
  let service: Service;
  let browser: Browser;

  before(async () => {
    if (skip) return;
    service = await startService({ database: EMBEDDED });
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  test('DK-02 DK-06 DK-55: a person sends both photos, waits, and is led back with the answer', {
    skip,
  }, async () => {
    const success_url = `${service.url}/livez?order=7`;
    const { id, url } = await createSession(service, { success_url, state: 'a b&c' }, service.liveKey);
    const context = await openPhone(browser);
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('link', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'I agree' }).click();
    await page.getByRole('button', { name: 'Passport' }).click();
    await send(page, await renderDocument('leila'));
    await page.getByText('Step 2 of 2').waitFor();
    await send(page, await renderSelfie('leila', { roll: -4 }));
    await page.waitForURL((address) => address.pathname === '/livez', { timeout: 60_000 });
    const query = Object.fromEntries(new URL(page.url()).searchParams);
    assert.deepEqual(query, { order: '7', session_id: id, status: 'verified', state: 'a b&c' });
    await context.close();
  });

  test('a photo without a face comes back with words beside the input, and the next one is taken', {
    skip,
  }, async () => {
    const { url } = await createSession(service, { steps: ['selfie', 'liveness'] }, service.liveKey);
    const context = await openPhone(browser);
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('link', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'I agree' }).click();
    await send(page, await plainJpeg());
    await page.getByRole('alert').waitFor();
    await send(page, await renderSelfie('oskar'));
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await context.close();
  });
});

async function send(page: Page, photo: Buffer): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo });
  await page.getByRole('button', { name: 'Send photo' }).click();
}
