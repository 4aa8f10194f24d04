import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openVisitor, WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { type CuttingProxy, startCuttingProxy } from '../../support/cutting-proxy.ts';
import { noise } from '../../support/files.ts';
import { createSession } from '../../support/sessions.ts';
import { agree, choose, press, sees, words } from './person.ts';
import { type Stage, setStage } from './stage.ts';

/** The head of a request, and the beginning of its photo. */
const SOME_BYTES = 50_000;

describe('a photo on a bad network', { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;
  let network: CuttingProxy;
  let photo: Buffer;

  before(async () => {
    stage = await setStage();
    network = await startCuttingProxy(stage.service.url);
    photo = await noise(400, 400);
  });
  after(async () => {
    network?.close();
    await stage?.clear();
  });

  /** Up to the photo that only has to be sent. */
  const begin = async (page: Page): Promise<string> => {
    const session = await createSession(stage.service, { document_type: 'passport', mock_behavior: {} });
    await agree(page, session.url.replace(stage.service.url, network.origin));
    await choose(page, { name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo });
    return session.id;
  };

  /** What the service has of a session. */
  const photosOf = async (id: string): Promise<string[]> => {
    const { body } = await stage.service.call('GET', `/v1/verify/session/${id}/images`);
    return body.data.map(({ type }: { type: string }) => type);
  };

  test('DK-06: cut off in the middle, it is kept, and is sent again by itself: the service has it once', async () => {
    const { page, leave } = await openVisitor(stage.browser);
    const id = await begin(page);
    network.cutRequests(SOME_BYTES);
    await press(page, 'camera.use');
    await page.getByText(words('upload.lost')).waitFor();
    assert.deepEqual(await photosOf(id), []);
    network.mend();
    await sees(page, 'selfie.title');
    assert.deepEqual(await photosOf(id), ['document_front']);
    await leave();
  });

  test('offline in the middle, it says so, and goes on as soon as the phone is back', async () => {
    const { context, page, leave } = await openVisitor(stage.browser);
    const id = await begin(page);
    network.stallRequests(SOME_BYTES);
    await press(page, 'camera.use');
    await sees(page, 'upload.sending');
    await context.setOffline(true);
    network.cutRequests(0);
    await page.getByText(words('upload.offline')).waitFor();
    assert.deepEqual(await photosOf(id), []);
    network.mend();
    await context.setOffline(false);
    await sees(page, 'selfie.title');
    assert.deepEqual(await photosOf(id), ['document_front']);
    await leave();
  });

  test('when only the answer is lost, the photo that arrived counts, and the person goes on', async () => {
    const { page, leave } = await openVisitor(stage.browser);
    const id = await begin(page);
    network.cutAnswers();
    await press(page, 'camera.use');
    await page.getByText(words('upload.lost')).waitFor();
    network.mend();
    await sees(page, 'selfie.title');
    assert.deepEqual(await photosOf(id), ['document_front']);
    await leave();
  });

  test('a person who does not want to wait gets the photo back, and can send it later', async () => {
    const { context, page, leave } = await openVisitor(stage.browser);
    const id = await begin(page);
    await context.setOffline(true);
    await press(page, 'camera.use');
    await page.getByText(words('upload.offline')).waitFor();
    await press(page, 'upload.cancel');
    await sees(page, 'camera.check.document');
    await context.setOffline(false);
    assert.deepEqual(await photosOf(id), []);
    await press(page, 'camera.use');
    await sees(page, 'selfie.title');
    assert.deepEqual(await photosOf(id), ['document_front']);
    await leave();
  });
});
