/** Bodies that no operation takes, whatever it is about, each with the status and code of its answer. */
import { BAD, INVALID, LARGE, TYPE } from './hostile-request.ts';

export interface HostileBody {
  readonly name: string;
  readonly type: string | null;
  /** One character for each byte. */
  readonly body: string;
  /** What is announced, where it is not what is sent. */
  readonly bytes?: number;
  readonly refusal: readonly [status: number, code: string];
}

const JSON_TYPE = 'application/json';
const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const json = (name: string, body: string, refusal: HostileBody['refusal'] = BAD): HostileBody => ({
  name,
  type: JSON_TYPE,
  body,
  refusal,
});
const typed = (type: string | null, body = '{}'): HostileBody => ({
  name: type ?? 'no content type',
  type,
  body,
  refusal: TYPE,
});

export const HOSTILE_BODIES: readonly HostileBody[] = [
  json('half of a JSON', '{"a":'),
  json('a JSON with a comma too many', '{"a":1,}'),
  json('two JSONs', '{} {}'),
  json('words', 'null and void'),
  json('single quotes', "{'a':1}"),
  json('a comment', '{} // as ever'),
  json('NaN', '{"a":NaN}'),
  json('Infinity', '{"a":-Infinity}'),
  json('a number in octal', '{"a":010}'),
  json('a bare NUL', '{"a":"\0"}'),
  json('an unknown escape', '{"a":"\\x41"}'),
  json('half an escape', '{"a":"\\u00'),
  json('broken UTF-8', '{"a":"\xc3\x28"}'),
  json('UTF-16', '\xff\xfe{\0}\0'),
  json('two byte order marks', '\xef\xbb\xbf\xef\xbb\xbf{}'),
  json('a member given twice', '{"a":1,"a":2}'),
  json('a member given twice, far inside', '{"a":[{"b":{"c":1,"\\u0063":2}}]}'),
  json('a prototype', '{"__proto__":{"isAdmin":true}}'),
  json('the prototype of a constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'),
  json('33 levels', deep(33)),
  json('ten thousand levels', deep(10_000)),
  json('ten thousand open brackets', '['.repeat(10_000)),
  json('a name of 2 KB', `{"${'n'.repeat(2000)}":1}`),
  { ...json('a body of 1 GB', '{}', LARGE), bytes: 1_000_000_000 },
  json('a list', '[]', INVALID),
  json('a text', '"{}"', INVALID),
  json('a number', '1e400', INVALID),
  json('a truth', 'true', INVALID),
  json('an unknown member', '{"no_such_member":1}', INVALID),
  json('half a surrogate pair for a name', '{"\\ud800":1}', INVALID),
  json('a number beyond 64 bits, and a NUL in a name', `{"a\\u0000":${'9'.repeat(400)}}`, INVALID),
  typed(null),
  typed('text/plain'),
  typed('application/xml', '<a/>'),
  typed('application/x-www-form-urlencoded', 'a=b'),
  typed('application/octet-stream', '\0\xff'),
  typed('application/jsonp'),
  typed('multipart/mixed; boundary=x', '--x--\r\n'),
  typed('application/json; charset=iso-8859-1'),
  typed('application/json; charset="utf-16le"'),
  typed('\xff/\xfe'),
];
