import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { MessageKey } from '../../../src/page/messages.ts';
import { WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { box, withComment, zip } from '../../support/files.ts';
import { createSession, plainJpeg } from '../../support/sessions.ts';
import { agree, type ChosenFile, choose, focused, photograph, press, sees, words } from './person.ts';
import { type Stage, setStage } from './stage.ts';

describe('a file that is no photo', { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;

  before(async () => {
    stage = await setStage();
  });
  after(() => stage?.clear());

  const refused: readonly (readonly [file: ChosenFile, says: MessageKey])[] = [
    [
      { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') },
      'problem.image_type_unsupported.what',
    ],
    [
      { name: 'card.heic', mimeType: 'image/heic', buffer: box('ftyp', 'heic\0\0\0\0mif1heic') },
      'problem.heic_unsupported.what',
    ],
    [{ name: 'card.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) }, 'problem.image_empty.what'],
    [
      { name: 'card.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('\xff\xd8\xff\xe0 torn', 'latin1') },
      'problem.image_unreadable.what',
    ],
  ];

  for (const [file, says] of refused) {
    test(`DK-06: ${file.name} of ${file.buffer.length} bytes comes back with words that have the focus, and the camera takes the next one`, async () => {
      const { url } = await createSession(stage.service, { document_type: 'passport', mock_behavior: {} });
      const { page, leave } = await stage.enter();
      await agree(page, url);
      await choose(page, file);
      await page.getByText(words('camera.unseen')).waitFor();
      await press(page, 'camera.use');
      const feedback = page.getByRole('alert');
      await feedback.getByText(words(says)).waitFor();
      assert.equal(await focused(page), await feedback.innerText());
      assert.match(await page.title(), /^Another photo is needed: /);
      assert.equal(page.url(), url);
      const input = page.locator('input[type=file]');
      assert.equal(await input.getAttribute('aria-describedby'), 'feedback formats');
      assert.equal(await input.getAttribute('aria-invalid'), 'true');
      await photograph(page);
      await sees(page, 'selfie.title');
      assert.equal(await page.getByRole('alert').count(), 0);
      await leave();
    });
  }

  test('a photo with another file behind it is refused in the same way, and the next file is taken', async () => {
    const { url } = await createSession(stage.service, { document_type: 'passport', mock_behavior: {} });
    const { page, leave } = await stage.enter();
    await agree(page, url);
    const photo = withComment(await plainJpeg(), 'whole');
    const file = { name: 'a.jpg', mimeType: 'image/jpeg' };
    await choose(page, { ...file, buffer: Buffer.concat([photo, zip('payload')]) });
    await press(page, 'camera.use');
    await page.getByRole('alert').getByText(words('problem.image_polyglot.what')).waitFor();
    await choose(page, { ...file, buffer: photo });
    await press(page, 'camera.other');
    await sees(page, 'document_front.title');
    assert.equal(await page.evaluate('document.activeElement.id'), 'image');
    await choose(page, { ...file, buffer: photo });
    await press(page, 'camera.use');
    await sees(page, 'selfie.title');
    await leave();
  });
});
