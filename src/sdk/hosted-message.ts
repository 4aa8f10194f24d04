/** What the hosted page says to the page around it: `{ source: 'vouch', type, … }`, the same words as the page's own script. */
import { type ClosingStatus, isClosingStatus } from './outcomes.ts';

export type HostedMessage =
  | { readonly type: 'ready' }
  /** Escape was pressed inside the hosted page. */
  | { readonly type: 'close' }
  /** CSS pixels. */
  | { readonly type: 'resize'; readonly height: number }
  | { readonly type: 'complete'; readonly sessionId: string; readonly status: ClosingStatus };

/** Null for what is not ours: any window may post anything to this one. */
export function readHostedMessage(data: unknown): HostedMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const { source, type, height, session_id, status } = data as Readonly<Record<string, unknown>>;
  if (source !== 'vouch') return null;
  if (type === 'ready' || type === 'close') return { type };
  if (type === 'resize' && typeof height === 'number') return { type, height };
  if (type === 'complete' && typeof session_id === 'string' && isClosingStatus(status)) {
    return { type, sessionId: session_id, status };
  }
  return null;
}

/** Calls back for messages of this frame while it shows this origin, and for no others. Answers what stops it. */
export function listenTo(
  frame: HTMLIFrameElement,
  origin: string,
  onMessage: (message: HostedMessage) => void,
): () => void {
  const listener = (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readHostedMessage(event.data);
    if (message !== null) onMessage(message);
  };
  window.addEventListener('message', listener);
  return () => window.removeEventListener('message', listener);
}
