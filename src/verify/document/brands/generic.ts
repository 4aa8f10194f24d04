/** Any other document: what it calls itself tells its type. */
import type { Brand } from './brand.ts';

export const generic: Brand = {
  id: 'generic',
  type: null,
  country: null,
  size: null,
  back: 'useful',
  anchors: [],
};
