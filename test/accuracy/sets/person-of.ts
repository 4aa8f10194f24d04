/** Whose photo it is when the table does not say: `lfw/Ada_Lovelace_0002.jpg` is of Ada_Lovelace. */
import { posix } from 'node:path';

export function personOf(image: string): string {
  const { name } = posix.parse(image.replaceAll('\\', '/'));
  return name.replace(/[_-]?\d+$/, '') || name;
}
