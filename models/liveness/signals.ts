/** The four hand-made checks, in the order in which they are reported. */
import { color } from './color.ts';
import { frequency } from './frequency.ts';
import { reflection } from './reflection.ts';
import { sharpness } from './sharpness.ts';
import type { Signal } from './signal.ts';

export const SIGNALS: readonly Signal[] = [frequency, reflection, sharpness, color];
