/** Buttons that copy a link: `<button data-copy="address" data-copied="words that say so">`. */

const THANKS_MS = 2500;

export function enhanceCopyLinks(root: HTMLElement): () => void {
  const end = new AbortController();
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => copyFrom(button), end);
  }
  return () => end.abort();
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  const { copy = '', copied } = button.dataset;
  const isCopied = await write(new URL(copy, location.href).href);
  if (!isCopied || !copied || button.dataset.words) return;
  button.dataset.words = button.textContent;
  button.setAttribute('aria-live', 'polite');
  button.textContent = copied;
  setTimeout(() => {
    button.textContent = button.dataset.words ?? '';
    delete button.dataset.words;
  }, THANKS_MS);
}

async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeBySelection(text);
  }
}

/** For pages that may not use the clipboard: inside an app, or in a frame. */
function writeBySelection(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
