import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { heading, hostedPage } from '../support/hosted-page.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, ended } from '../support/sessions.ts';

const TEST = { mock_behavior: {}, document_type: 'passport' };

onEveryDatabase('the hand-off to another device (DD-39)', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  const linkIn = ({ text }: Answer): string =>
    /<input id="link" readonly value="([^"]+)"/.exec(text)?.[1] ?? '';
  const pageAt = (location: string | null) => hostedPage(service, `${service.url}${location}`);

  /** A desktop's page with the link on it, and the link. */
  const offer = async () => {
    const session = await createSession(service, TEST);
    const desktop = hostedPage(service, session.url);
    assert.equal((await desktop.say('hand-off')).status, 303);
    return { ...session, desktop, link: linkIn(await desktop.open('hand-off')) };
  };

  test('a code and a link for the phone; the phone goes on, and the desktop follows to the end', async () => {
    const { id, desktop, link } = await offer();
    const shown = await desktop.open('hand-off');
    assert.match(shown.text, /<svg viewBox="0 0 \d+ \d+"[^>]*><path d="M/);
    assert.match(shown.text, /data-follow="[^"]+\/events"/);
    const arrived = hostedPage(service, link);
    assert.equal(heading(await arrived.open()), 'Continue on this device');
    const claimed = await arrived.say('claim');
    assert.equal(claimed.status, 303);
    assert.equal(heading(await desktop.open('hand-off')), 'Go on on your phone');
    const phone = pageAt(claimed.headers.get('location'));
    await phone.say('consent', { decision: 'given' });
    await phone.send('document');
    await phone.send('selfie');
    await ended(service, id);
    assert.equal((await desktop.open('hand-off')).status, 303);
    assert.equal(heading(await desktop.open()), 'Your identity is confirmed');
    assert.equal(heading(await phone.open()), 'Your identity is confirmed');
  });

  test('the link works on one device: a second one is told so, the first may open it again', async () => {
    const { link } = await offer();
    const claimed = await hostedPage(service, link).say('claim');
    const second = hostedPage(service, link);
    for (const answer of [await second.open(), await second.say('claim'), await second.send('document')]) {
      assert.deepEqual([answer.status, heading(answer)], [403, 'This link was opened on another device']);
    }
    const cookie = claimed.headers.get('set-cookie')?.split(';')[0] ?? '';
    assert.match(claimed.headers.get('set-cookie') ?? '', /; Path=\/verify\/eyJ\S+; HttpOnly; SameSite=Lax$/);
    const again = await hostedPage(service, link, { cookie }).open();
    assert.deepEqual([again.status, again.headers.get('location')], [303, claimed.headers.get('location')]);
  });

  test('looking at the link takes nothing: whoever previews it leaves it for the phone', async () => {
    const { link } = await offer();
    const preview = hostedPage(service, link);
    await preview.open();
    assert.equal((await preview.send('document')).headers.get('location'), new URL(link).pathname);
    assert.equal((await hostedPage(service, link).say('claim')).status, 303);
  });

  test('a new link ends the one before, also on the device that had taken it', async () => {
    const { desktop, link } = await offer();
    const phone = pageAt((await hostedPage(service, link).say('claim')).headers.get('location'));
    assert.equal((await phone.open()).status, 200);
    await desktop.say('hand-off');
    assert.equal((await phone.open()).status, 403);
    assert.equal((await hostedPage(service, link).open()).status, 403);
    assert.equal((await hostedPage(service, linkIn(await desktop.open('hand-off'))).open()).status, 200);
  });

  test('the link dies with the session', async () => {
    const { id, link } = await offer();
    await service.call('DELETE', `/v1/verify/session/${id}`);
    const page = hostedPage(service, link);
    assert.equal((await page.say('claim')).status, 409);
  });

  test('a phone that was handed the check hands it to nobody', async () => {
    const { link } = await offer();
    const phone = pageAt((await hostedPage(service, link).say('claim')).headers.get('location'));
    assert.equal((await phone.open('hand-off')).status, 303);
    assert.equal((await phone.say('hand-off')).status, 303);
    assert.equal((await phone.open()).status, 200);
  });
});
