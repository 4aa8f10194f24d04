/** Tesseract as it comes from the distribution's packages: pictures of single lines in, their text out. It is optional, and told when it is not there. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Pixels } from '../../../src/verify/image/pixels.ts';

const run = promisify(execFile);

/** All lines of all documents in one process. */
const TIMEOUT_MS = 90_000;
const OUTPUT_BYTES_MAX = 10_000_000;
const MARGIN_PX = 12;
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<';
/** A zone's lines are no words of a language. */
const SETTINGS = [`tessedit_char_whitelist=${CHARACTERS}`, 'load_system_dawg=0', 'load_freq_dawg=0'] as const;
const SINGLE_LINE = '7';

export interface Tesseract {
  /** Such as 5.3.0. */
  readonly version: string;
  readonly languages: readonly string[];
}

/** Null where it is not installed. */
export async function findTesseract(): Promise<Tesseract | null> {
  try {
    const [version, languages] = await Promise.all([ask('--version'), ask('--list-langs')]);
    return {
      version: /^tesseract v?(\S+)/.exec(version)?.[1] ?? 'of unknown version',
      languages: languages.trim().split('\n').slice(1),
    };
  } catch {
    return null;
  }
}

async function ask(question: string): Promise<string> {
  const { stdout } = await run('tesseract', [question], { timeout: TIMEOUT_MS });
  return stdout;
}

/** `folder`: where the language's data lies; null for Tesseract's own. Null when it fails or takes too long. */
export async function readWithTesseract(
  lines: readonly Pixels[],
  { language, folder }: { readonly language: string; readonly folder: string | null },
): Promise<readonly string[] | null> {
  if (lines.length === 0) return [];
  const place = await mkdtemp(join(tmpdir(), 'vouch-lines-'));
  try {
    const paths = lines.map((_, at) => join(place, `${at}.png`));
    for (const [at, line] of lines.entries()) await writeFile(paths[at] ?? '', await toPng(line));
    const list = join(place, 'list.txt');
    await writeFile(list, paths.join('\n'));
    const data = folder === null ? [] : ['--tessdata-dir', folder];
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    const words = [list, 'stdout', ...data, '-l', language, '--psm', SINGLE_LINE, ...settings];
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const { stdout } = await run('tesseract', words, {
      timeout: TIMEOUT_MS,
      maxBuffer: OUTPUT_BYTES_MAX,
      env,
    });
    const pages = stdout.split('\f').map((page) => page.replace(/[^A-Z0-9<]/g, ''));
    return lines.map((_, at) => pages[at] ?? '');
  } catch {
    return null;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The folder when it holds data that were trained on machine-readable zones. */
export function mrzDataFolder(mirror: string): string | null {
  return existsSync(join(mirror, 'mrz.traineddata')) ? mirror : null;
}

function toPng({ data, width, height }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .extend({ top: MARGIN_PX, bottom: MARGIN_PX, left: MARGIN_PX, right: MARGIN_PX, background: 'white' })
    .png()
    .toBuffer();
}
