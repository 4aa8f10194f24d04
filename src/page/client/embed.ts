/**
 * Speaks with the page around the hosted one, if there is one and it may embed us: tells it that we are ready, how high
 * we are, how the check ended and that Escape was pressed, and lets go of the camera when it says that it closes.
 */

/** What was said once and need not be said again as long as this document lives. */
const told = new Set<string>();

type Message = Readonly<Record<string, string | number | undefined>> & { readonly type: string };

export function enhanceEmbedding(root: HTMLElement): () => void {
  const parents = parentOrigins();
  if (parents.length === 0) return () => {};
  const say = (message: Message) => {
    for (const origin of parents) window.parent.postMessage({ source: 'vouch', ...message }, origin);
  };
  sayOnce({ type: 'ready' }, say);
  sayOutcome(root, say);
  const stops = [tellHeight(say), tellEscape(say), obeyClose(parents)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Only the real one where the browser tells which it is: the others would each cost a line in its console. */
function parentOrigins(): readonly string[] {
  if (window.parent === window) return [];
  const allowed = (document.body.dataset.parents ?? '').split(' ').filter(Boolean);
  const around = window.location.ancestorOrigins?.[0];
  return around === undefined ? allowed : allowed.filter((origin) => origin === around);
}

function sayOnce(message: Message, say: (message: Message) => void): void {
  const key = `${message.type} ${message.status}`;
  if (told.has(key)) return;
  told.add(key);
  say(message);
}

function sayOutcome(root: HTMLElement, say: (message: Message) => void): void {
  const main = root.closest<HTMLElement>('main') ?? root.querySelector<HTMLElement>('main');
  const { outcome, session } = main?.dataset ?? {};
  if (!main || outcome === undefined) return;
  for (const link of main.querySelectorAll('a')) leadOut(link);
  sayOnce({ type: 'complete', session_id: session, status: outcome }, say);
}

/** The way back is for the whole window: the integrator's page does not belong inside its own frame. */
function leadOut(link: HTMLAnchorElement): void {
  if (link.origin !== window.location.origin) link.target = '_top';
}

/**
 * The body is then as high as its content and no longer as the window. Growth that the window's own growth explains is not
 * told: content measured in window heights would chase the frame for ever.
 */
function tellHeight(say: (message: Message) => void): () => void {
  document.body.style.minHeight = '0';
  let { innerWidth, innerHeight } = window;
  let followed = 0;
  let last = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height > last && height - last <= followed) return;
    last = height;
    say({ type: 'resize', height });
  });
  const onResize = () => {
    followed = window.innerWidth === innerWidth ? window.innerHeight - innerHeight : 0;
    ({ innerWidth, innerHeight } = window);
    setTimeout(() => {
      followed = 0;
    });
  };
  observer.observe(document.body);
  window.addEventListener('resize', onResize);
  return () => {
    observer.disconnect();
    window.removeEventListener('resize', onResize);
  };
}

/** Keys pressed here never reach the dialog around us. */
function tellEscape(say: (message: Message) => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) say({ type: 'close' });
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

function obeyClose(parents: readonly string[]): () => void {
  const onMessage = ({ source, origin, data }: MessageEvent) => {
    const isParent = source === window.parent && parents.includes(origin);
    if (isParent && data?.source === 'vouch' && data.type === 'close') darken();
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}

function darken(): void {
  for (const { srcObject } of document.querySelectorAll('video')) {
    if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
  }
}
