/** The check as a part of the integrator's page, as high as its content. */
import type { Stage } from './stage.ts';

/** CSS pixels: before the page has spoken; less hides the buttons; more is a page that counts wrongly. */
const HEIGHT_FIRST = 640;
const HEIGHT_MIN = 320;
const HEIGHT_MAX = 4000;

export function showInline(frame: HTMLIFrameElement, container: Element): Stage {
  const resize = (height: number) => {
    frame.style.height = `${Math.ceil(Math.min(Math.max(height, HEIGHT_MIN), HEIGHT_MAX))}px`;
  };
  resize(HEIGHT_FIRST);
  container.append(frame);
  return {
    resize,
    hide: () => {
      frame.style.display = 'none';
    },
    remove: () => frame.remove(),
  };
}
