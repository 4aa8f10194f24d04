import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDatabase } from '../../src/store/open-database.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { createInstallation, type Installation, type ServiceProcess } from '../support/installation.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';
import { drawVerifiable, type Verifiable } from '../support/verifiable.ts';

const NAME = 'Wilhelmina Featherstonehaugh';
const ID_NUMBER = 'XK-4711-0815';
const SECRET_PATH = 'hook-7f3a9c';
const RETURN_ADDRESS = 'https://shop.example/thanks/for-wilhelmina';
const UNLUCKY = 'unlucky';
const SLICE = 24;

onEveryDatabase('the log of a whole run at its most talkative', (database) => {
  let installation: Installation;
  let receiver: Receiver;
  let verifiable: Verifiable;
  let home: string;

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'vouch-home-'));
    [installation, receiver, verifiable] = await Promise.all([
      createInstallation(database),
      startReceiver(),
      drawVerifiable(),
    ]);
  });
  after(async () => {
    await installation.remove();
    await receiver.close();
    await rm(home, { recursive: true, force: true });
  });

  test('has no name, no key, no link, no address and no image in it, and no library writes into the home folder', async () => {
    await breakVerdictsOf(UNLUCKY);
    const service = await installation.start('serve', { LOG_LEVEL: 'debug', HOME: home });
    const token = await theMainJob(service);
    await everythingThatGoesWrong(service, token);
    await aJobThatBreaks(service);
    await service.kill('SIGTERM');
    const log = service.log();
    for (const [what, secret] of secrets(service, token)) assert.ok(!log.includes(secret), what);
    const lines = log.split('\n').filter((line) => line.startsWith('{'));
    assert.ok(lines.length > 20, 'it is a whole run');
    assert.ok(lines.some((line) => JSON.parse(line).msg === 'job failed'));
    assert.deepEqual(await readdir(home), []);
  });

  async function breakVerdictsOf(reference: string): Promise<void> {
    const opened = await openDatabase(installation.config, () => {});
    await opened.script(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if exists (select from sessions where id = new.session_id and reference_id = '${reference}')
        then raise exception 'refused'; end if;
        return new;
      end $$;
      create trigger refuse before insert on events for each row
        when (new.type in ('verification.completed')) execute function refuse();
    `);
    await opened.close();
  }

  /** Answers the token of the hosted link. */
  async function theMainJob(service: ServiceProcess): Promise<string> {
    receiver.answerWith(500);
    const { id, url } = await createSession(service, {
      ...verifiable.request,
      webhook_url: `${receiver.url}/${SECRET_PATH}`,
      redirect_url: RETURN_ADDRESS,
      metadata: { customer: NAME },
      expected_details: { first_name: NAME, id_number: ID_NUMBER },
    });
    const path = new URL(url).pathname;
    await service.call('GET', path, { key: null });
    await sendImage(service, id, 'document_front', verifiable.document);
    await service.call('POST', `/v1/verify/session/${id}/images`, {
      json: { type: 'selfie', image: verifiable.selfie.toString('base64') },
    });
    await ended(service, id);
    await until(
      async () => receiver.received,
      (received) => received.length > 1,
    );
    await service.call('GET', path, { key: null });
    await service.call('GET', `/v1/verify/session/${id}/images`);
    await service.call('DELETE', `/v1/verify/session/${id}`);
    return path.split('/').at(-1) ?? '';
  }

  async function everythingThatGoesWrong(service: ServiceProcess, token: string): Promise<void> {
    const { id } = await createSession(service, { mock_behavior: {} });
    const images = `/v1/verify/session/${id}/images`;
    await service.call('GET', `/verify/${token}x`, { key: null });
    await service.call('GET', `/verify/${token}/${NAME}?name=${NAME}`, { key: null });
    await service.call('GET', `/v1/verify/session/${service.liveKey}`, { key: `${service.liveKey}x` });
    await service.call('GET', `/v1/verify/sessions?reference_id=${NAME}&limit=${ID_NUMBER}`);
    await service.call('POST', '/v1/verify/session', { json: { metadata: NAME, [NAME]: service.liveKey } });
    await service.call('POST', '/v1/verify/session', {
      json: { webhook_url: `https://${SECRET_PATH}.example` },
    });
    await service.call('POST', '/v1/verify/session', {
      body: `{"metadata": {"customer": "${NAME}"`,
      headers: { 'content-type': 'application/json' },
    });
    await service.call('POST', images, { json: { type: NAME, image: NAME } });
    await service.call('POST', images, {
      body: verifiable.selfie.subarray(0, 4000),
      headers: { 'content-type': 'image/jpeg' },
    });
    await sendImage(service, id, NAME, verifiable.selfie);
    await sendImage(service, id, 'selfie', verifiable.selfie.subarray(0, 4000));
  }

  /** The verdict of this one session cannot be written, so every try throws, and then it is given up. */
  async function aJobThatBreaks(service: ServiceProcess): Promise<void> {
    const { id } = await createSession(service, { ...verifiable.request, reference_id: UNLUCKY });
    await sendImage(service, id, 'document_front', verifiable.document);
    await sendImage(service, id, 'selfie', verifiable.selfie);
    const { status, reasons } = await ended(service, id);
    assert.deepEqual([status, reasons[0].code], ['failed', 'processing_error']);
  }

  function secrets({ testKey, liveKey }: ServiceProcess, token: string): [string, string][] {
    const { masterKey, databaseUrl } = installation.config;
    const { document, selfie } = verifiable;
    return [
      ['the test key', testKey.slice(8)],
      ['the live key', liveKey.slice(8)],
      ['the master key', masterKey.toString('base64').slice(0, SLICE)],
      ['the token of the link', token.slice(0, SLICE)],
      ['the signature of the link', token.slice(-SLICE)],
      ['the name', NAME],
      ['the first name', NAME.slice(0, 10)],
      ['the id number', ID_NUMBER],
      ['where the webhook goes', SECRET_PATH],
      ['where the person goes', RETURN_ADDRESS],
      ...(databaseUrl ? ([['the database', new URL(databaseUrl).pathname]] as [string, string][]) : []),
      ...[document, selfie].flatMap(slicesOf),
    ];
  }
});

/** Whatever part of an image is written in base64, hexadecimal, as numbers or as text: the beginning, the middle, the end. */
function slicesOf(image: Buffer): [string, string][] {
  return [0, image.length >> 1, image.length - SLICE * 3].flatMap((start): [string, string][] => {
    const part = image.subarray(start, start + SLICE * 3);
    const shifted = [0, 1, 2].map((shift): [string, string] => [
      'image bytes in base64',
      part.subarray(shift).toString('base64').slice(0, SLICE),
    ]);
    return [
      ...shifted,
      ['image bytes in hexadecimal', part.toString('hex').slice(0, SLICE)],
      ['image bytes as numbers', [...part.subarray(0, 8)].join(',')],
    ];
  });
}
