/** The upload form beside the camera: another way to give a photo, and the only one when there is no camera. */

export class PhotoForm {
  readonly element: HTMLFormElement;
  readonly #input: HTMLInputElement | null;
  readonly #label: HTMLLabelElement | null;
  readonly #ownWords: string;
  readonly #otherWords: string;
  readonly #ownCamera: string;

  /** `otherWords` is the label while the camera is the first choice. */
  constructor(form: HTMLFormElement, otherWords: string, onFile: (file: File) => void) {
    this.element = form;
    this.#input = form.querySelector('input[type="file"]');
    this.#label = form.querySelector('label');
    this.#ownWords = this.#label?.textContent ?? '';
    this.#otherWords = otherWords;
    this.#ownCamera = this.#input?.getAttribute('capture') ?? '';
    for (const button of form.querySelectorAll('button')) button.hidden = true;
    const give = () => {
      const file = this.#input?.files?.[0];
      if (file) onFile(file);
    };
    this.#input?.addEventListener('change', give);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      give();
    });
    this.follow('invite');
  }

  get hasFile(): boolean {
    return Boolean(this.#input?.files?.length);
  }

  reset(): void {
    this.element.reset();
  }

  focus(): void {
    this.#input?.focus();
  }

  /** With `capture` the input opens the phone's own camera, which is what is wanted when the page's does not open. */
  follow(state: string): void {
    const isAlone = state === 'failure';
    this.element.hidden = state === 'review' || state === 'sending';
    if (this.#label) this.#label.textContent = isAlone ? this.#ownWords : this.#otherWords;
    if (isAlone) this.#input?.setAttribute('capture', this.#ownCamera);
    else this.#input?.removeAttribute('capture');
  }
}
