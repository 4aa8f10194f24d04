/** Requests that are wrong below every route and in their paths, queries and bodies, each with the status and code of its answer. */
import {
  BAD,
  type Case,
  CREATE,
  type HostileRequest,
  INVALID,
  LARGE,
  NOWHERE,
  named,
  type Target,
  TYPE,
  withBody,
} from './hostile-request.ts';

export function belowRouting({ key }: Target): HostileRequest[] {
  const own = `Host: x\r\nAuthorization: Bearer ${key}\r\n`;
  const get = (headers: string): string => `GET /livez HTTP/1.1\r\n${headers}\r\n`;
  const post = (headers: string, body = '{}'): string =>
    `POST ${CREATE} HTTP/1.1\r\n${own}Content-Type: application/json\r\n${headers}\r\n\r\n${body}`;
  return named([
    ['bytes that are no HTTP', '\x16\x03\x01\x02\x00\x01\r\n\r\n', ...BAD],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', ...BAD],
    ['HTTP 9.9', `GET /livez HTTP/9.9\r\n${own}\r\n`, ...BAD],
    ['a method that is none', `FROBNICATE /livez HTTP/1.1\r\n${own}\r\n`, ...BAD],
    ['a target without a slash', `GET livez HTTP/1.1\r\n${own}\r\n`, ...BAD],
    ['a target of raw bytes', `GET /\xff\xfe HTTP/1.1\r\n${own}\r\n`, ...BAD],
    ['no Host', get(''), ...BAD],
    ['a header without a colon', get(`${own}bad header\r\n`), ...BAD],
    ['a header with a NUL', get(`${own}X: a\0b\r\n`), ...BAD],
    ['a header of 40 KB', get(`${own}X: ${'a'.repeat(40_000)}\r\n`), 431, 'headers_too_large'],
    ['a header of 1 MB', get(`${own}X: ${'a'.repeat(1_000_000)}\r\n`), 431, 'headers_too_large'],
    ['a path of 40 KB', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\n${own}\r\n`, 431, 'headers_too_large'],
    ['five thousand headers', get(`${own}${'aaaa: b\r\n'.repeat(5000)}`), 431, 'headers_too_large'],
    ['a length that is no number', post('Content-Length: abc'), ...BAD],
    ['a negative length', post('Content-Length: -1'), ...BAD],
    ['a length beyond 64 bits', post(`Content-Length: ${'9'.repeat(20)}`), ...BAD],
    ['a length beyond all limits', post('Content-Length: 999999999999'), ...LARGE],
    ['two lengths', post('Content-Length: 2\r\nContent-Length: 3'), ...BAD],
    ['a length that is too short', post('Content-Length: 1'), ...BAD],
    ['a length and chunks', post('Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), ...BAD],
    ['chunks of no number', post('Transfer-Encoding: chunked', 'zz\r\n{}\r\n0\r\n\r\n'), ...BAD],
    [
      'chunks with endless extensions',
      post('Transfer-Encoding: chunked', `2;${'a'.repeat(30_000)}\r\n{}`),
      413,
      'payload_too_large',
    ],
    ['chunks inside of gzip', post('Transfer-Encoding: gzip, chunked', '2\r\n{}\r\n0\r\n\r\n'), ...TYPE],
    ['a body that ends with the connection', post('Transfer-Encoding: identity'), ...BAD],
    ['a packed body', post('Content-Encoding: gzip\r\nContent-Length: 2', '\x1f\x8b'), ...TYPE],
    ['a packed body that is none', post('Content-Encoding: br\r\nContent-Length: 2'), ...TYPE],
    ['a tunnel', `CONNECT x:443 HTTP/1.1\r\n${own}\r\n`, 405, 'method_not_allowed'],
    ['the server as a whole', `OPTIONS * HTTP/1.1\r\n${own}\r\n`, ...NOWHERE],
  ]);
}

export function inPaths({ key }: Target): HostileRequest[] {
  const get = (path: string): string =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n\r\n`;
  const places = ['', '/images', '/images/img_1'];
  const ids = [
    '%00',
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    '%F0%9F%92%A9',
    'ver_',
    "ver_'%20or%201=1--",
    '%25%32%65',
    '-1',
    'null',
  ];
  return named([
    ...[
      '//livez',
      '/./livez',
      '/../livez',
      '/%2e%2e/livez',
      '/livez/',
      '/livez%00',
      '/livez%2f',
      '/LIVEZ',
      '/livez;a=b',
      '/etc/passwd',
      '/.env',
      '/v1',
    ].map((path): Case => [`GET ${path}`, get(path), ...NOWHERE]),
    ...places.flatMap((place) =>
      ids.map((id): Case => [`the id ${id}${place}`, get(`${CREATE}/${id}${place}`), ...NOWHERE]),
    ),
    ['an id of half a character', get(`${CREATE}/%ff`), ...BAD],
    ['an id of a broken escape', get(`${CREATE}/%zz`), ...BAD],
    ['an endless id', get(`${CREATE}/${'x'.repeat(5000)}`), ...NOWHERE],
    ['an absolute address of elsewhere', get('http://example.com/nowhere'), ...NOWHERE],
  ]);
}

export function inQueries({ key }: Target): HostileRequest[] {
  const queries = [
    'limit=1&limit=2',
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1.5',
    'limit=NaN',
    'limit=1e9',
    'limit=',
    'limit[]=1',
    'cursor=%00',
    'cursor=ver_',
    'cursor=ver_ABC',
    'cursor=1&cursor=2',
    'status=PENDING',
    'status=',
    'status=pending&status=failed',
    'created_after=yesterday',
    'created_after=0000-01-01T00:00:00Z',
    'created_after=9999-12-31T23:59:59-23:59',
    'created_after=2020-01-01T00:00:00%2B99:99',
    'created_after=2020-02-30T24:00:00Z',
    'created_after=',
    'reference_id=%00',
    'vendor_data=a%00',
    `reference_id=${'x'.repeat(300)}`,
    '__proto__=1',
    'constructor=1',
    'unknown',
  ];
  return named(
    queries.map((query): Case => {
      const text = `GET ${CREATE}s?${query} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key}\r\n\r\n`;
      return [`?${query.slice(0, 60)}`, text, ...INVALID];
    }),
  );
}

export function inBodies({ key }: Target): HostileRequest[] {
  const post = (body: string, type = 'application/json'): string => withBody(CREATE, key, { type, body });
  const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  return named([
    ['half of a JSON', post('{"state":'), ...BAD],
    ['a JSON of brackets only', post('['.repeat(60_000)), ...BAD],
    ['a deep JSON', post(deep(30_000)), ...BAD],
    ['deep metadata', post(`{"metadata":{"a":${deep(30_000)}}}`), ...BAD],
    ['NaN', post('{"state":NaN}'), ...BAD],
    ['a prototype', post('{"__proto__":{"a":1}}'), ...BAD],
    ['a prototype in disguise', post('{"\\u005f_proto__":{"a":1}}'), ...BAD],
    ['the prototype of a constructor', post('{"constructor":{"prototype":{}}}'), ...BAD],
    ['a JSON one level too deep', post(`{"metadata":{"a":${deep(31)}}}`), ...BAD],
    ['a name that is given twice', post('{"state":"a","state":"b"}'), ...BAD],
    ['a name that is given twice, once in escapes', post('{"state":"a","st\\u0061te":"b"}'), ...BAD],
    ['a name that is given twice in what is yours', post('{"metadata":{"a":{"b":1,"b":1}}}'), ...BAD],
    ['a bare line break in a text', post('{"state":"a\nb"}'), ...BAD],
    ['two JSONs', post('{}{}'), ...BAD],
    ['blanks', post('  '), ...BAD],
    ['broken UTF-8', post('{"\xff":1}'), ...BAD],
    ['UTF-16', post('\xff\xfe{\0}\0'), ...BAD],
    ['half a surrogate pair in three bytes', post('{"state":"\xed\xa0\x80"}'), ...BAD],
    ['a NUL in a text', post('{"state":"a\\u0000"}'), ...INVALID],
    ['half a surrogate pair in a text', post('{"state":"\\ud800"}'), ...INVALID],
    ['half a surrogate pair in a name', post('{"\\ud800":1}'), ...INVALID],
    ['a name of 2 KB', post(`{"${'n'.repeat(2000)}":1}`), ...BAD],
    ['JSON in Latin-1', post('{}', 'application/json; charset=latin1'), ...TYPE],
    ['JSON in a charset of quotes', post('{}', 'application/json; charset="utf-16"'), ...TYPE],
    ['a list', post('[]'), ...INVALID],
    ['a text', post('"x"'), ...INVALID],
    ['a number beyond all numbers', post('{"mock_behavior":{"face_match_score":1e999}}'), ...INVALID],
    ['a body that is too large', post(`{"state":"${'x'.repeat(70_000)}"}`), ...LARGE],
    ['no content type', withBody(CREATE, key, { body: '{}' }), ...TYPE],
    ['a content type of nothing', post('{}', ';;;'), ...TYPE],
    ['a content type of 10 KB', post('{}', 'a'.repeat(10_000)), ...TYPE],
    ['a form', post('a=b', 'application/x-www-form-urlencoded'), ...TYPE],
    ['XML', post('<a/>', 'application/xml'), ...TYPE],
    ['a multipart form', post('--x--\r\n', 'multipart/form-data; boundary=x'), ...TYPE],
    ['an empty multipart form', post('', 'multipart/form-data; boundary=x'), ...TYPE],
  ]);
}
