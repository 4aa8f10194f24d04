/** The life of one embedded check: frame in, messages heard, frame out; every ending goes through the same close. */
import { createFrame } from './create-frame.ts';
import { type HostedMessage, listenTo } from './hosted-message.ts';
import type { ClosingStatus } from './outcomes.ts';
import { showDialog } from './show-dialog.ts';
import { showInline } from './show-inline.ts';
import { wordsFor } from './words.ts';

/** A page that may not be embedded stays silent: the browser tells the page around it nothing. */
const READY_WITHIN_MS = 20_000;
/** The hidden frame stays this long, so that the page hears `close` and lets go of the camera. */
const FAREWELL_MS = 200;

export interface Embedding {
  /** Null for a dialog. */
  readonly container: Element | null;
  readonly locale: string | null | undefined;
  readonly onStart: () => void;
  readonly onOutcome: (status: ClosingStatus, sessionId: string) => void;
  readonly onSilence: () => void;
  readonly onClose: () => void;
}

export function embedPage(url: URL, embedding: Embedding): { readonly close: () => void } {
  const { container } = embedding;
  const words = wordsFor(embedding.locale);
  const frame = createFrame(url, words.title);
  const stopListening = listenTo(frame, url.origin, hear);
  const stage = container ? showInline(frame, container) : showDialog(frame, words, close);
  const silence = setTimeout(giveUp, READY_WITHIN_MS);
  const told = new Set<string>();
  let isClosed = false;

  function hear(message: HostedMessage): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(silence);
        tellOnce('ready', embedding.onStart);
        break;
      case 'resize':
        stage.resize(message.height);
        break;
      case 'close':
        if (container === null) close();
        break;
      case 'complete':
        tellOnce(message.status, () => embedding.onOutcome(message.status, message.sessionId));
        break;
    }
  }

  /** The page says it again whenever it is loaded again. */
  function tellOnce(what: string, tell: () => void): void {
    if (told.has(what)) return;
    told.add(what);
    tell();
  }

  function giveUp(): void {
    embedding.onSilence();
    close();
  }

  function close(): void {
    if (isClosed) return;
    isClosed = true;
    clearTimeout(silence);
    stopListening();
    stage.hide();
    frame.contentWindow?.postMessage({ source: 'vouch', type: 'close' }, url.origin);
    setTimeout(stage.remove, FAREWELL_MS);
    embedding.onClose();
  }
  return { close };
}
