/** At the end the browser goes back by itself after a while, unless the person stays. Within another page that one is told instead. */

export function enhanceWayBack(root: HTMLElement): () => void {
  const note = root.querySelector<HTMLElement>('[data-way-back]');
  const { wayBack, seconds } = note?.dataset ?? {};
  if (!note || !wayBack) return () => {};
  if (window.parent !== window) {
    note.hidden = true;
    return () => {};
  }
  const timer = setTimeout(() => location.assign(wayBack), Number(seconds) * 1000);
  const stay = note.querySelector('button');
  if (stay) {
    stay.hidden = false;
    stay.onclick = () => {
      clearTimeout(timer);
      note.hidden = true;
    };
  }
  return () => clearTimeout(timer);
}
