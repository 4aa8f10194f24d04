/** Tells the person at the terminal how far a file is: a bar that moves on a TTY, one line for each file elsewhere. */

const BAR_WIDTH = 24;
const NAME_WIDTH = 40;
const CLEAR_LINE = '\r\u001b[2K';

export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface Progress {
  advance(file: string, bytesDone: number, bytes: number): void;
  /** `outcome` is what was done with the file. */
  finish(file: string, outcome: string): void;
}

export function newProgress(screen: Screen): Progress {
  let shown = '';
  const clear = () => (screen.isTTY && shown !== '' ? CLEAR_LINE : '');
  return {
    advance(file, bytesDone, bytes) {
      const line = `${file.padEnd(NAME_WIDTH)} ${bar(bytesDone / bytes)}`;
      if (!screen.isTTY || line === shown) return;
      screen.write(`${clear()}${line}`);
      shown = line;
    },
    finish(file, outcome) {
      screen.write(`${clear()}${file.padEnd(NAME_WIDTH)} ${outcome}\n`);
      shown = '';
    },
  };
}

function bar(share: number): string {
  const filled = Math.round(share * BAR_WIDTH);
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  return `[${'#'.repeat(filled)}${' '.repeat(BAR_WIDTH - filled)}] ${percent} %`;
}
