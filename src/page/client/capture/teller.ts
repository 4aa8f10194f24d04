/** Shows advice over the picture, reads it out at a pace that can be followed, and fills the ring around the shutter. */
import type { Advice } from './guidance/advice.ts';
import { patience } from './guidance/patience.ts';
import { steady } from './guidance/steady.ts';
import type { Viewfinder } from './viewfinder.ts';

export interface Teller {
  /** While there is no picture yet. */
  readonly start: () => void;
  readonly tell: (advice: Advice, progress: number, now: number) => void;
  readonly rest: () => void;
}

const SHOWN = { stayMs: 700, settleMs: 250 } as const;
const SPOKEN = { stayMs: 1500, settleMs: 0 } as const;

export function teller({ part, word }: Viewfinder): Teller {
  const [stage, shown, spoken, ring] = [part('stage'), part('advice'), part('spoken'), part('ring')];
  const lose = patience();
  const show = steady<Advice>(SHOWN);
  const speak = steady<Advice>(SPOKEN);
  const fill = (progress: number) => {
    ring.style.strokeDashoffset = String(1 - progress);
  };
  return {
    start: () => {
      stage.dataset.state = 'starting';
      write(shown, word('starting'));
      write(spoken, word('starting'));
    },
    tell: (seen, progress, now) => {
      const advice = show(lose(seen, now), now);
      stage.dataset.state = advice === 'good' ? 'good' : 'looking';
      write(shown, word(advice));
      write(spoken, word(speak(advice, now)));
      fill(progress);
    },
    rest: () => fill(0),
  };
}

/** Only what changes: a live region reads out whatever is written. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
