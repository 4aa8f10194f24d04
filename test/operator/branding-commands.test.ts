import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEFAULT_FEATURES } from '../../src/account/accounts.ts';
import { OperatorError } from '../../src/errors.ts';
import { onEveryDatabase } from '../support/databases.ts';
import { type Operator, openOperator } from '../support/operator.ts';

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
const SCRIPT = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString('base64');

onEveryDatabase('the operator’s commands for the page', (kind) => {
  let operator: Operator;
  let id: string;

  before(async () => {
    operator = await openOperator(kind);
    ({ id } = await operator.parts.accounts.create(operator.parts.database, {
      name: 'One',
      features: DEFAULT_FEATURES,
    }));
  });
  after(() => operator.close());

  const run: Operator['run'] = (name, options) => operator.run(name, options);

  test('branding is set a part at a time, shown, and removed by an empty value', async () => {
    await run('branding set', { name: 'Shop', accent: '#0C5F57', 'privacy-url': 'https://shop.example/p' });
    const set = await run('branding set', {
      ground: '#ffcc00',
      'terms-url': 'https://shop.example/t',
      support: 'help@shop.example',
      accent: '',
      account: id,
    });
    assert.deepEqual(set, {
      name: 'Shop',
      ground: '#ffcc00',
      privacy_url: 'https://shop.example/p',
      terms_url: 'https://shop.example/t',
      support: 'help@shop.example',
    });
    assert.deepEqual(await run('branding show'), set);
  });

  test('a logo comes with its address and goes without a trace', async () => {
    const { logo } = await run('branding logo', { file: SVG });
    assert.match(logo.path, new RegExp(`^/assets/logo/${id}/[0-9a-f]{16}$`));
    assert.equal((await run('branding logo', { remove: 'yes' })).logo, undefined);
    assert.equal((await run('branding show')).logo, undefined);
  });

  test('an origin is allowed as a browser writes it, listed and taken away', async () => {
    await run('origins allow', { origin: 'https://Shop.example:443' });
    const both = ['https://shop.example', 'http://localhost:5173'];
    assert.deepEqual(await run('origins allow', { origin: 'http://localhost:5173' }), {
      allowed_origins: both,
    });
    assert.deepEqual(await run('origins list'), { allowed_origins: both });
    await run('origins remove', { origin: 'HTTPS://SHOP.EXAMPLE' });
    assert.deepEqual(await run('origins list'), { allowed_origins: ['http://localhost:5173'] });
  });

  for (const [name, options, message] of [
    ['branding set', {}, /Say what to set: .*--privacy-url/],
    ['branding set', { name: 'a'.repeat(61) }, /--name must be one line of at most 60/],
    ['branding set', { accent: 'teal' }, /--accent must be a colour as #0c5f57/],
    ['branding set', { 'privacy-url': 'http://shop.example' }, /--privacy-url must be an https address/],
    ['branding set', { support: 'call us' }, /--support must be an https address or an e-mail/],
    ['branding set', { accent: 'teal', ground: 'sand' }, /--accent[^\n]*\n--ground/],
    ['branding set', { font: 'serif' }, /font/],
    ['branding set', { name: 'Shop', account: 'acc_none' }, /--account/],
    ['branding logo', {}, /either --file PATH or --remove/],
    ['branding logo', { file: SVG, remove: 'yes' }, /either --file PATH or --remove/],
    ['branding logo', { file: 'logo.svg' }, /--file/],
    ['branding logo', { file: SCRIPT }, /holds <script>/],
    ['origins allow', {}, /--origin/],
    ['origins allow', { origin: 'https://*.shop.example' }, /--origin must be an origin.*wildcard/],
    ['origins allow', { origin: 'https://shop.example/pay' }, /--origin must be an origin.*path/],
    ['origins allow', { origin: 'http://shop.example' }, /--origin/],
  ] as const) {
    test(`${name} ${JSON.stringify(options).slice(0, 60)} is refused with a sentence`, async () => {
      await assert.rejects(run(name, options), (error: Error) => {
        assert.ok(error instanceof OperatorError, String(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }
});
