import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { EMBEDDED } from '../support/databases.ts';
import { noise } from '../support/files.ts';
import { heldBytes, settledBytes } from '../support/held-bytes.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession } from '../support/sessions.ts';

const UPLOADS = 50;
const BUDGET_BYTES = 32_000_000;
/** What an upload is held as, at most: chunks as they arrive, the file in one piece, its copy for a thread, what is kept of it. */
const FORMS = 4;

describe('a flood of uploads', () => {
  let service: Service;

  before(async () => {
    service = await startService({
      database: EMBEDDED,
      settings: { UPLOAD_BUFFER_BYTES: String(BUDGET_BYTES) },
      models: false,
    });
  });
  after(() => service.stop());

  test(`50 photos of 3 MB at once are all answered, and never hold more than ${FORMS} × UPLOAD_BUFFER_BYTES`, async () => {
    const body = await formOf(await noise(1050, 1000));
    assert.ok(body.length * UPLOADS > BUDGET_BYTES * FORMS, 'it is a flood');
    const asked = Array.from({ length: UPLOADS }, () => createSession(service, { mock_behavior: {} }));
    const sessions = await Promise.all(asked);
    const atRest = await settledBytes();
    let peak = 0;
    const sampling = setInterval(() => {
      peak = Math.max(peak, heldBytes() - atRest);
    }, 50);
    const statuses = await Promise.all(sessions.map(({ id }) => upload(service, id, body)));
    clearInterval(sampling);
    const taken = statuses.filter((status) => status === 201);
    const sentAway = statuses.filter((status) => status === 503);
    assert.equal(taken.length + sentAway.length, UPLOADS);
    assert.ok(taken.length >= Math.floor(BUDGET_BYTES / body.length), 'what the budget holds is taken');
    assert.ok(peak > body.length && peak < FORMS * BUDGET_BYTES, `held ${Math.round(peak / 1e6)} MB`);
  });
});

/** Every request sends the same bytes, so that what is held beyond them is the service's. */
async function upload(service: Service, id: string, body: Buffer): Promise<number | undefined> {
  const call = request(`${service.url}/v1/verify/session/${id}/images`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${service.testKey}`,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': body.length,
    },
  });
  call.end(body);
  const [response] = await once(call, 'response');
  response.resume();
  return response.statusCode;
}

async function formOf(jpeg: Buffer): Promise<Buffer> {
  const part = (disposition: string) => `--x\r\ncontent-disposition: form-data; ${disposition}\r\n`;
  const type = `${part('name="type"')}\r\ndocument_front\r\n`;
  const image = `${part('name="image"; filename="photo.jpg"')}content-type: image/jpeg\r\n\r\n`;
  return Buffer.concat([Buffer.from(type + image), jpeg, Buffer.from('\r\n--x--\r\n')]);
}
