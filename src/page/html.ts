/** Markup by tagged template: whatever is interpolated is escaped, unless it is markup made by the same template. */

const MARKUP = Symbol('markup');

/** Markup that is safe to write out. Only `html` can make one, because only it holds the symbol. */
export interface Html {
  readonly [MARKUP]: string;
}

type Value = string | number | null | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Values land in text or inside quoted attributes only; null writes nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { [MARKUP]: String.raw({ raw: strings }, ...values.map(markupOf)) };
}

/** For text of our own that is no markup: a style sheet, a drawing. Never for anything that came from outside. */
export function verbatim(text: string): Html {
  return { [MARKUP]: text };
}

export function toText(markup: Html): string {
  return markup[MARKUP];
}

function markupOf(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'object') return escaped(String(value));
  return MARKUP in value ? value[MARKUP] : value.map(toText).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
