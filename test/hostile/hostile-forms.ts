/** Uploads whose form is wrong: too many parts, none, parts in parts, and JSON with an image that is none. */
import {
  BAD,
  CREATE,
  type HostileRequest,
  INVALID,
  LARGE,
  named,
  type Target,
  TYPE,
  withBody,
} from './hostile-request.ts';

export function inForms({ key, id }: Target): HostileRequest[] {
  const multipart = 'multipart/form-data; boundary=x';
  const form = (body: string, type = multipart): string =>
    withBody(`${CREATE}/${id}/images`, key, { type, body });
  const part = (disposition: string, value = 'v', headers = ''): string =>
    `--x\r\nContent-Disposition: form-data; ${disposition}\r\n${headers}\r\n${value}\r\n`;
  const thousand = (disposition: string): string =>
    Array.from({ length: 1000 }, (_, i) => part(disposition.replace('#', String(i)))).join('');
  const [type, file, end] = [
    part('name="type"', 'selfie'),
    part('name="image"; filename="a"', 'x'),
    '--x--\r\n',
  ];
  const frame = part('name="frames"; filename="f"', 'x');
  const burst = (frames: string): string =>
    form(`{"type":"selfie","image":"AAAA","frames":${frames}}`, 'application/json');
  return named([
    ['a thousand fields', form(thousand('name="f#"') + end), ...LARGE],
    ['a thousand files', form(thousand('name="f#"; filename="a"') + end), ...LARGE],
    ['two files', form(type + file + file + end), ...LARGE],
    ['two frames', form(type + file + frame.repeat(2) + end), ...INVALID],
    ['six frames', form(type + file + frame.repeat(6) + end), ...LARGE],
    ['a thousand frames and no image', form(type + frame.repeat(1000) + end), ...LARGE],
    [
      'frames of a document',
      form(part('name="type"', 'document_front') + file + frame.repeat(3) + end),
      ...INVALID,
    ],
    ['frames that are a field', form(type + file + part('name="frames"').repeat(3) + end), ...INVALID],
    ['frames that are an object', burst('{"length":3}'), ...INVALID],
    ['frames in frames', burst(`${'['.repeat(5000)}${']'.repeat(5000)}`), ...BAD],
    ['a thousand frames', burst(`[${'"",'.repeat(999)}""]`), ...INVALID],
    ['a million frames', burst(`[${'"",'.repeat(999_999)}""]`), ...LARGE],
    ['five million objects', burst(`[${'{},'.repeat(4_999_999)}{}]`), ...LARGE],
    ['20 MB of brackets', form('['.repeat(20_000_000), 'application/json'), ...BAD],
    ['no boundary', form(type + file + end, 'multipart/form-data'), ...BAD],
    ['an empty boundary', form(type, 'multipart/form-data; boundary='), ...BAD],
    ['a boundary that never comes', form(type + file + end, 'multipart/form-data; boundary=y'), ...BAD],
    ['no last boundary', form(type + file), ...BAD],
    ['only the last boundary', form(end), ...INVALID],
    ['nothing', form(''), ...INVALID],
    ['a field name of 100 KB', form(part(`name="${'n'.repeat(100_000)}"`) + end), ...INVALID],
    ['a field of 100 KB', form(part('name="type"', 'v'.repeat(100_000)) + file + end), ...INVALID],
    ['a part without headers', form(`--x\r\n\r\nv\r\n${end}`), ...INVALID],
    ['a part without a name', form(part('') + end), ...INVALID],
    [
      'five thousand headers of a part',
      form(part('name="type"', 'v', 'A: b\r\n'.repeat(5000)) + end),
      ...INVALID,
    ],
    [
      'a form in a form',
      form(part('name="type"', '--y--', 'Content-Type: multipart/mixed; boundary=y\r\n') + end),
      ...INVALID,
    ],
    [
      'a field that says it is JSON, and is none',
      form(part('name="type"', '{', 'Content-Type: application/json\r\n') + end),
      ...BAD,
    ],
    [
      'a field that is no text',
      form(part('name="type"', '{"toString":1}', 'Content-Type: application/json\r\n') + end),
      ...BAD,
    ],
    ['a prototype', form(part('name="__proto__"') + end), ...BAD],
    ['a constructor', form(part('name="constructor"; filename="a"') + end), ...BAD],
    [
      'names in an unknown alphabet',
      form(part("name*=utf-99''%ff; filename*=utf-99''%zz") + end),
      ...INVALID,
    ],
    ['another kind of multipart', form(type + file + end, 'multipart/mixed; boundary=x'), ...TYPE],
    [
      'a type that is given twice, the second wrong',
      form(type + part('name="type"', 'passport') + file + end),
      ...INVALID,
    ],
    [
      'base64 that is none at its end',
      form(`{"type":"selfie","image":"${'A'.repeat(8_000_000)}!"}`, 'application/json'),
      ...INVALID,
    ],
    ['base64 of nothing', form('{"type":"selfie","image":""}', 'application/json'), 422, 'image_empty'],
    [
      'base64 of blanks',
      form(`{"type":"selfie","image":"${' '.repeat(1_000_000)}"}`, 'application/json'),
      422,
      'image_empty',
    ],
    [
      'a data: address without data',
      form('{"type":"selfie","image":"data:,"}', 'application/json'),
      422,
      'image_empty',
    ],
    ['an image that is an object', form('{"type":"selfie","image":{}}', 'application/json'), ...INVALID],
    ['nothing as JSON', form('null', 'application/json'), ...INVALID],
  ]);
}
