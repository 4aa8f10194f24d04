import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { MessageKey } from '../../../src/page/messages.ts';
import { WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { createSession } from '../../support/sessions.ts';
import { agree, follow, photograph, press, sees, shoot } from './person.ts';
import { type Stage, setStage } from './stage.ts';

const TEST = { mock_behavior: {} };
const PASSPORT = { ...TEST, document_type: 'passport' };
const DAY_MS = 86_400_000;

describe('going back, coming back and coming too late', { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;

  before(async () => {
    stage = await setStage();
  });
  after(() => stage?.clear());

  const photosOf = async (id: string): Promise<string[]> => {
    const { body } = await stage.service.call('GET', `/v1/verify/session/${id}/images`);
    return body.data.map(({ type }: { type: string }) => type).sort();
  };

  /** By the browser's buttons, and once more to where it was. */
  const staysAt = async (page: Page, heading: MessageKey): Promise<void> => {
    await page.reload();
    await sees(page, heading);
    await page.goBack();
    await sees(page, heading);
    await page.goForward();
    await sees(page, heading);
  };

  test('DK-06: back and reload lead to where the check stands, at every step, and nothing is asked twice', async () => {
    const { id, url } = await createSession(stage.service, TEST);
    const { page, leave } = await stage.enter();
    await page.goto(url);
    await page.reload();
    await follow(page, 'welcome.start');
    await page.reload();
    await sees(page, 'consent.title');
    await page.goBack();
    await sees(page, 'welcome.title');
    await page.goForward();
    await press(page, 'consent.agree');
    await sees(page, 'document_type.title');
    await staysAt(page, 'document_type.title');
    await press(page, 'document_type.identity_card');
    await sees(page, 'document_front.title');
    await staysAt(page, 'document_front.title');
    await photograph(page);
    await sees(page, 'document_back.title');
    await staysAt(page, 'document_back.title');
    await photograph(page);
    await sees(page, 'selfie.title');
    await staysAt(page, 'selfie.title');
    await shoot(page);
    await page.reload();
    await photograph(page);
    await sees(page, 'finished.verified.title');
    await staysAt(page, 'finished.verified.title');
    assert.deepEqual(await photosOf(id), ['document_back', 'document_front', 'selfie']);
    await leave();
  });

  test('while the check runs, leaving and coming back shows it running, and its end comes by itself', async () => {
    const slow = { ...PASSPORT, steps: ['document'], mock_behavior: { delay: '10m' } };
    const { id, url } = await createSession(stage.service, slow);
    const { page, leave } = await stage.enter();
    await agree(page, url);
    await photograph(page);
    await sees(page, 'waiting.title');
    await page.goto('about:blank');
    await page.goBack();
    await sees(page, 'waiting.title');
    await follow(page, 'waiting.look');
    await sees(page, 'waiting.title');
    await stage.service.call('DELETE', `/v1/verify/session/${id}`);
    await sees(page, 'finished.failed.title');
    await leave();
  });

  test('in two tabs at once, the photo of the slower one is no error, and each photo is kept once', async () => {
    const { id, url } = await createSession(stage.service, PASSPORT);
    const { context, page: slow, leave } = await stage.enter();
    await agree(slow, url);
    await shoot(slow);
    const quick = await context.newPage();
    await quick.goto(url);
    await photograph(quick);
    await sees(quick, 'selfie.title');
    await press(slow, 'camera.use');
    await sees(slow, 'selfie.title');
    await photograph(quick);
    await sees(quick, 'finished.verified.title');
    await photograph(slow);
    await sees(slow, 'finished.verified.title');
    assert.deepEqual(await photosOf(id), ['document_front', 'selfie']);
    await leave();
  });

  test('a check that is called off while a photo is taken says so instead of taking it', async () => {
    const { id, url } = await createSession(stage.service, PASSPORT);
    const { page, leave } = await stage.enter();
    await agree(page, url);
    await shoot(page);
    await stage.service.call('POST', `/v1/verify/session/${id}/cancel`);
    await press(page, 'camera.use');
    await sees(page, 'finished.cancelled.title');
    await leave();
  });

  test('a link that was cut says so, and a changed or a foreign one that it does not work', async () => {
    const { url } = await createSession(stage.service, PASSPORT);
    const { page, leave } = await stage.enter();
    const [signed, signature = ''] = url.split(/\.(?=[^.]*$)/);
    const links = [
      [url.slice(0, -9), 'problem.link_broken.what'],
      [url.slice(0, 60), 'problem.link_broken.what'],
      [`${signed}.${signature.split('').reverse().join('')}`, 'problem.link_invalid.what'],
      [`${url}.`, 'problem.link_invalid.what'],
    ] as const;
    for (const [link, says] of links) {
      await page.goto(link);
      await sees(page, says);
    }
    await leave();
  });

  test('a link that comes too late says that the time is over, and later that it has expired', async () => {
    const { url } = await createSession(stage.service, { ...PASSPORT, expires_in: '5m' });
    const { page, leave } = await stage.enter();
    await agree(page, url);
    await shoot(page);
    stage.service.clock.advance(DAY_MS / 2);
    await press(page, 'camera.use');
    await sees(page, 'finished.expired.title');
    await page.reload();
    await sees(page, 'finished.expired.title');
    stage.service.clock.advance(DAY_MS);
    await page.reload();
    await sees(page, 'problem.link_expired.what');
    await leave();
  });
});
