/** The screen that is shown: holds what the script runs on it, and puts another document's screen in its place. */

type Enhance = (root: HTMLElement) => () => void;

let enhanceScreen: Enhance = () => () => {};
let stop: () => void = () => {};

/** Enhances the screen that is there now, and each one that replaces it. */
export function keepEnhanced(enhance: Enhance): void {
  enhanceScreen = enhance;
  stop = enhance(document.body);
}

/** False when `next` is no page of ours; the screen then stays as it is. */
export function replaceScreen(next: Document, url: string): boolean {
  const [shown, sent] = [document.querySelector('main'), next.querySelector('main')];
  if (!shown || !sent) return false;
  stop();
  const main = document.importNode(sent, true);
  // A document parsed without script has the inside of <noscript> as elements.
  for (const element of main.querySelectorAll('noscript')) element.remove();
  shown.replaceWith(main);
  replaceFooter(next);
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  document.documentElement.dir = next.documentElement.dir;
  history.replaceState(null, '', url);
  moveFocus(main);
  stop = enhanceScreen(document.body);
  return true;
}

/** It offers languages only where one can still be chosen. */
function replaceFooter(next: Document): void {
  const sent = next.querySelector('footer');
  if (sent) document.querySelector('footer')?.replaceWith(document.importNode(sent, true));
}

function moveFocus(main: HTMLElement): void {
  const target = main.querySelector<HTMLElement>('[data-focus]') ?? main.querySelector('h1') ?? main;
  if (target.tabIndex < 0) target.tabIndex = -1;
  scrollTo(0, 0);
  target.focus({ preventScroll: target.tagName === 'H1' });
}
