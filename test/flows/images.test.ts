import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { SCOPES, type Scope } from '../../src/account/keys.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { noise, photo, withComment } from '../support/files.ts';
import { type Answer, type Service, startService } from '../support/service.ts';
import { createSession, finish, plainJpeg, sendImage } from '../support/sessions.ts';

const TEST = { mock_behavior: {} };
const imagesOf = (id: string): string => `/v1/verify/session/${id}/images`;

function assertProblem(answer: Answer, status: number, code: string): void {
  assert.deepEqual([answer.status, answer.body?.code], [status, code]);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.equal(answer.body.request_id, answer.headers.get('x-request-id'));
}

onEveryDatabase('images from the backend', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  test('DK-45: a form with both images, one after the other, completes the session', async () => {
    const { id } = await createSession(service, TEST);
    const document = await sendImage(service, id, 'document_front', await plainJpeg());
    assert.equal(document.status, 201);
    const { image, ...answer } = document.body;
    assert.deepEqual(answer, {
      accepted: true,
      feedback: [],
      complete: false,
      missing_images: ['selfie'],
      status: 'document_uploaded',
    });
    assert.match(image.id, /^img_/);
    assert.deepEqual([image.type, image.width, image.height], ['document_front', 640, 480]);
    const selfie = await sendImage(service, id, 'selfie', await plainJpeg());
    assert.deepEqual(
      [selfie.body.complete, selfie.body.missing_images, selfie.body.status],
      [true, [], 'processing'],
    );
  });

  test('JSON with base64 does the same as a form, with and without the head of a data: URL', async () => {
    const { id } = await createSession(service, TEST);
    const base64 = (await plainJpeg()).toString('base64');
    const document = await service.call('POST', imagesOf(id), {
      json: { type: 'document_front', image: base64 },
    });
    assert.deepEqual([document.status, document.body.missing_images], [201, ['selfie']]);
    const selfie = await service.call('POST', imagesOf(id), {
      json: { type: 'selfie', image: `data:image/jpeg;base64,${base64}` },
    });
    assert.deepEqual([selfie.status, selfie.body.complete], [201, true]);
  });

  test('an image that is there already: 409 nothing_missing, which says what is missing', async () => {
    const { id } = await createSession(service, TEST);
    await sendImage(service, id, 'document_front', await plainJpeg());
    const again = await sendImage(service, id, 'document_front', await plainJpeg());
    assertProblem(again, 409, 'nothing_missing');
    assert.match(again.body.detail, /it waits for selfie/);
  });

  test('the same image sent twice at once is taken once', async () => {
    const { id } = await createSession(service, TEST);
    const jpeg = await plainJpeg();
    const both = await Promise.all([1, 2].map(() => sendImage(service, id, 'document_front', jpeg)));
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409]);
  });

  test('the back of a document is taken before the last image that is missing, and changes no status', async () => {
    const { id } = await createSession(service, TEST);
    const back = await sendImage(service, id, 'document_back', await plainJpeg());
    assert.deepEqual(
      [back.status, back.body.status, back.body.missing_images],
      [201, 'pending', ['document_front', 'selfie']],
    );
    assertProblem(await sendImage(service, id, 'document_back', await plainJpeg()), 409, 'nothing_missing');
    assert.equal((await finish(service, id)).status, 'verified');
    const selfieOnly = await createSession(service, { ...TEST, steps: ['selfie'] });
    const unwanted = await sendImage(service, selfieOnly.id, 'document_back', await plainJpeg());
    assertProblem(unwanted, 409, 'nothing_missing');
  });

  test('an image for a session that is over, cancelled or out of time: 409 wrong_state', async () => {
    const over = await createSession(service, TEST);
    await finish(service, over.id);
    assertProblem(await sendImage(service, over.id, 'selfie', await plainJpeg()), 409, 'wrong_state');
    const cancelled = await createSession(service, TEST);
    await service.call('POST', `/v1/verify/session/${cancelled.id}/cancel`);
    assertProblem(await sendImage(service, cancelled.id, 'selfie', await plainJpeg()), 409, 'wrong_state');
    const late = await createSession(service, { mock_behavior: { status: 'expired' } });
    assertProblem(await sendImage(service, late.id, 'selfie', await plainJpeg()), 409, 'wrong_state');
  });

  test('a truncated file: 422 image_unreadable, and the next one is still verified', async () => {
    const { id } = await createSession(service, TEST);
    const whole = await noise(200, 200);
    for (const cut of [0.1, 0.5, 0.9]) {
      const part = whole.subarray(0, Math.floor(whole.length * cut));
      assertProblem(await sendImage(service, id, 'document_front', part), 422, 'image_unreadable');
    }
    assert.equal((await service.call('GET', `/v1/verify/session/${id}`)).body.status, 'pending');
    assert.equal((await finish(service, id)).status, 'verified');
  });

  test('what is not an image is refused by the guard of the door, not by a fault', async () => {
    const { id } = await createSession(service, TEST);
    const files = {
      image_empty: Buffer.alloc(0),
      image_type_unsupported: Buffer.from('%PDF-1.7\n'),
      image_polyglot: withComment(await plainJpeg(), '<script>alert(1)</script>'),
      image_too_large: Buffer.alloc(15_000_001),
    };
    for (const [code, bytes] of Object.entries(files)) {
      assert.equal((await sendImage(service, id, 'selfie', bytes)).body.code, code);
    }
    const base64 = Buffer.alloc(15_000_001).toString('base64');
    const json = await service.call('POST', imagesOf(id), { json: { type: 'selfie', image: base64 } });
    assertProblem(json, 413, 'image_too_large');
    const body = Buffer.alloc(20_200_000);
    const headers = { 'content-type': 'application/json' };
    assertProblem(await service.call('POST', imagesOf(id), { body, headers }), 413, 'payload_too_large');
  });

  test('what is kept is upright and without EXIF, GPS, XMP, colour profile and comment', async () => {
    const { id } = await createSession(service, TEST);
    const marked = withComment(await withEveryMetadata(), 'SECRET-COMMENT');
    for (const secret of ['SECRET-OWNER', 'SECRET-XMP', 'SECRET-COMMENT', 'ICC_PROFILE']) {
      assert.ok(marked.includes(secret), secret);
    }
    const { body } = await sendImage(service, id, 'document_front', marked);
    assert.deepEqual([body.image.width, body.image.height], [240, 320]);
    const kept = await download(service, id, body.image.id);
    assert.equal(kept.includes('SECRET'), false);
    const { exif, xmp, iptc, icc, orientation, comments, format, width, height } =
      await sharp(kept).metadata();
    assert.deepEqual([exif, xmp, iptc, icc, orientation, comments], Array(6).fill(undefined));
    assert.deepEqual([format, width, height], ['jpeg', 240, 320]);
    assert.deepEqual([await isRedAt(kept, 120, 40), await isRedAt(kept, 120, 280)], [true, false]);
  });

  test('the list names what is kept, in order, and nothing that was refused', async () => {
    const { id } = await createSession(service, TEST);
    assert.deepEqual((await service.call('GET', imagesOf(id))).body, { data: [] });
    await sendImage(service, id, 'document_front', (await noise(200, 200)).subarray(0, 9000));
    const document = await sendImage(service, id, 'document_front', await plainJpeg());
    const selfie = await sendImage(service, id, 'selfie', await plainJpeg(300, 200));
    const { body } = await service.call('GET', imagesOf(id));
    assert.deepEqual(body.data, [document.body.image, selfie.body.image]);
    assert.equal(body.data[1].content_type, 'image/jpeg');
  });

  test('a WebP is kept and sent as a JPEG, which no cache keeps', async () => {
    const { id } = await createSession(service, TEST);
    const image = (await photo().webp().toBuffer()).toString('base64');
    const { body } = await service.call('POST', imagesOf(id), { json: { type: 'selfie', image } });
    const { headers } = await service.call('GET', `${imagesOf(id)}/${body.image.id}`);
    assert.deepEqual([headers.get('content-type'), headers.get('cache-control')], ['image/jpeg', 'no-store']);
    assert.equal((await sharp(await download(service, id, body.image.id)).metadata()).format, 'jpeg');
  });

  test("another account's and another mode's session is not there: 404, whatever is asked", async () => {
    const { id } = await createSession(service, TEST);
    const { body } = await sendImage(service, id, 'document_front', await plainJpeg());
    const stranger = await keyOf('stranger');
    for (const key of [stranger, service.liveKey]) {
      assertProblem(await sendImage(service, id, 'selfie', await plainJpeg(), key), 404, 'not_found');
      assertProblem(await service.call('GET', imagesOf(id), { key }), 404, 'not_found');
      const path = `${imagesOf(id)}/${body.image.id}`;
      assertProblem(await service.call('GET', path, { key }), 404, 'not_found');
    }
  });

  test("one session's image is not there under another session of the same account", async () => {
    const [one, other] = [await createSession(service, TEST), await createSession(service, TEST)];
    const { body } = await sendImage(service, one.id, 'selfie', await plainJpeg());
    const answer = await service.call('GET', `${imagesOf(other.id)}/${body.image.id}`);
    assertProblem(answer, 404, 'not_found');
  });

  test('a key without the scope may not send or see images: 403', async () => {
    const { id } = await createSession(service, TEST);
    const reader = await keyOf('own account', ['sessions:read', 'images:read']);
    const writer = await keyOf('own account', ['sessions:write', 'sessions:read']);
    const refused = await sendImage(service, id, 'selfie', await plainJpeg(), reader);
    assertProblem(refused, 403, 'insufficient_scope');
    assert.match(refused.body.detail, /sessions:write/);
    const { body } = await sendImage(service, id, 'selfie', await plainJpeg(), writer);
    assertProblem(await service.call('GET', imagesOf(id), { key: writer }), 403, 'insufficient_scope');
    const path = `${imagesOf(id)}/${body.image.id}`;
    assertProblem(await service.call('GET', path, { key: writer }), 403, 'insufficient_scope');
    assert.equal((await service.call('GET', path, { key: reader })).status, 200);
  });

  test('an unknown key is answered with 401 before a byte of the body has been sent', async () => {
    const { id } = await createSession(service, TEST);
    const headers = {
      authorization: 'Bearer dk_test_unknownunknownunknownunknown',
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': '14000000',
    };
    const call = request(`${service.url}${imagesOf(id)}`, { method: 'POST', headers });
    call.flushHeaders();
    const [response] = await once(call, 'response');
    call.destroy();
    assert.equal(response.statusCode, 401);
    assert.equal(response.headers['www-authenticate'], 'Bearer realm="vouch", error="invalid_token"');
  });

  test('a request that is not as the contract says is told where', async () => {
    const { id } = await createSession(service, TEST);
    const image = new Blob([new Uint8Array(await plainJpeg())], { type: 'image/jpeg' });
    const wrong: [string, object, string][] = [
      ['no file', { body: form({ type: 'selfie' }) }, '/image'],
      ['no type', { body: form({ image }) }, '/type'],
      ['an unknown type', { body: form({ image, type: 'passport' }) }, '/type'],
      ['an unknown field', { body: form({ image, type: 'selfie', side: 'left' }) }, '/side'],
      ['no image', { json: { type: 'selfie' } }, '/image'],
      ['no base64', { json: { type: 'selfie', image: 'a photo' } }, '/image'],
      ['an unknown type', { json: { type: 'passport', image: 'AAAA' } }, '/type'],
    ];
    for (const [what, options, pointer] of wrong) {
      const answer = await service.call('POST', imagesOf(id), options);
      assertProblem(answer, 422, 'validation_failed');
      const pointers = answer.body.errors.map((place: { pointer: string }) => place.pointer);
      assert.deepEqual(pointers, [pointer], what);
    }
  });

  test('a content type that is neither a form nor JSON: 415', async () => {
    const { id } = await createSession(service, TEST);
    for (const type of ['image/jpeg', 'text/plain', 'application/x-www-form-urlencoded']) {
      const body = new Uint8Array(await plainJpeg());
      const answer = await service.call('POST', imagesOf(id), { body, headers: { 'content-type': type } });
      assertProblem(answer, 415, 'unsupported_media_type');
    }
  });

  test('a form that breaks off or names no boundary is a malformed request', async () => {
    const { id } = await createSession(service, TEST);
    const body = '--x\r\ncontent-disposition: form-data; name="image"; filename="a"\r\n\r\nabc';
    for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data']) {
      const answer = await service.call('POST', imagesOf(id), { body, headers: { 'content-type': type } });
      assertProblem(answer, 400, 'malformed_request');
    }
  });

  test('what lies in the database is sealed: neither the image nor the head of a JPEG is in it', async () => {
    const { id } = await createSession(service, TEST);
    const { body } = await sendImage(service, id, 'document_front', await noise(100, 100));
    const kept = await download(service, id, body.image.id);
    const [row] = await blob(body.image.id);
    assert.ok(row && row.sealed.length > kept.length);
    const sealed = Buffer.from(row.sealed);
    for (const piece of [kept.subarray(0, 12), kept.subarray(2000, 2016), Buffer.from('JFIF')]) {
      assert.equal(sealed.includes(piece), false);
    }
  });

  test('DELETE removes the blobs, and the images are 404 from then on', async () => {
    const { id } = await createSession(service, TEST);
    const { body } = await sendImage(service, id, 'document_front', await plainJpeg());
    assert.equal((await blob(body.image.id)).length, 1);
    assert.equal((await service.call('DELETE', `/v1/verify/session/${id}`)).status, 200);
    assert.deepEqual(await blob(body.image.id), []);
    assertProblem(await service.call('GET', `${imagesOf(id)}/${body.image.id}`), 404, 'not_found');
    assert.deepEqual((await service.call('GET', imagesOf(id))).body.data, []);
    assertProblem(await sendImage(service, id, 'selfie', await plainJpeg()), 409, 'wrong_state');
  });

  const blob = (key: string) =>
    service.app.operator.database.query<{ sealed: Uint8Array }>('select sealed from blobs where key = $1', [
      key,
    ]);

  async function keyOf(
    owner: 'own account' | 'stranger',
    scopes: readonly Scope[] = SCOPES,
  ): Promise<string> {
    const { accounts, keys, database } = service.app.operator;
    const [own] = await accounts.list();
    const account =
      own && owner === 'own account' ? own : await accounts.create(database, { name: owner, features: [] });
    const wanted = { accountId: account.id, name: owner, mode: 'test', scopes } as const;
    return (await keys.create(database, wanted)).text;
  }
});

function form(fields: Readonly<Record<string, string | Blob>>): FormData {
  const filled = new FormData();
  for (const [name, value] of Object.entries(fields)) filled.set(name, value);
  return filled;
}

async function download(service: Service, id: string, imageId: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${service.testKey}` };
  const response = await fetch(`${service.url}${imagesOf(id)}/${imageId}`, { headers });
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}

/** Lies on its side; its left half, which is red, belongs on top. */
async function withEveryMetadata(): Promise<Buffer> {
  const red = await photo(160, 240, '#e00').png().toBuffer();
  return photo(320, 240)
    .composite([{ input: red, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: 'SECRET-OWNER' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1' },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><SECRET-XMP/></x:xmpmeta>')
    .withIccProfile('p3', { attach: true })
    .jpeg()
    .toBuffer();
}

async function isRedAt(image: Buffer, left: number, top: number): Promise<boolean> {
  const at = { left, top, width: 1, height: 1 };
  const [red = 0, green = 0] = await sharp(image).extract(at).raw().toBuffer();
  return red > 150 && green < 100;
}
