import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Problem, type ProblemCode } from '../../src/errors.ts';
import { parseJson } from '../../src/http/parse-json.ts';

const UPLOAD_BYTES = 20_000_000;

describe('a JSON body', () => {
  test('that any program wrote is taken as what it says, but for names that reach for a prototype', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(0, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!/"(__proto__|prototype)":/.test(text));
        assert.deepEqual(parseJson(Buffer.from(text)), JSON.parse(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('however it is changed, is taken as JSON.parse would, or refused as a problem', () => {
    const text = '{"a":[1,-0.5e+3,true,null,"x\\u00e9\\n\\"y"],"bb":{"c":{}},"":[[],[0]]}';
    const pieces = fc.constantFrom(...'{}[]:,"\\0e-. \n\u0000u', 'nul', '\\u12', '"a":', '__proto__');
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(8), fc.array(pieces, { maxLength: 4 }), (at, less, more) => {
        const changed = text.slice(0, at) + more.join('') + text.slice(at + less);
        const read = attempt(() => JSON.parse(changed));
        const taken = attempt(() => parseJson(Buffer.from(changed)));
        if (taken instanceof Problem) {
          const isNamed = taken.places.some(({ detail }) => /given twice|not a name/.test(detail));
          assert.ok(read instanceof SyntaxError || isNamed, `${changed}: ${taken.message}`);
        } else assert.deepEqual(taken, read, changed);
      }),
      { numRuns: 5000 },
    );
  });

  test('of any bytes is read or refused, never a fault', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const taken = attempt(() => parseJson(Buffer.from(bytes)));
        assert.ok(!(taken instanceof Error) || taken instanceof Problem);
      }),
      { numRuns: 2000 },
    );
  });

  for (const [what, text, place, expected] of [
    ['cut off in a value', '{"state":', 'line 1, column 10', 'a value'],
    ['cut off in a text', '{"state":"x', 'line 1, column 12', 'a closing quote'],
    ['of nothing but blanks', '  \n ', 'line 2, column 2', 'a value'],
    ['with a comma too many', '{"a":1,\n  "b":[1,]}', 'line 2, column 10', 'a value'],
    ['with a comma too few', '{"a":1 "b":2}', 'line 1, column 8', '"," or "}"'],
    ['with single quotes', "{'a':1}", 'line 1, column 2', 'a name in double quotes'],
    ['with a name and no colon', '{"a" 1}', 'line 1, column 6', '":"'],
    ['that goes on after its end', '{} {}', 'line 1, column 4', 'the end'],
    ['with NaN', '{"a":NaN}', 'line 1, column 6', 'a value'],
    ['with a number that begins with 0', '[01]', 'line 1, column 2', 'a value'],
    ['with a bare line break in a text', '{"a":"x\ny"}', 'line 1, column 8', 'an escape instead of'],
    ['with an escape of its own', '{"a":"\\q"}', 'line 1, column 7', 'an escape that JSON knows'],
    ['with such an escape in a name', '{"\\q":1}', 'line 1, column 3', 'an escape that JSON knows'],
  ] as const) {
    test(`${what} is refused with the place, in no word of its own`, () => {
      const { code, message, places } = refusal(text);
      assert.deepEqual([code, places], ['malformed_request', []]);
      assert.ok(message.startsWith(`The JSON is broken at ${place}: expected ${expected}`), message);
    });
  }

  for (const [what, text, pointer, detail] of [
    ['names a member twice', '{"a":1,"a":1}', '/a', 'is given twice'],
    ['names it twice, once in escapes', '{"a":1,"\\u0061":2}', '/a', 'is given twice'],
    ['names it twice far inside', '{"a":[0,{"b/~":{"c":1,"c":2}}]}', '/a/1/b~1~0/c', 'is given twice'],
    ['reaches for a prototype', '[{"__proto__":1}]', '/0/__proto__', 'is not a name that is taken'],
    ['does so in disguise', '{"\\u005f_proto__":1}', '/__proto__', 'is not a name that is taken'],
    [
      'does so through a constructor',
      '{"constructor":{"prototype":1}}',
      '/constructor/prototype',
      'is not a name that is taken',
    ],
    [
      'has an endless name',
      `{"a":{"${'n'.repeat(1025)}":1}}`,
      '/a',
      'has a name of more than 1024 characters',
    ],
    ['is too deep', deep(33), '/0'.repeat(32), 'is nested more than 32 levels deep'],
    [
      'is deep beyond all measure',
      '['.repeat(UPLOAD_BYTES),
      '/0'.repeat(32),
      'is nested more than 32 levels deep',
    ],
  ] as const) {
    test(`that ${what} is refused with a pointer to it`, () => {
      const { code, places } = refusal(text);
      assert.deepEqual([code, places], ['malformed_request', [{ pointer, detail }]]);
    });
  }

  test('may be 32 levels deep, name a member once in each object, and have a constructor', () => {
    for (const text of [deep(32), '[{"a":1},{"a":{"a":1}}]', '{"constructor":{"name":"x"},"prototype":1}'])
      assert.deepEqual(parseJson(Buffer.from(text)), JSON.parse(text));
  });

  test('may begin with a byte order mark, and must be UTF-8', () => {
    assert.deepEqual(parseJson(Buffer.from('\ufeff{"a":"é"}')), { a: 'é' });
    for (const bytes of ['7b22ff223a317d', 'fffe7b007d00', '22eda08022', '22c0af22', '22f09f'])
      assert.equal(refusal(Buffer.from(bytes, 'hex')).message, 'The body is not valid UTF-8.');
  });

  for (const [what, text, code] of [
    ['one number', '1'.repeat(UPLOAD_BYTES), 'malformed_request'],
    ['blanks', ' '.repeat(UPLOAD_BYTES), 'malformed_request'],
    ['line breaks', '\n'.repeat(UPLOAD_BYTES), 'malformed_request'],
    ['letters', 'n'.repeat(UPLOAD_BYTES), 'malformed_request'],
    ['values', `[${'0,'.repeat(UPLOAD_BYTES / 2)}0]`, 'payload_too_large'],
    ['objects', `[${'{},'.repeat(UPLOAD_BYTES / 3)}{}]`, 'payload_too_large'],
    ['a text that ends in an unknown escape', `["${'x'.repeat(UPLOAD_BYTES)}\\q"]`, 'malformed_request'],
    [
      'a text that ends in a bare control character',
      `["${'x'.repeat(UPLOAD_BYTES)}\t"]`,
      'malformed_request',
    ],
    ['quotes that are escaped and never closed', `["${'\\"'.repeat(UPLOAD_BYTES / 2)}`, 'malformed_request'],
  ] as const satisfies readonly (readonly [string, string, ProblemCode])[]) {
    test(`of 20 MB of ${what} is refused as ${code}`, () => {
      assert.equal(refusal(text).code, code);
    });
  }

  test('of 20 MB of image is taken, with line breaks and escapes in it', () => {
    for (const piece of ['A', '\\n', '\\\\', '\\"', '\\u0041']) {
      const text = `{"image":"${piece.repeat(UPLOAD_BYTES / piece.length)}"}`;
      assert.deepEqual(parseJson(Buffer.from(text)), JSON.parse(text));
    }
  });
});

function deep(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

function refusal(body: string | Buffer): Problem {
  const refused = attempt(() => parseJson(Buffer.from(body as string)));
  assert.ok(refused instanceof Problem, 'it is refused');
  return refused;
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
