/** Whether one of two readings may have fewer given names for a good reason: AAMVA parts the first name from the middle ones. */
import type { FieldReading } from '../document.ts';

export function lacksMiddleNames(one: FieldReading, other: FieldReading): boolean {
  return one.name === 'first_name' && (one.source === 'barcode') !== (other.source === 'barcode');
}
