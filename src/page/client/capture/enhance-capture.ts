/** Puts the camera before the upload form: live picture, a look at the photo, sending. Every way out leads to the form's file. */
import { enhanceCopyLinks } from '../copy-link.ts';
import { isRemembered } from '../remembered.ts';
import { CaptureScreen } from './capture-screen.ts';
import { viewfinderFrom } from './viewfinder.ts';

export function enhanceCapture(root: HTMLElement): () => void {
  const form = root.querySelector<HTMLFormElement>('form[data-capture]');
  const template = root.querySelector<HTMLTemplateElement>('template[data-template="viewfinder"]');
  if (!form || !template) return () => {};
  const view = viewfinderFrom(template);
  const screen = new CaptureScreen(view, form);
  form.before(view.root);
  const stopCopying = enhanceCopyLinks(view.root);
  const end = new AbortController();
  const onVisibility = () => screen.onVisibility(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', onVisibility, { signal: end.signal });
  if (isRemembered('camera-open')) screen.open();
  return () => {
    end.abort();
    stopCopying();
    screen.close();
  };
}
