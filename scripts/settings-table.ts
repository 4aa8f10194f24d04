/** The table of settings in the README, made from config.ts. Run directly, it writes the table in place. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SETTINGS } from '../src/config.ts';

const README = new URL('../README.md', import.meta.url);
const PLACE = /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/;

/** Markdown. A default that depends on the machine or on another setting is told in words by the description. */
export function settingsTable(): string {
  const rows = Object.entries(SETTINGS).map(([name, setting]) => {
    const [meaning = '', told] = (setting.description ?? '').split(/\.? Default: /);
    const constant = setting.safeParse(undefined).data;
    const shown = told ?? (constant === undefined ? '' : `\`${constant}\``);
    return `| \`${name}\` | ${shown} | ${meaning} |`;
  });
  return ['| Setting | Default | Meaning |', '|---|---|---|', ...rows].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const readme = readFileSync(README, 'utf8');
  if (!PLACE.test(readme)) throw new Error('README.md lacks <!-- settings --> and <!-- /settings -->');
  writeFileSync(
    README,
    readme.replace(PLACE, (_, start, end) => `${start}${settingsTable()}\n${end}`),
  );
}
