/** Whether a text is rather a label that was badly read than a value: small print in small letters that is nearly one of the table. */
import { skeletonOf } from './fold.ts';
import { isNearLabel } from './label-matcher.ts';

const LENGTH_MIN = 6;
const DIGITS_MAX = 2;

/** Values are printed in capitals where labels are not; one in capitals may be a name that is nearly a label. */
export function isLabelLike(text: string): boolean {
  if (text === text.toUpperCase() || (text.match(/\d/g)?.length ?? 0) > DIGITS_MAX) return false;
  return [text, ...text.split('/')]
    .map(skeletonOf)
    .some((skeleton) => skeleton.length >= LENGTH_MIN && isNearLabel(skeleton));
}
