/** A table as RFC 4180 has it: commas, quotes, one row a line. Every row keeps its line, so that a mistake in it can be found. */
import { readFileSync } from 'node:fs';
import { OperatorError } from '../../../src/errors.ts';

export interface Row {
  /** In the file, from 1. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Throws OperatorError when there is no such file, a column is missing, or a row has other columns than the head. */
export function readTable(path: string, columns: readonly string[]): readonly Row[] {
  const [head, ...rows] = splitRows(read(path), path);
  if (!head) throw new OperatorError(`${path} is empty: its first line must be ${columns.join(',')}`);
  const missing = columns.filter((column) => !head.cells.includes(column));
  if (missing.length > 0)
    throw new OperatorError(
      `${path} line 1: no column ${missing.join(', ')}; it must have ${columns.join(',')}`,
    );
  if (rows.length === 0) throw new OperatorError(`${path} has no rows below its first line`);
  return rows.map(({ line, cells }) => {
    if (cells.length !== head.cells.length)
      throw new OperatorError(
        `${path} line ${line}: ${cells.length} values for ${head.cells.length} columns; a value with a comma needs quotes`,
      );
    return { line, values: Object.fromEntries(head.cells.map((column, at) => [column, cells[at] ?? ''])) };
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new OperatorError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** One cell and what ends it: a comma, the line's end, or the file's. */
const CELL = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function splitRows(text: string, path: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  let [line, begun, cells] = [1, 1, [] as string[]];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text);
    if (!match)
      throw new OperatorError(`${path} line ${line}: a quote that does not enclose its whole value`);
    const [whole, quoted, plain = '', end] = match;
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    line += whole.split('\n').length - 1;
    if (end === ',' && CELL.lastIndex < text.length) continue;
    if (end === ',') cells.push('');
    if (cells.some((cell) => cell !== '')) rows.push({ line: begun, cells });
    [begun, cells] = [line, []];
  }
  return rows;
}
