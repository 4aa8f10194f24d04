/** Where the person stands on the way to one photo, and what leads on from there. */
import { remember } from '../remembered.ts';
import type { CameraFailure } from './camera-failure.ts';
import { Finder } from './finder.ts';
import { openFile, type Photo } from './photo.ts';
import { PhotoForm } from './photo-form.ts';
import { sendPhoto } from './send-photo.ts';
import type { Viewfinder } from './viewfinder.ts';

/** `invite`: nothing is open. Each is a part of the viewfinder, and the only one that is shown. */
const STATES = ['invite', 'finder', 'review', 'sending', 'failure'] as const;
type State = (typeof STATES)[number];

export class CaptureScreen {
  readonly #view: Viewfinder;
  readonly #form: PhotoForm;
  readonly #heading: HTMLElement | null;
  readonly #title: string;
  readonly #finder: Finder;
  #state: State = 'invite';
  /** Where another photo comes from. */
  #source: State = 'invite';
  #photo: Photo | undefined;
  #isAutomatic = false;
  #sending: AbortController | undefined;

  constructor(view: Viewfinder, form: HTMLFormElement) {
    this.#view = view;
    this.#heading = form.closest('main')?.querySelector('h1') ?? null;
    this.#title = this.#heading?.textContent ?? '';
    this.#form = new PhotoForm(form, view.word('choose'), (file) => this.#choose(file));
    this.#finder = new Finder(view, form.dataset.capture === 'selfie', {
      onPhoto: (photo, isAutomatic) => this.#review(photo, isAutomatic),
      onFailure: (failure) => this.#fail(failure),
    });
    view.onPress('open', () => this.#openByHand());
    view.onPress('retry', () => this.#openByHand());
    view.onPress('close', () => this.#closeByHand());
    view.onPress('use', () => this.#send());
    view.onPress('again', () => this.#again());
    view.onPress('cancel', () => this.#sending?.abort());
  }

  open(): Promise<void> {
    this.#show('finder');
    return this.#finder.open();
  }

  close(): void {
    this.#sending?.abort();
    this.#finder.close();
  }

  /** A page that nobody sees has no business with the camera. */
  onVisibility(isVisible: boolean): void {
    if (!isVisible) this.#finder.close();
    else if (this.#state === 'finder') this.#finder.open();
  }

  #openByHand(): void {
    this.open();
    this.#view.part('finder').scrollIntoView({ block: 'nearest' });
    this.#view.part('shutter').focus({ preventScroll: true });
  }

  #closeByHand(): void {
    remember('camera-open', false);
    this.#finder.close();
    this.#show('invite');
    this.#view.part('open').focus();
  }

  async #choose(file: File): Promise<void> {
    this.#source = this.#state;
    this.#finder.rest();
    this.#review(await openFile(file), false);
  }

  #review(photo: Photo, isAutomatic: boolean): void {
    this.#photo = photo;
    this.#isAutomatic = isAutomatic;
    const isFile = this.#form.hasFile;
    if (!isFile) this.#source = 'finder';
    const shown = this.#view.part('photo');
    if (photo.canvas) shown.replaceChildren(photo.canvas);
    shown.hidden = !photo.canvas;
    this.#view.part('unseen').hidden = Boolean(photo.canvas);
    this.#view.part('again').textContent = this.#view.word(isFile ? 'other' : 'again');
    this.#show('review');
    this.#focusHeading();
  }

  /** Who takes an automatic photo again was not ready for it. */
  #again(): void {
    this.#form.reset();
    if (this.#isAutomatic) this.#finder.setAutomatic(false);
    if (this.#source === 'finder') this.#openByHand();
    else this.#showForm();
  }

  #showForm(): void {
    this.#show(this.#source);
    this.#form.focus();
  }

  async #send(): Promise<void> {
    if (!this.#photo) return;
    this.#finder.close();
    this.#show('sending');
    this.#focusHeading();
    this.#sending = new AbortController();
    this.#tellProgress(0);
    await sendPhoto(this.#photo, {
      form: this.#form.element,
      signal: this.#sending.signal,
      onProgress: (share) => this.#tellProgress(share),
      onLost: () => this.#tellLost(),
    }).catch(() => this.#show('review'));
  }

  #tellProgress(share: number): void {
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });
    this.#view.part<HTMLProgressElement>('progress').value = share;
    this.#view.part('percent').textContent = percent.format(share);
    this.#view.part('connection').textContent = share === 1 ? this.#view.word('checking') : '';
  }

  #tellLost(): void {
    this.#tellProgress(0);
    this.#view.part('connection').textContent = this.#view.word(navigator.onLine ? 'lost' : 'offline');
  }

  #fail(failure: CameraFailure): void {
    remember('camera-open', false);
    for (const reason of this.#view.root.querySelectorAll<HTMLElement>('[data-failure]')) {
      reason.hidden = reason.dataset.failure !== failure;
    }
    this.#view.part('copy').hidden = failure !== 'in_app';
    this.#view.part('retry').hidden = failure === 'insecure' || failure === 'in_app';
    this.#show('failure');
    this.#view.part('reason').focus();
  }

  #focusHeading(): void {
    this.#heading?.setAttribute('tabindex', '-1');
    this.#heading?.focus();
  }

  #show(state: State): void {
    this.#state = state;
    for (const each of STATES) this.#view.part(each).hidden = each !== state;
    if (this.#heading) this.#heading.textContent = this.#view.word(state) || this.#title;
    this.#form.follow(state);
    const main = this.#form.element.closest('main');
    if (main) main.dataset.camera = state;
  }
}
