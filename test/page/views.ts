/** Every screen a person can meet, by name: what the page's tests run over. */

import { PROBLEMS, type ProblemCode } from '../../src/errors.ts';
import { brandStyle } from '../../src/page/brand-style.ts';
import { type Face, PLAIN_FACE } from '../../src/page/frame.ts';
import { messagesFor } from '../../src/page/messages.ts';
import { renderPage } from '../../src/page/render.ts';
import { type Feedback, OUTCOMES, type PageView, PHOTO_PROBLEMS } from '../../src/page/view.ts';
import { IMAGE_TYPES, PAGE_FINDINGS, PHOTO_FINDINGS } from '../../src/verify/evidence.ts';

/** As long as a link with a signed token is. */
export const BASE_PATH = `/verify/eyJhbGciOiJFZERTQSJ9.${'x'.repeat(180)}`;

export const LOGO_PATH = '/assets/logo.svg';

/** An account that says everything there is to say about itself. */
export const BRANDED: Face = {
  name: 'Nordlys Bank',
  logoPath: LOGO_PATH,
  css: brandStyle({ accent: '#3657c2', ground: '#1d2f5f' }),
  privacyUrl: 'https://nordlys.example/privacy',
  termsUrl: 'https://nordlys.example/terms',
  supportUrl: 'mailto:help@nordlys.example',
};

export const REASONS: readonly Feedback[] = [...PHOTO_FINDINGS, ...PAGE_FINDINGS, ...PHOTO_PROBLEMS];

const WELCOME = { screen: 'welcome', basePath: BASE_PATH, images: ['document_front', 'selfie'] } as const;
const CONSENT = { screen: 'consent', basePath: BASE_PATH, hasDocument: true } as const;
const DECLINED = { screen: 'declined', basePath: BASE_PATH, sessionId: 'ver_1' } as const;
const HAND_OFF = {
  screen: 'hand_off',
  basePath: BASE_PATH,
  url: `https://verify.example${BASE_PATH}`,
  step: 2,
  steps: 3,
  mark: 'a1',
} as const;

export const VIEWS: ReadonlyMap<string, PageView> = new Map([
  ...IMAGE_TYPES.flatMap((screen, index) => {
    const asked = {
      screen,
      basePath: BASE_PATH,
      step: index + 1,
      steps: IMAGE_TYPES.length,
      mayChangeDocument: screen !== 'selfie',
    };
    return [
      named(screen, { ...asked, feedback: [] }),
      named(`${screen}, refused for every reason there is`, { ...asked, feedback: REASONS }),
    ];
  }),
  named('arrive', { screen: 'arrive', basePath: BASE_PATH }),
  named('welcome on a phone', { ...WELCOME, isPhone: true }),
  named('welcome on a computer', { ...WELCOME, isPhone: false }),
  named('consent', { ...CONSENT, hasFace: true, imageDays: 90 }),
  named('consent, nothing kept', { ...CONSENT, hasFace: false, imageDays: 0 }),
  named('declined', { ...DECLINED, mayLeaveOutFace: false, leaveUrl: null }),
  named('declined, with ways on', {
    ...DECLINED,
    mayLeaveOutFace: true,
    leaveUrl: 'https://shop.example/back?a=1&b=2',
  }),
  named('document type', { screen: 'document_type', basePath: BASE_PATH }),
  named('hand-off', { ...HAND_OFF, isTaken: false }),
  named('hand-off, taken', { ...HAND_OFF, isTaken: true }),
  named('waiting', { screen: 'waiting', basePath: BASE_PATH, mark: 'a1' }),
  ...OUTCOMES.flatMap((outcome) => [
    named(`${outcome}, going back`, {
      screen: 'finished',
      sessionId: 'ver_1',
      outcome,
      continueUrl: 'https://shop.example/back?a=1&b=2',
    }),
    named(`${outcome}, staying`, {
      screen: 'finished',
      sessionId: 'ver_1',
      outcome,
      continueUrl: null,
    }),
  ]),
  ...(Object.keys(PROBLEMS) as ProblemCode[]).flatMap((code) => [
    named(`problem ${code}`, { screen: 'problem', code }),
    named(`problem ${code}, to retry`, { screen: 'problem', code, retryPath: BASE_PATH }),
  ]),
]);

/** Views that share their words look the same; each look is here once. */
export const LOOKS: ReadonlyMap<string, PageView> = firstOfEach(VIEWS);

function firstOfEach(views: ReadonlyMap<string, PageView>): ReadonlyMap<string, PageView> {
  const messages = messagesFor('en');
  const frame = { nonce: '', face: PLAIN_FACE, parents: [], languagePath: null, isFramed: false };
  const byLook = new Map<string, readonly [string, PageView]>();
  for (const [name, view] of views) {
    const look = renderPage(view, messages, frame);
    if (!byLook.has(look)) byLook.set(look, [name, view]);
  }
  return new Map(byLook.values());
}

function named(name: string, view: PageView): readonly [string, PageView] {
  return [name, view];
}
