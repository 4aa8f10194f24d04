import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { onEveryDatabase } from '../support/databases.ts';
import { heading, hostedPage } from '../support/hosted-page.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession, ended } from '../support/sessions.ts';

const TEST = { mock_behavior: {} };
const LEAVERS = 100;
const ALL_ARE_ANSWERED_MS = 2000;

onEveryDatabase('the way through the hosted page', (database) => {
  let service: Service;
  const read = async (id: string) => (await service.call('GET', `/v1/verify/session/${id}`)).body;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  test('welcome, consent, document, its front and back, selfie: one after the other, and reload stays where it is', async () => {
    const { id, url } = await createSession(service, TEST);
    const page = hostedPage(service, url);
    assert.equal(heading(await page.open()), 'Let us confirm that it is you');
    assert.equal(heading(await page.open('consent')), 'Do you agree?');
    await page.say('consent', { decision: 'given' });
    assert.equal(heading(await page.open()), 'Which document do you have with you?');
    await page.say('document-type', { type: 'identity_card' });
    assert.equal(heading(await page.open()), 'Photograph your document');
    await page.send('document');
    assert.equal(heading(await page.open()), 'Now turn it over');
    assert.equal((await read(id)).status, 'pending');
    await page.send('document-back');
    assert.equal(heading(await page.open()), 'Take a selfie');
    assert.equal((await read(id)).status, 'document_uploaded');
    await page.send('selfie');
    assert.equal((await ended(service, id)).status, 'verified');
  });

  test('consent is kept with its words, language and time, and told to the backend', async () => {
    const { id, url } = await createSession(service, { ...TEST, document_type: 'passport' });
    assert.equal((await read(id)).consent, null);
    await hostedPage(service, url).say('consent', { decision: 'given' });
    const { consent } = await read(id);
    assert.deepEqual([consent.decision, consent.locale], ['given', 'en']);
    assert.match(consent.text_version, /^[0-9a-f]{12}$/);
    assert.ok(Math.abs(Date.parse(consent.at) - service.clock.now().getTime()) < 60_000);
  });

  test('who declines is told so and may think again; nothing is taken in the meantime', async () => {
    const { id, url } = await createSession(service, {
      ...TEST,
      document_type: 'passport',
      error_url: 'https://shop.example/no',
    });
    const page = hostedPage(service, url);
    await page.say('consent', { decision: 'declined' });
    const declined = await page.open();
    assert.equal(heading(declined), 'You did not agree');
    assert.ok(declined.text.includes(`href="https://shop.example/no?session_id=${id}&amp;status=declined"`));
    assert.ok(!declined.text.includes('without_biometrics'));
    assert.equal((await page.say('consent', { decision: 'without_biometrics' })).status, 422);
    assert.equal((await read(id)).consent.decision, 'declined');
    await page.send('document');
    assert.equal((await read(id)).status, 'pending');
    assert.equal(heading(await page.open('consent')), 'Do you agree?');
    await page.say('consent', { decision: 'given' });
    assert.equal(heading(await page.open()), 'Photograph your document');
  });

  test('where the account allows it, the document alone is taken, and the verdict says what was not looked at', async () => {
    const { accounts } = service.app.operator;
    const [account] = await accounts.list();
    assert.ok(account);
    await accounts.setFeatures(account.id, ['kyc_verification', 'document_only']);
    const { id, url } = await createSession(service, { ...TEST, document_type: 'passport' });
    const page = hostedPage(service, url);
    await page.say('consent', { decision: 'declined' });
    assert.ok((await page.open()).text.includes('without_biometrics'));
    await page.say('consent', { decision: 'without_biometrics' });
    assert.equal(heading(await page.open()), 'Photograph your document');
    await page.send('document');
    const { status, reasons, checks } = await ended(service, id);
    assert.equal(status, 'unverified');
    assert.ok(reasons.some(({ code }: { code: string }) => code === 'biometrics_declined'));
    assert.deepEqual(
      checks.map(({ name, result }: { name: string; result: string }) => [name, result]),
      [
        ['selfie', 'not_judged'],
        ['face_match', 'not_judged'],
        ['liveness', 'not_judged'],
      ],
    );
  });

  test('a document with an empty back, and one that is changed for another, do not hold anybody up', async () => {
    const { url } = await createSession(service, TEST);
    const page = hostedPage(service, url);
    await page.say('consent', { decision: 'given' });
    await page.say('document-type', { type: 'driving_license' });
    assert.equal(heading(await page.open('document-type')), 'Which document do you have with you?');
    await page.say('document-type', { type: 'identity_card' });
    await page.send('document');
    assert.equal(heading(await page.open()), 'Now turn it over');
    await page.say('no-back');
    assert.equal(heading(await page.open()), 'Take a selfie');
  });

  test('where only the document is asked for, an empty back ends the way', async () => {
    const { id, url } = await createSession(service, { ...TEST, steps: ['document'] });
    const page = hostedPage(service, url);
    await page.say('consent', { decision: 'given' });
    await page.say('document-type', { type: 'identity_card' });
    await page.send('document');
    assert.equal((await read(id)).status, 'pending');
    await page.say('no-back');
    assert.equal((await ended(service, id)).status, 'verified');
  });

  test('an answer that nobody asked for is a problem in words, and changes nothing', async () => {
    const { id, url } = await createSession(service, TEST);
    const page = hostedPage(service, url);
    for (const [place, fields] of [
      ['consent', { decision: 'perhaps' }],
      ['consent', {}],
      ['document-type', { type: 'library_card' }],
      ['language', { locale: '../../etc' }],
    ] as const) {
      const answer = await page.say(place, fields);
      assert.equal(answer.status, 422, JSON.stringify(fields));
      assert.match(answer.text, /<h1>/);
    }
    assert.equal((await read(id)).consent, null);
  });

  test('an answer that comes when all is over leads to how it ended', async () => {
    const { id, url } = await createSession(service, TEST);
    await service.call('POST', `/v1/verify/session/${id}/cancel`);
    const page = hostedPage(service, url);
    assert.equal((await page.say('consent', { decision: 'given' })).status, 303);
    assert.equal(heading(await page.open()), 'This check was cancelled');
    assert.equal((await page.open('consent')).status, 303);
  });

  test('the language that the person chooses stays, before that of the session and of the browser', async () => {
    const { url } = await createSession(service, { ...TEST, locale: 'fr-CA' });
    const page = hostedPage(service, url);
    const languageOf = (text: string) => /<html lang="(\w+)" dir="(\w+)">/.exec(text)?.slice(1);
    assert.deepEqual(languageOf((await page.open()).text), ['fr', 'ltr']);
    await page.say('language', { locale: 'ar' });
    assert.deepEqual(languageOf((await page.open()).text), ['ar', 'rtl']);
    const asked = await service.call('GET', `${new URL(url).pathname}?locale=de-AT`, { key: null });
    assert.deepEqual([asked.status, asked.headers.get('location')], [303, new URL(url).pathname]);
    assert.deepEqual(languageOf((await page.open()).text), ['de', 'ltr']);
    assert.equal(
      (await service.call('GET', `${new URL(url).pathname}?locale=%22`, { key: null })).status,
      200,
    );
  });

  test('a page that follows hears of every change at once, and one that asks sees another mark', async () => {
    const { url } = await createSession(service, { ...TEST, document_type: 'passport' });
    const page = hostedPage(service, url);
    const before = (await page.open('status')).body.mark;
    const stream = await fetch(`${url}/events`);
    assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream/);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => JSON.parse((await reader?.read())?.value?.replace('data: ', '') ?? '{}').mark;
    assert.equal(await next(), before);
    await page.say('consent', { decision: 'given' });
    const after = await next();
    assert.notEqual(after, before);
    assert.equal((await page.open('status')).body.mark, after);
    await reader?.cancel();
  });

  test('a page that leaves before its stream begins is not followed for ever', async () => {
    const { url } = await createSession(service, TEST);
    const { hostname, port, pathname } = new URL(url);
    const leave = async (): Promise<void> => {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(`GET ${pathname}/events HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`, () => socket.destroy());
      await once(socket, 'close');
    };
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    await Promise.all(Array.from({ length: LEAVERS }, leave));
    await pause(ALL_ARE_ANSWERED_MS);
    assert.ok(timers() < before + LEAVERS / 10, `${before} timers, then ${timers()}`);
  });

  test('a service that stops ends the streams of those who follow, and keeps no one waiting', async () => {
    const other = await startService({ database, models: false });
    const { url } = await createSession(other, TEST);
    const stream = await fetch(`${url}/events`);
    const reader = stream.body?.getReader();
    await reader?.read();
    await other.stop();
    assert.equal((await reader?.read())?.done, true);
  });
});
