import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cameraFailure } from '../../../src/page/client/capture/camera-failure.ts';

const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const CHROME =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
const APPS = {
  Instagram: `${SAFARI} Instagram 337.0.0.22.109`,
  Facebook: `${SAFARI} [FBAN/FBIOS;FBAV/469.0.0.40.105]`,
  Line: `${SAFARI} Safari Line/14.9.1`,
  WeChat: `${CHROME} MicroMessenger/8.0.50`,
  TikTok: `${SAFARI} musical_ly_34.9.0 BytedanceWebview`,
  WebView: 'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Version/4.0 Chrome/126.0.0.0',
} as const;

describe('why the camera does not open', () => {
  for (const [error, failure] of [
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['Insecure', 'insecure'],
    ['', 'busy'],
  ] as const) {
    test(`${error || 'an error without a name'} means ${failure} in a browser of its own`, () => {
      assert.equal(cameraFailure(error, SAFARI), failure);
      assert.equal(cameraFailure(error, CHROME), failure);
    });
  }

  for (const [app, userAgent] of Object.entries(APPS)) {
    test(`inside ${app}, what is refused is refused by the app`, () => {
      assert.equal(cameraFailure('NotAllowedError', userAgent), 'in_app');
      assert.equal(cameraFailure('Insecure', userAgent), 'in_app');
    });
  }

  test('a camera that is missing or busy is no fault of an app', () => {
    assert.equal(cameraFailure('NotFoundError', APPS.Instagram), 'none');
    assert.equal(cameraFailure('NotReadableError', APPS.Instagram), 'busy');
  });
});
