import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { MessageKey } from '../../../src/page/messages.ts';
import { openVisitor, WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { createSession, plainJpeg } from '../../support/sessions.ts';
import { agree, choose, focused, isLive, press, sees, words } from './person.ts';
import { type Stage, setStage } from './stage.ts';

/** A name that is not this machine's own: without TLS, browsers keep the camera from such pages. */
const INSECURE_HOST = 'verify.example';
const INSTAGRAM =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Instagram 300.0';
const failing = (name: string): string =>
  `navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', '${name}'); };`;

interface Failure {
  readonly title: string;
  readonly says: MessageKey;
  readonly options?: BrowserContextOptions;
  readonly script?: string;
  readonly host?: string;
  /** Whether trying again could help, or another browser. */
  readonly button: MessageKey | null;
}

const FAILURES: readonly Failure[] = [
  {
    title: 'the person does not allow it',
    says: 'camera.denied.what',
    options: { permissions: [] },
    button: 'camera.retry',
  },
  {
    title: 'there is none',
    says: 'camera.none.what',
    script: failing('NotFoundError'),
    button: 'camera.retry',
  },
  {
    title: 'another app uses it',
    says: 'camera.busy.what',
    script: failing('NotReadableError'),
    button: 'camera.retry',
  },
  {
    title: 'the page has no TLS',
    says: 'camera.insecure.what',
    options: { permissions: [] },
    host: INSECURE_HOST,
    button: null,
  },
  {
    title: 'the page was opened inside another app',
    says: 'camera.in_app.what',
    options: { permissions: [], userAgent: INSTAGRAM },
    button: 'camera.copy',
  },
];

describe('a camera that fails', { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;

  before(async () => {
    const resolve = `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`;
    stage = await setStage({ flags: ['--use-fake-device-for-media-stream', resolve] });
  });
  after(() => stage?.clear());

  const begin = async (page: Page, host?: string): Promise<void> => {
    const { url } = await createSession(stage.service, { document_type: 'passport', mock_behavior: {} });
    await agree(page, host ? url.replace('127.0.0.1', host) : url);
    await press(page, 'camera.open');
  };

  const sendFile = async (page: Page): Promise<void> => {
    await choose(page, { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await plainJpeg() });
    await press(page, 'camera.use');
    await sees(page, 'selfie.title');
  };

  for (const { title, says, options, script, host, button } of FAILURES) {
    test(`DK-02: ${title}: the page says so in its own words, and takes a file instead`, async () => {
      const { page, leave } = await openVisitor(stage.browser, options);
      if (script) await page.addInitScript(script);
      await begin(page, host);
      await page.getByText(words(says)).waitFor();
      assert.ok((await focused(page)).startsWith(words(says)));
      const offered = page.locator('[data-part="failure"] button:visible');
      assert.deepEqual(await offered.allInnerTexts(), button ? [words(button)] : []);
      assert.equal(
        await page.getByLabel(words('document_front.label')).getAttribute('capture'),
        'environment',
      );
      await sendFile(page);
      await leave();
    });
  }

  test('a camera that was forbidden and is then allowed opens when the person tries again', async () => {
    const { context, page, leave } = await openVisitor(stage.browser, { permissions: [] });
    await begin(page);
    await page.getByText(words('camera.denied.what')).waitFor();
    await context.grantPermissions(['camera']);
    await press(page, 'camera.retry');
    await page.getByRole('button', { name: words('camera.take') }).click();
    await isLive(page);
    await leave();
  });

  test('a camera that is switched off while it shows its picture is told, and a file is taken', async () => {
    const { page, leave } = await openVisitor(stage.browser);
    await begin(page);
    await isLive(page);
    await page.evaluate(
      "document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))",
    );
    await page.getByText(words('camera.ended.what')).waitFor();
    assert.ok((await focused(page)).startsWith(words('camera.ended.what')));
    await sendFile(page);
    await leave();
  });

  test('the camera goes dark when it is closed, while the photo is sent, and while nobody sees the page', async () => {
    const { page, leave } = await openVisitor(stage.browser);
    await page.addInitScript(`
      const opened = window.opened = [];
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => {
        const stream = await ask(wish);
        opened.push(stream);
        return stream;
      };`);
    const lit = () => page.evaluate('opened.filter(({ active }) => active).length');
    await begin(page);
    await isLive(page);
    assert.equal(await lit(), 1);
    await press(page, 'camera.close');
    assert.equal(await lit(), 0);
    assert.equal(await focused(page), words('camera.open'));
    await press(page, 'camera.open');
    await isLive(page);
    await setVisibility(page, 'hidden');
    assert.equal(await lit(), 0);
    await setVisibility(page, 'visible');
    await isLive(page);
    await press(page, 'camera.take');
    await press(page, 'camera.use');
    assert.equal(await lit(), 0);
    await leave();
  });
});

async function setVisibility(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate(`Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'))`);
}
