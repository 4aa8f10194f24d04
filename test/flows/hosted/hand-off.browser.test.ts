import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { createBarcodeDecoder } from '../../../src/verify/document/barcode/create-barcode-decoder.ts';
import { openUpright } from '../../../src/verify/image/normalise.ts';
import type { Pixels } from '../../../src/verify/image/pixels.ts';
import { type Visitor, WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { createSession } from '../../support/sessions.ts';
import { follow, photograph, press, sees, words } from './person.ts';
import { DESKTOP, type Stage, setStage } from './stage.ts';

const TEST = { document_type: 'passport', mock_behavior: {} };

describe('a check that goes from a computer on to a phone', { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;

  before(async () => {
    stage = await setStage();
  });
  after(() => stage?.clear());

  /** A computer that shows the code, and the link beside it. */
  const offer = async (): Promise<{ desktop: Visitor; link: string; id: string }> => {
    const { url, id } = await createSession(stage.service, TEST);
    const desktop = await stage.enter(DESKTOP);
    await desktop.page.goto(url);
    await press(desktop.page, 'welcome.phone');
    await sees(desktop.page, 'hand_off.title');
    return { desktop, id, link: await desktop.page.getByLabel(words('hand_off.link')).inputValue() };
  };

  const claim = async (link: string): Promise<Visitor> => {
    const phone = await stage.enter();
    await phone.page.goto(link);
    await press(phone.page, 'arrive.go');
    return phone;
  };

  test('DD-39: the phone reads the code, takes the check over and ends it; the computer follows by itself to the end', async () => {
    const { desktop, link } = await offer();
    assert.equal(await readCode(desktop.page), link);
    const pages: string[] = [];
    desktop.page.on('load', () => pages.push(desktop.page.url()));
    const phone = await claim(link);
    await sees(desktop.page, 'hand_off.opened.title');
    await desktop.page.getByText('Step 1 of 2').waitFor();
    await follow(phone.page, 'welcome.start');
    await press(phone.page, 'consent.agree');
    await photograph(phone.page);
    await desktop.page.getByText('Step 2 of 2').waitFor();
    await photograph(phone.page);
    await sees(phone.page, 'finished.verified.title');
    await sees(desktop.page, 'finished.verified.title');
    assert.deepEqual(pages, [], 'no page was loaded anew');
    await phone.leave();
    await desktop.leave();
  });

  test('DD-39: a second device is told that the link is used, and the first one comes back to where it was', async () => {
    const { desktop, link } = await offer();
    const phone = await claim(link);
    const second = await stage.enter();
    await second.page.goto(link);
    await sees(second.page, 'problem.link_used.what');
    await phone.page.goto(link);
    await sees(phone.page, 'welcome.title');
    for (const { leave } of [second, phone, desktop]) await leave();
  });

  test('of two devices that press the button one after the other, the second one is told', async () => {
    const { desktop, link } = await offer();
    const late = await stage.enter();
    await late.page.goto(link);
    await sees(late.page, 'arrive.title');
    const phone = await claim(link);
    await press(late.page, 'arrive.go');
    await sees(late.page, 'problem.link_used.what');
    for (const { leave } of [late, phone, desktop]) await leave();
  });

  test('a new link ends the one before, on the phone that had taken it as well', async () => {
    const { desktop, link } = await offer();
    const phone = await claim(link);
    await sees(desktop.page, 'hand_off.opened.title');
    await press(desktop.page, 'hand_off.again');
    await sees(desktop.page, 'hand_off.title');
    assert.notEqual(await readCode(desktop.page), link);
    await phone.page.reload();
    await sees(phone.page, 'problem.link_used.what');
    await phone.leave();
    await desktop.leave();
  });

  test('the link is copied by its button, which says so', async () => {
    const { desktop, link } = await offer();
    await desktop.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(desktop.page, 'hand_off.copy');
    await desktop.page.getByRole('button', { name: words('hand_off.copied') }).waitFor();
    assert.equal(await desktop.page.evaluate('navigator.clipboard.readText()'), link);
    await desktop.leave();
  });

  test('where events do not come through, the computer asks, and follows all the same', async () => {
    const { desktop, link } = await offer();
    await desktop.context.route('**/events', (route) => route.fulfill({ status: 503 }));
    await desktop.page.reload();
    await sees(desktop.page, 'hand_off.title');
    const phone = await claim(link);
    await sees(desktop.page, 'hand_off.opened.title');
    await phone.leave();
    await desktop.leave();
  });

  test('a check that ends while it is handed over says so on both', async () => {
    const { desktop, link, id } = await offer();
    const phone = await stage.enter();
    await phone.page.goto(link);
    await stage.service.call('POST', `/v1/verify/session/${id}/cancel`);
    await sees(desktop.page, 'finished.cancelled.title');
    await press(phone.page, 'arrive.go');
    await sees(phone.page, 'problem.wrong_state.what');
    await phone.leave();
    await desktop.leave();
  });
});

/** What a phone's camera reads on the computer's screen. */
async function readCode(page: Page): Promise<string | undefined> {
  const screen = (await openUpright(await page.screenshot())) as Pixels;
  const [code] = await createBarcodeDecoder()(screen, ['qr_code']);
  return code?.text;
}
