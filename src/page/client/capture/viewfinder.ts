/** The camera's part of the screen, made from the server's template: its elements and its words by name. */

export interface Viewfinder {
  readonly root: HTMLElement;
  readonly part: <Kind extends HTMLElement>(name: string) => Kind;
  readonly word: (name: string) => string;
  readonly onPress: (name: string, act: () => void) => void;
}

/** Throws when the template has no element. Parts, presses and words that it lacks are a fault of ours and throw too. */
export function viewfinderFrom(template: HTMLTemplateElement): Viewfinder {
  const copy = document.importNode(template.content, true);
  const root = found(copy, '.camera');
  const words = new Map<string, string>();
  for (const { dataset, textContent } of copy.querySelectorAll<HTMLElement>('[data-word]')) {
    words.set(dataset.word ?? '', textContent);
  }
  return {
    root,
    part: (name) => found(root, `[data-part="${name}"]`),
    word: (name) => words.get(name) ?? '',
    onPress: (name, act) => found(root, `[data-press="${name}"]`).addEventListener('click', act),
  };
}

function found<Kind extends HTMLElement>(root: ParentNode, selector: string): Kind {
  const element = root.querySelector<Kind>(selector);
  if (!element) throw new Error(`The viewfinder has no ${selector}`);
  return element;
}
