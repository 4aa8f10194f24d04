import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WITHOUT_CHROMIUM } from '../../support/browser.ts';
import { createSession } from '../../support/sessions.ts';
import { follow, photograph, press, sees, words } from './person.ts';
import { type Stage, setStage } from './stage.ts';

describe('a person who does not agree', { skip: WITHOUT_CHROMIUM }, () => {
  let stage: Stage;
  let shop: string;

  before(async () => {
    stage = await setStage();
    shop = `${stage.service.url}/livez`;
  });
  after(() => stage?.clear());

  /** A session of a shop with a way back, and a phone on which the person said no. */
  const decline = async (request: object = {}) => {
    const session = await createSession(stage.service, {
      document_type: 'passport',
      mock_behavior: {},
      ...request,
    });
    const visitor = await stage.enter();
    await visitor.page.goto(session.url);
    await follow(visitor.page, 'welcome.start');
    await press(visitor.page, 'consent.decline');
    await sees(visitor.page, 'declined.title');
    return { ...session, ...visitor };
  };

  const queryOf = (url: string) => Object.fromEntries(new URL(url).searchParams);

  test('OK-10 TS-07: is led to the way back for those who were not confirmed, and is asked for nothing', async () => {
    const { id, page, leave } = await decline({ error_url: `${shop}?no=1`, state: 's' });
    assert.equal(await page.getByText(words('declined.without')).count(), 0);
    await follow(page, 'declined.leave');
    await page.waitForURL(`${shop}?**`);
    assert.deepEqual(queryOf(page.url()), { no: '1', session_id: id, status: 'declined', state: 's' });
    await leave();
  });

  test('may read it again and agree, also after coming back by the link', async () => {
    const { url, page, leave } = await decline();
    await page.goto(url);
    await sees(page, 'declined.title');
    await follow(page, 'declined.reconsider');
    await sees(page, 'consent.title');
    await press(page, 'consent.agree');
    await sees(page, 'document_front.title');
    await leave();
  });

  test('VL-07 DD-09 OK-10: may send the document alone where the account allows it, and comes back unverified', async () => {
    const { accounts } = stage.service.app.operator;
    const [account] = await accounts.list();
    assert.ok(account);
    await accounts.setFeatures(account.id, ['kyc_verification', 'document_only']);
    const { id, page, leave } = await decline({ redirect_url: shop });
    await press(page, 'declined.without');
    await sees(page, 'document_front.title');
    await page.getByText('Step 1 of 1').waitFor();
    await photograph(page);
    await sees(page, 'finished.unverified.title');
    await page.waitForURL(`${shop}?**`);
    assert.deepEqual(queryOf(page.url()), { session_id: id, status: 'unverified' });
    await leave();
  });
});
