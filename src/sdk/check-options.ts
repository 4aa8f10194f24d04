/** Refuses options of the wrong kind with a sentence that says which one and what it must be. */

const MODES = ['modal', 'inline', 'redirect'] as const;
const CALLBACKS = ['onStart', 'onComplete', 'onError', 'onClose'];

export interface Place {
  readonly mode: (typeof MODES)[number];
  /** Null unless the mode is inline. */
  readonly container: Element | null;
}

/** Takes what came from a page that TypeScript may never have seen. Throws TypeError. */
export function checkOptions(options: unknown): Place {
  demand(typeof options === 'object' && options !== null, 'open() takes an object of options');
  const given = options as Readonly<Record<string, unknown>>;
  const mode = MODES.find((known) => known === (given.mode ?? 'modal'));
  demand(typeof given.url === 'string', 'url must be a string');
  demand(mode !== undefined, `mode must be one of ${MODES.join(', ')}`);
  demand(isAbsentOr(given.locale, 'string'), 'locale must be a string such as "nl" or "pt-BR"');
  for (const name of CALLBACKS) demand(isAbsentOr(given[name], 'function'), `${name} must be a function`);
  return { mode, container: mode === 'inline' ? elementOf(given.container) : null };
}

function elementOf(container: unknown): Element {
  const element = typeof container === 'string' ? document.querySelector(container) : container;
  demand(
    element instanceof Element,
    'container must be an element, or the selector of one, that is in the page',
  );
  return element;
}

function isAbsentOr(value: unknown, kind: 'string' | 'function'): boolean {
  return value === undefined || value === null || typeof value === kind;
}

function demand(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new TypeError(`Vouch: ${rule}`);
}
