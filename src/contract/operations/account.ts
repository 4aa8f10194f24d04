/** The caller's own account: what it may use, and how its sessions are made, shown, kept and judged. */
import { AccountChange, LogoUpload } from '../account.ts';
import { AccountAnswer } from '../account-answer.ts';
import { operation } from '../operation.ts';

const PATH = '/v1/account';
const SHARED =
  'Settings belong to the account: its live and its test sessions share them, so a live key changes them, and a test key only reads them.';
const ACCOUNT = {
  id: 'acc_01k7f9z2xjv6c8m4t0q5r3wy',
  name: 'Example Bank',
  livemode: true,
  features: ['kyc_verification'],
  webhook_domains: ['hooks.bank.example'],
  allowed_origins: ['https://bank.example'],
  branding: { name: 'Example Bank', accent: '#7a1fa2', privacy_url: 'https://bank.example/privacy' },
  default_retention: { images: '30d', data: '90d' },
  default_policy: {
    changes: { version: 'bank-1', face_match: { target_fmr: 0.0001 } },
    version: 'bank-1',
    sha256: '5d2f4b0c6f6a0b0f3a1c7f1f6f0e8f2f8a4a8f6e4b4d0c1a2b3c4d5e6f708192',
  },
  quota: { sessions_per_month: 1000, used_this_month: 12, resets_at: '2026-04-01T00:00:00.000Z' },
  created_at: '2026-03-11T10:30:00.000Z',
};

export const READ_ACCOUNT = operation({
  id: 'readAccount',
  method: 'GET',
  path: PATH,
  tag: 'Account',
  summary: "Read the account's settings",
  description: 'Features and the quota are set by the operator of the service.',
  scope: 'account:read',
  answers: { 200: { description: 'The account', schema: AccountAnswer, example: ACCOUNT } },
});

export const CHANGE_ACCOUNT = operation({
  id: 'changeAccount',
  method: 'PATCH',
  path: PATH,
  tag: 'Account',
  summary: "Change the account's settings",
  description: `What is not named stays, and everything named is changed at once or not at all. Lists and \`default_policy\` are replaced as a whole; of \`branding\` and \`default_retention\`, each part that is named. Null resets. Sessions are judged by the policy that stands when their images are complete. ${SHARED}`,
  scope: 'account:write',
  body: AccountChange,
  bodyExample: { webhook_domains: ['hooks.bank.example'], default_retention: { images: '30d' } },
  answers: { 200: { description: 'The account', schema: AccountAnswer, example: ACCOUNT } },
  problems: ['live_key_required'],
});

export const SET_LOGO = operation({
  id: 'setLogo',
  method: 'PUT',
  path: `${PATH}/logo`,
  tag: 'Account',
  summary: 'Put a logo into the head of the hosted page',
  description: `An SVG must be plain: no script, no style sheet, nothing from elsewhere. ${SHARED}`,
  scope: 'account:write',
  body: LogoUpload,
  bodyExample: { image: 'iVBORw0KGgoAAAAN' },
  answers: { 200: { description: 'The account', schema: AccountAnswer } },
  problems: ['live_key_required'],
});

export const REMOVE_LOGO = operation({
  id: 'removeLogo',
  method: 'DELETE',
  path: `${PATH}/logo`,
  tag: 'Account',
  summary: 'Take the logo away',
  description: `One that was never there is as well as gone. ${SHARED}`,
  scope: 'account:write',
  answers: { 200: { description: 'The account', schema: AccountAnswer } },
  problems: ['live_key_required'],
});
