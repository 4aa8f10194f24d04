/** What a document says is about a person: it is told to the backend that asked, kept sealed, and nowhere else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase } from '../../src/store/open-database.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type DocumentPhotos, photographSpecimen } from '../support/document-photos.ts';
import { everyRow, writtenAs } from '../support/every-row.ts';
import { createInstallation, type Installation, type ServiceProcess } from '../support/installation.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';

const BIRTH_IN_ZONE = '1970-08-12';
const PERSONAL = [
  'first_name',
  'last_name',
  'document_number',
  'personal_number',
  'date_of_birth',
  'place_of_birth',
] as const;
const EXPECTED = { last_name: 'FEATHERSTONE', id_number: 'L898902C3', address: 'MUSTERWEG 7' };

onEveryDatabase('what a document says about a person', (database) => {
  let installation: Installation;
  let receiver: Receiver;
  let photos: DocumentPhotos;

  before(async () => {
    if (WITHOUT_MODELS) return;
    [installation, receiver, photos] = await Promise.all([
      createInstallation(database),
      startReceiver(),
      photographSpecimen({
        brand: 'icao_td3',
        forgery: { machineReadable: { dateOfBirth: BIRTH_IN_ZONE }, wrongCheckDigit: 'expiry_date' },
      }),
    ]);
  });
  after(async () => {
    await installation?.remove();
    await receiver?.close();
  });

  test('is in no log, in no open part of a row, and nowhere at all once it was erased', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const service = await installation.start('serve', { LOG_LEVEL: 'debug' });
    const [kept, erased] = [await judge(service), await judge(service)];
    const [told, receipt] = [await read(service, erased), await erase(service, erased)];
    const afterwards = await read(service, erased);
    await service.kill('SIGTERM');

    for (const secret of secrets()) {
      assert.ok(told.includes(secret), `the backend that asked is told ${secret}`);
      for (const text of [receipt, afterwards, service.log()]) assert.ok(!text.includes(secret), secret);
    }
    const opened = await openDatabase(installation.config, () => {});
    const rows = await everyRow(opened);
    assert.ok(rows.includes(kept) && rows.includes(erased));
    for (const secret of secrets().flatMap(writtenAs)) assert.ok(!rows.includes(secret), secret);
    const sql = 'select wrapped_key, sealed_request, sealed_person from sessions where id = $1';
    assert.deepEqual(await opened.query(sql, [erased]), [
      { wrapped_key: null, sealed_request: null, sealed_person: null },
    ]);
    await opened.close();
  });

  /** A passport that is doubtful in many ways, so that there is much to tell about it. */
  async function judge(service: ServiceProcess): Promise<string> {
    receiver.answerWith(500);
    const { id } = await createSession(service, {
      steps: ['document'],
      webhook_url: receiver.url,
      expected_details: EXPECTED,
    });
    await sendImage(service, id, 'document_front', photos.front);
    const { status, reasons, warnings } = await ended(service, id);
    const codes = [...reasons, ...warnings].map(({ code }: { code: string }) => code).sort();
    assert.equal(status, 'unverified');
    assert.deepEqual(codes, [
      'expected_detail_not_read',
      'expected_details_mismatch',
      'mrz_check_digit',
      'mrz_visual_mismatch',
    ]);
    await until(
      async () => receiver.received,
      (received) => received.some(({ body }) => body.includes(id) && body.includes('completed')),
    );
    return id;
  }

  function secrets(): string[] {
    const { visual, mrzLines } = photos.truth;
    const printed = PERSONAL.flatMap((name) => visual[name] ?? []);
    const coded = mrzLines.flatMap((line) => [line, line.slice(0, 14)]);
    return [...printed, ...coded, BIRTH_IN_ZONE, ...Object.values(EXPECTED)];
  }
});

const read = async (service: ServiceProcess, id: string): Promise<string> =>
  (await service.call('GET', `/v1/verify/session/${id}`)).text;
const erase = async (service: ServiceProcess, id: string): Promise<string> =>
  (await service.call('DELETE', `/v1/verify/session/${id}`)).text;
