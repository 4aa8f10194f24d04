/** The check over the integrator's page: a modal dialog with a close button above the frame. */
import { dressDialog } from './dress-dialog.ts';
import { holdFocus } from './hold-focus.ts';
import type { Stage } from './stage.ts';
import type { Words } from './words.ts';

/** `onClose` is told when the person closes the dialog, by its button or by Escape. */
export function showDialog(frame: HTMLIFrameElement, words: Words, onClose: () => void): Stage {
  const dialog = document.createElement('dialog');
  const button = closeButton(words.close, onClose);
  dialog.setAttribute('aria-label', words.title);
  dialog.lang = words.lang;
  dialog.dir = words.lang === 'ar' ? 'rtl' : 'ltr';
  dialog.append(button, frame);
  dialog.addEventListener('close', onClose);

  const focused = document.activeElement;
  const undress = dressDialog(dialog, button, frame);
  // A script in the head opens it before there is a body.
  (document.body ?? document.documentElement).append(dialog);
  const letGo = openModally(dialog, button, onClose);
  return {
    resize: () => {},
    hide: () => {
      undress();
      letGo();
      if (focused instanceof HTMLElement) focused.focus();
    },
    remove: () => dialog.remove(),
  };
}

function closeButton(label: string, onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '✕';
  button.setAttribute('aria-label', label);
  button.addEventListener('click', onClick);
  return button;
}

/** Answers what closes it. Browsers without modal dialogs (Safari before 15.4, Firefox before 98) get the same by hand. */
function openModally(dialog: HTMLDialogElement, button: HTMLElement, onClose: () => void): () => void {
  if (typeof dialog.showModal !== 'function') return holdFocus(dialog, button, onClose);
  dialog.showModal();
  return () => dialog.close();
}
