import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { heading } from '../support/hosted-page.ts';
import { type Answer, type Service, startService, until } from '../support/service.ts';
import { createSession, plainJpeg } from '../support/sessions.ts';

const DAY_MS = 86_400_000;
const TEST = { mock_behavior: {}, document_type: 'passport' };

onEveryDatabase('the hosted page', (database) => {
  let service: Service;

  before(async () => {
    service = await startService({ database, models: false });
  });
  after(() => service.stop());

  /** As a browser without script: no key, plain forms, every address taken from the link. */
  const open = (url: string) => service.call('GET', new URL(url).pathname, { key: null });
  function send(url: string, place: string, bytes: Uint8Array, type = 'image/jpeg'): Promise<Answer> {
    const body = new FormData();
    body.set('image', new Blob([new Uint8Array(bytes)], { type }), 'photo.jpg');
    return service.call('POST', `${new URL(url).pathname}/${place}`, { key: null, body });
  }

  const answer = (url: string, place: string, fields: Record<string, string>): Promise<Answer> =>
    service.call('POST', `${new URL(url).pathname}/${place}`, {
      key: null,
      body: new URLSearchParams(fields),
    });
  const agree = (url: string) => answer(url, 'consent', { decision: 'given' });

  test('DK-06 DK-20 DK-55: document, selfie, waiting, and back with session_id, status and state', async () => {
    const { id, url } = await createSession(service, {
      document_type: 'passport',
      redirect_url: 'https://shop.example/return?order=7',
      state: 'a&b',
      mock_behavior: { status: 'verified', delay: '1s' },
    });
    const path = new URL(url).pathname;
    assert.match(path, /^\/verify\/eyJ[\w-]+\.[\w-]+\.[\w-]+$/);

    assert.equal(heading(await open(url)), 'Let us confirm that it is you');
    await agree(url);
    const first = await open(url);
    assert.deepEqual([first.status, heading(first)], [200, 'Photograph your document']);
    assert.ok(
      first.text.includes(`<form method="post" action="${path}/document" enctype="multipart/form-data"`),
    );

    const document = await send(url, 'document', await plainJpeg());
    assert.deepEqual([document.status, document.headers.get('location')], [303, path]);
    const second = await open(url);
    assert.equal(heading(second), 'Take a selfie');
    assert.ok(second.text.includes(`action="${path}/selfie"`));

    const selfie = await send(url, 'selfie', await plainJpeg());
    assert.deepEqual([selfie.status, selfie.headers.get('location')], [303, path]);
    const waiting = await open(url);
    assert.equal(heading(waiting), 'Checking your photos');
    assert.ok(waiting.text.includes(`<meta http-equiv="refresh" content="2; url=${path}">`));

    const last = await until(
      () => open(url),
      (page) => heading(page) !== 'Checking your photos',
    );
    assert.equal(heading(last), 'Your identity is confirmed');
    const target = `https://shop.example/return?order=7&amp;session_id=${id}&amp;status=verified&amp;state=a%26b`;
    assert.ok(last.text.includes(`href="${target}"`));
  });

  for (const [status, own] of [
    ['verified', 'success_url'],
    ['unverified', 'error_url'],
    ['failed', 'error_url'],
  ] as const) {
    test(`DK-55: ${status} leads to ${own}`, async () => {
      const addresses = { success_url: 'https://shop.example/yes', error_url: 'https://shop.example/no' };
      const { url } = await createSession(service, { ...addresses, mock_behavior: { status } });
      await agree(url);
      await send(url, 'document', await plainJpeg());
      await send(url, 'selfie', await plainJpeg());
      const ended = await until(
        () => open(url),
        (page) => heading(page) !== 'Checking your photos',
      );
      assert.ok(ended.text.includes(`href="${addresses[own]}?session_id=`));
    });
  }

  test('a photo that cannot be used is refused with 422, in words, and the next one is taken', async () => {
    const { id, url } = await createSession(service, TEST);
    await agree(url);
    const jpeg = await plainJpeg();
    const refusals: [Uint8Array, string, string][] = [
      [Buffer.from('%PDF-1.7'), 'application/pdf', 'This kind of file cannot be used'],
      [Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'image/heic', 'HEIC photos cannot be used'],
      [jpeg.subarray(0, jpeg.length / 2), 'image/jpeg', 'The photo cannot be opened'],
      [Buffer.alloc(0), 'application/octet-stream', 'No photo has arrived'],
      [Buffer.alloc(15_000_001), 'image/jpeg', 'The photo is too large'],
    ];
    for (const [bytes, type, words] of refusals) {
      const answer = await send(url, 'document', bytes, type);
      assert.equal(answer.status, 422, words);
      assert.ok(answer.text.includes(`<strong>${words}</strong>`), words);
      assert.equal(heading(answer), 'Photograph your document');
    }
    assert.equal((await service.call('GET', `/v1/verify/session/${id}`)).body.status, 'pending');
    assert.equal((await send(url, 'document', jpeg)).status, 303);
  });

  test('a photo that is sent twice, or too late, leads to what comes next instead of an error', async () => {
    const { url } = await createSession(service, TEST);
    await agree(url);
    await send(url, 'document', await plainJpeg());
    assert.equal((await send(url, 'document', await plainJpeg())).status, 303);
    assert.equal(heading(await open(url)), 'Take a selfie');
    await send(url, 'selfie', await plainJpeg());
    assert.equal((await send(url, 'selfie', await plainJpeg())).status, 303);
  });

  test('whoever loads the address of a form anew comes to where the session stands', async () => {
    const { url } = await createSession(service, TEST);
    const path = new URL(url).pathname;
    for (const place of ['document', 'selfie', 'nowhere', '']) {
      const answer = await service.call('GET', `${path}/${place}`, { key: null });
      assert.deepEqual([answer.status, answer.headers.get('location')], [303, path], place);
    }
  });

  test('a body too large for any photo gets the page too: 413', async () => {
    const { url } = await createSession(service, TEST);
    const answer = await send(url, 'document', Buffer.alloc(20_200_000));
    assert.deepEqual([answer.status, heading(answer)], [413, 'The file is too large']);
  });

  test('a link that was changed, signed by somebody else or cut short is a 404 page of its own', async () => {
    const { url } = await createSession(service, TEST);
    const [header, claims, signature = ''] = new URL(url).pathname.slice('/verify/'.length).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const [token, words] of [
      [`${header}.${claims}.${flipped}`, 'This link does not work'],
      [`${none}.${claims}.${signature}`, 'This link does not work'],
      [`${none}.${claims}.`, 'This link is incomplete'],
      [`${header}.${claims}`, 'This link is incomplete'],
      ['x', 'This link is incomplete'],
    ]) {
      const forged = `${service.url}/verify/${token}`;
      for (const answer of [await open(forged), await send(forged, 'document', await plainJpeg())]) {
        assert.deepEqual([answer.status, heading(answer)], [404, words]);
        assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
      }
    }
  });

  test('every page is under a strict policy, kept by no cache, names no referrer and runs our script only', async () => {
    const { url } = await createSession(service, TEST);
    const refused = await send(url, 'document', Buffer.from('%PDF-1.7'));
    const unknown = await open(`${service.url}/verify/x`);
    const nonces = new Set<string>();
    for (const { headers, text } of [await open(url), refused, unknown]) {
      const [, nonce = ''] =
        /'nonce-([\w+/=]{22,})'/.exec(headers.get('content-security-policy') ?? '') ?? [];
      nonces.add(nonce);
      assert.deepEqual(headers.get('content-security-policy')?.split('; ').sort(), [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "require-trusted-types-for 'script'",
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        "trusted-types 'none'",
      ]);
      assert.match(headers.get('permissions-policy') ?? '', /^camera=\(self\), microphone=\(\)/);
      assert.deepEqual(
        ['cache-control', 'referrer-policy', 'x-content-type-options'].map((name) => headers.get(name)),
        ['no-store', 'no-referrer', 'nosniff'],
      );
      assert.doesNotMatch(text, /javascript:|\son\w+=|https?:\/\//);
      assert.deepEqual(text.match(/<script[^>]*>/g)?.length, 1);
      assert.ok(text.includes(`<script nonce="${nonce}" src="/assets/page-`));
    }
    assert.equal(nonces.size, 3);
  });

  test("the link's token opens no door of the API", async () => {
    const { id, client_token: key } = await createSession(service, TEST);
    const doors = [
      ['GET', `/v1/verify/session/${id}`],
      ['GET', '/v1/verify/sessions'],
      ['POST', '/v1/verify/session'],
      ['GET', `/v1/verify/session/${id}/images`],
      ['DELETE', `/v1/verify/session/${id}`],
    ] as const;
    for (const [method, path] of doors) {
      const answer = await service.call(method, path, { key });
      assert.deepEqual([answer.status, answer.body.code], [401, 'unauthenticated'], path);
    }
  });

  test("what is sent with one session's link reaches no other session", async () => {
    const [one, other] = [await createSession(service, TEST), await createSession(service, TEST)];
    await agree(one.url);
    await agree(other.url);
    await send(one.url, 'document', await plainJpeg());
    assert.equal(heading(await open(other.url)), 'Photograph your document');
  });

  test('an erased session says that it is over, and shows nothing of the person', async () => {
    const { id, url } = await createSession(service, TEST);
    await service.call('DELETE', `/v1/verify/session/${id}`);
    assert.equal(heading(await open(url)), 'The time for this check is over');
  });

  test('a cancelled session says that it was called off', async () => {
    const { id, url } = await createSession(service, TEST);
    await service.call('POST', `/v1/verify/session/${id}/cancel`);
    assert.equal(heading(await open(url)), 'This check was cancelled');
  });

  test('a session whose time is up says so; a day later its link is a 410 page', async () => {
    const { url } = await createSession(service, TEST);
    service.clock.advance(DAY_MS + 1000);
    const late = await send(url, 'document', await plainJpeg());
    assert.equal(late.status, 303);
    const over = await open(url);
    assert.deepEqual([over.status, heading(over)], [200, 'The time for this check is over']);
    service.clock.advance(2 * DAY_MS);
    for (const answer of [await open(url), await send(url, 'document', await plainJpeg())]) {
      assert.deepEqual([answer.status, heading(answer)], [410, 'This link has expired']);
    }
  });
});
