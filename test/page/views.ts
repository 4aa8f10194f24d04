/** Every screen a person can meet, by name: what the page's tests run over. */

import { PROBLEMS, type ProblemCode } from '../../src/errors.ts';
import { type Feedback, OUTCOMES, type PageView, PHOTO_PROBLEMS } from '../../src/page/view.ts';
import { IMAGE_TYPES, PAGE_FINDINGS, PHOTO_FINDINGS } from '../../src/verify/evidence.ts';

/** As long as a link with a signed token is. */
export const BASE_PATH = `/verify/eyJhbGciOiJFZERTQSJ9.${'x'.repeat(180)}`;

export const REASONS: readonly Feedback[] = [...PHOTO_FINDINGS, ...PAGE_FINDINGS, ...PHOTO_PROBLEMS];

export const VIEWS: ReadonlyMap<string, PageView> = new Map([
  ...IMAGE_TYPES.flatMap((screen, index) => {
    const asked = { screen, basePath: BASE_PATH, step: index + 1, steps: IMAGE_TYPES.length };
    return [
      named(screen, { ...asked, feedback: [] }),
      named(`${screen}, refused for every reason there is`, { ...asked, feedback: REASONS }),
    ];
  }),
  named('waiting', { screen: 'waiting', basePath: BASE_PATH }),
  ...OUTCOMES.flatMap((outcome) => [
    named(`${outcome}, going back`, {
      screen: 'finished',
      outcome,
      continueUrl: 'https://shop.example/back?a=1&b=2',
    }),
    named(`${outcome}, staying`, { screen: 'finished', outcome, continueUrl: null }),
  ]),
  ...(Object.keys(PROBLEMS) as ProblemCode[]).flatMap((code) => [
    named(`problem ${code}`, { screen: 'problem', code }),
    named(`problem ${code}, to retry`, { screen: 'problem', code, retryPath: BASE_PATH }),
  ]),
]);

function named(name: string, view: PageView): readonly [string, PageView] {
  return [name, view];
}
