/** The words of the page: one flat catalogue per language, chosen by what the session, the person or the browser asks for. */
import { createHash } from 'node:crypto';
import ar from './messages/ar.json' with { type: 'json' };
import de from './messages/de.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import hi from './messages/hi.json' with { type: 'json' };
import id from './messages/id.json' with { type: 'json' };
import it from './messages/it.json' with { type: 'json' };
import ja from './messages/ja.json' with { type: 'json' };
import ms from './messages/ms.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import pl from './messages/pl.json' with { type: 'json' };
import pt from './messages/pt.json' with { type: 'json' };
import tr from './messages/tr.json' with { type: 'json' };
import vi from './messages/vi.json' with { type: 'json' };
import zh from './messages/zh.json' with { type: 'json' };

type Catalogue = typeof en;
export type MessageKey = keyof Catalogue;

/** One form for each plural category of the language (CLDR); `count` says which. */
type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export type Messages = {
  readonly [Key in MessageKey]: Catalogue[Key] extends string ? string : Plural;
};

export const CATALOGUES: Readonly<Record<string, Messages>> = {
  en,
  de,
  es,
  fr,
  it,
  nl,
  pt,
  pl,
  tr,
  ms,
  id,
  vi,
  hi,
  ar,
  zh,
  ja,
};

/** Takes a BCP 47 tag or an Accept-Language header (RFC 9110 §12.5.4); English when nothing matches. */
export function messagesFor(acceptLanguage: string | undefined): Messages {
  const tags = tagsByPreference(acceptLanguage ?? '').flatMap((tag) => [tag, tag.split('-', 1).join()]);
  const found = tags.find((tag) => Object.hasOwn(CATALOGUES, tag));
  return (found && CATALOGUES[found]) || en;
}

/** Puts the values into the message's `{placeholders}`, numbers as the language writes them; one without a value stays visible. */
export function fill(
  { lang }: Pick<Messages, 'lang'>,
  message: string | Plural,
  values: Readonly<Record<string, string | number>>,
): string {
  const text = typeof message === 'string' ? message : pluralOf(lang, message, Number(values.count));
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name] ?? placeholder;
    return typeof value === 'number' ? new Intl.NumberFormat(lang).format(value) : value;
  });
}

/** Names the very words to which a person agrees: another word in the catalogue, another version. */
export function consentVersion(messages: Messages): string {
  const words = Object.entries(messages).filter(([key]) => key.startsWith('consent.'));
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
}

function pluralOf(lang: string, forms: Plural, count: number): string {
  return forms[new Intl.PluralRules(lang).select(count)] ?? forms.other;
}

function tagsByPreference(acceptLanguage: string): readonly string[] {
  return acceptLanguage
    .split(',')
    .map((range) => {
      const [tag = '', quality] = range
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
