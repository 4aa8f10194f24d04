/**
 * How the dialog looks: the whole screen on phones, a card on larger ones. Set property by property from script,
 * which a Content-Security-Policy without 'unsafe-inline' allows; the shadow stands for `::backdrop`, which it cannot reach.
 */

const PHONE = '(max-width: 480px), (max-height: 480px)';

const DIALOG = {
  display: 'flex',
  flexDirection: 'column',
  boxSizing: 'border-box',
  position: 'fixed',
  inset: '0',
  zIndex: '2147483647',
  width: '100%',
  height: '100%',
  margin: 'auto',
  padding: 'env(safe-area-inset-top) 0 env(safe-area-inset-bottom)',
  border: '0',
  overflow: 'hidden',
  colorScheme: 'light dark',
  background: 'Canvas',
  color: 'CanvasText',
  boxShadow: '0 0 0 100vmax rgba(0, 0, 0, 0.6)',
};
const ON_PHONE = { maxWidth: '100%', maxHeight: '100%', borderRadius: '0' };
const ON_DESKTOP = { maxWidth: '420px', maxHeight: 'min(760px, calc(100% - 32px))', borderRadius: '12px' };
/** 48 px a side: 44 is the least that a finger hits for sure (WCAG 2.2, 2.5.5). */
const BUTTON = {
  flex: 'none',
  alignSelf: 'flex-end',
  width: '48px',
  height: '48px',
  padding: '0',
  border: '0',
  background: 'none',
  color: 'inherit',
  font: '20px / 1 system-ui, sans-serif',
  cursor: 'pointer',
};
const FRAME = { flex: '1', minHeight: '0' };

/** The page behind stands still meanwhile. Answers what hides the dialog and lets the page scroll again. */
export function dressDialog(dialog: HTMLElement, button: HTMLElement, frame: HTMLElement): () => void {
  const phone = window.matchMedia(PHONE);
  const fit = () => Object.assign(dialog.style, phone.matches ? ON_PHONE : ON_DESKTOP);
  const page = document.documentElement.style;
  const { overflow } = page;

  Object.assign(dialog.style, DIALOG);
  Object.assign(button.style, BUTTON);
  Object.assign(frame.style, FRAME);
  page.overflow = 'hidden';
  fit();
  phone.addEventListener('change', fit);
  return () => {
    phone.removeEventListener('change', fit);
    dialog.style.display = 'none';
    page.overflow = overflow;
  };
}
