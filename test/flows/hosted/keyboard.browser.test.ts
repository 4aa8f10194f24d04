import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { MessageKey } from '../../../src/page/messages.ts';
import { WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { createSession, plainJpeg } from '../../support/sessions.ts';
import { focused, isLive, sees, words } from './person.ts';
import { DESKTOP, type Stage, setStage } from './stage.ts';

/** More than any screen has to stop at. */
const STOPS_MAX = 40;
/** What a screen reader would say of the element with the focus, near enough. */
const NAME_OF_FOCUS = `(({ ariaLabel, labels, innerText }) => ariaLabel ?? labels?.[0]?.innerText ?? innerText)(document.activeElement)`;

describe('the hosted page by keyboard alone', { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;
  let photo: Buffer;

  before(async () => {
    stage = await setStage();
    photo = await plainJpeg();
  });
  after(() => stage?.clear());

  test('DK-06: from the link to the end with Tab, Enter and Space: by a file, by the camera, and past a file that is refused', async () => {
    const { url } = await createSession(stage.service, { mock_behavior: {} });
    const { page, leave } = await stage.enter(DESKTOP);
    const pick = picking(page);
    await page.goto(url);
    await go(page, 'welcome.computer', 'Enter');
    await sees(page, 'consent.title');
    await go(page, 'consent.agree', 'Enter');
    await sees(page, 'document_type.title');
    await go(page, 'document_type.identity_card', 'Space');

    await sees(page, 'document_front.title');
    await pick(Buffer.from('%PDF-1.7\n'));
    await arrives(page, 'camera.check.document');
    await go(page, 'camera.use', 'Enter');
    await page.getByRole('alert').waitFor();
    assert.equal(await focused(page), await page.getByRole('alert').innerText());
    await pick(photo);
    await arrives(page, 'camera.check.document');
    await go(page, 'camera.use', 'Enter');

    await arrives(page, 'document_back.title');
    await go(page, 'camera.open', 'Space');
    await isLive(page);
    assert.equal(await page.evaluate(NAME_OF_FOCUS), words('camera.take'));
    await page.keyboard.press('Space');
    await arrives(page, 'camera.check.document');
    await go(page, 'camera.again', 'Enter');
    await isLive(page);
    assert.equal(await page.evaluate(NAME_OF_FOCUS), words('camera.take'));
    await page.keyboard.press('Enter');
    await arrives(page, 'camera.check.document');
    await go(page, 'camera.use', 'Space');

    await arrives(page, 'selfie.title');
    await isLive(page);
    await go(page, 'camera.close', 'Enter');
    assert.equal(await focused(page), words('camera.open'));
    await page.keyboard.press('Enter');
    await isLive(page);
    await page.keyboard.press('Enter');
    await arrives(page, 'camera.check.selfie');
    await go(page, 'camera.use', 'Enter');
    await arrives(page, 'finished.verified.title');
    await leave();
  });

  test('the back that is empty is said so, and another document chosen, by keyboard as well', async () => {
    const { url } = await createSession(stage.service, { mock_behavior: {}, steps: ['document'] });
    const { page, leave } = await stage.enter(DESKTOP);
    const pick = picking(page);
    await page.goto(url);
    await go(page, 'welcome.computer', 'Enter');
    await go(page, 'consent.agree', 'Enter');
    await go(page, 'document_type.passport', 'Enter');
    await go(page, 'document_type.change', 'Enter');
    await go(page, 'document_type.residence_permit', 'Enter');
    await sees(page, 'document_front.title');
    await pick(photo);
    await go(page, 'camera.use', 'Enter');
    await arrives(page, 'document_back.title');
    await go(page, 'document_back.skip', 'Enter');
    await sees(page, 'finished.verified.title');
    await leave();
  });

  /** The screen that the script put there, with the focus on its heading. */
  const arrives = async (page: Page, heading: MessageKey): Promise<void> => {
    await sees(page, heading);
    assert.equal(await focused(page), words(heading));
  };
});

/** Walks by Tab to what is called so, and presses the key there. */
async function go(page: Page, name: MessageKey, key: 'Enter' | 'Space'): Promise<void> {
  const exact = { exact: true };
  await page
    .getByText(words(name), exact)
    .or(page.getByLabel(words(name), exact))
    .first()
    .waitFor();
  for (let stops = 0; stops < STOPS_MAX; stops++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate<string>(NAME_OF_FOCUS)).trim() === words(name)) return page.keyboard.press(key);
  }
  throw new Error(`Tab never came to: ${words(name)}`);
}

/** Opens the file chooser and chooses. Made before the page is opened: the browser takes a while to hand choosers over. */
function picking(page: Page): (buffer: Buffer) => Promise<void> {
  let chosen: Buffer = Buffer.alloc(0);
  page.on('filechooser', (chooser) =>
    chooser.setFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer: chosen }),
  );
  return (buffer) => {
    chosen = buffer;
    return go(page, 'camera.choose', 'Enter');
  };
}
