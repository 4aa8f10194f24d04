/** Whether a number looks as its brand's numbers do, check digits included: one sign of a document that is what it claims to be. */
import type { NumberField } from '../visual/layout.ts';
import { brandOf } from './brands.ts';

/** Null where nothing is known about the numbers of the brand. */
export function fitsNumberPattern(brand: string, field: NumberField, number: string): boolean | null {
  const fits = brandOf(brand)?.layout?.numbers?.[field];
  return fits ? fits(number.toUpperCase().replaceAll(/\s/g, '')) : null;
}
