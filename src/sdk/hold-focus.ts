/** What a modal dialog does by itself where the browser knows one: says so, keeps the focus inside, closes on Escape. */
export function holdFocus(dialog: HTMLElement, first: HTMLElement, onEscape: () => void): () => void {
  const bringBack = ({ target }: FocusEvent) => {
    if (target instanceof Node && !dialog.contains(target)) first.focus();
  };
  const listenForEscape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') onEscape();
  };
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  document.addEventListener('focusin', bringBack);
  document.addEventListener('keydown', listenForEscape);
  first.focus();
  return () => {
    document.removeEventListener('focusin', bringBack);
    document.removeEventListener('keydown', listenForEscape);
  };
}
