/** The words of the page: one flat catalogue per language, chosen by what the person's browser asks for. */

import en from './messages/en.json' with { type: 'json' };

type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string>>;

const CATALOGUES: Readonly<Record<string, Messages>> = { en };

/** Takes a BCP 47 tag or an Accept-Language header (RFC 9110 §12.5.4); English when nothing matches. */
export function messagesFor(acceptLanguage: string | undefined): Messages {
  const tags = tagsByPreference(acceptLanguage ?? '').flatMap((tag) => [tag, tag.split('-', 1).join()]);
  const found = tags.find((tag) => Object.hasOwn(CATALOGUES, tag));
  return (found && CATALOGUES[found]) || en;
}

/** Puts the values into the message's `{placeholders}`; a placeholder without a value stays visible. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
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
