/**
 * Lets `const okID = new okID(config)` run: there the constant shadows the class before it has a value, and the browser
 * throws a ReferenceError. The HTML parser settles microtasks before it runs an inline script (HTML standard, "script end
 * tag"), so an observer sees the script's text while it may still be changed, and writes `new window.okID(config)`.
 *
 * It cannot reach external script files, scripts that a script inserts, inline scripts that a policy allows by their
 * hash, and pages that demand Trusted Types. Write `const okID = new window.okID(config)` there, or choose another name.
 */

const SHADOWED = /\b((?:const|let)\s+okID\s*=\s*new\s+)(?=okID\s*\()/g;

/** Watches until the parser is done: afterwards nothing passes by here before it runs. */
export function unshadowOkId(page: Document): void {
  if (page.readyState !== 'loading') return;
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) [target, ...addedNodes].forEach(unshadow);
  });
  observer.observe(page, { childList: true, subtree: true, characterData: true });
  page.addEventListener('DOMContentLoaded', () => observer.disconnect());
}

/** A long script arrives in pieces, so a piece of its text may be what changed. */
function unshadow(node: Node): void {
  const script = node instanceof Text ? node.parentNode : node;
  if (!(script instanceof HTMLScriptElement) || script.src) return;
  const text = script.text.replace(SHADOWED, '$1window.');
  if (text !== script.text) script.text = text;
}
