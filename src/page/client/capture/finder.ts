/** The live picture: opens the camera, tells the person what to do, and takes the photo when asked to, or by itself. */
import { isRemembered, remember } from '../remembered.ts';
import { type Burst, burst } from './burst.ts';
import { Camera } from './camera.ts';
import { type CameraFailure, cameraFailure } from './camera-failure.ts';
import { automaticShutter } from './guidance/automatic-shutter.ts';
import { documentGuide, type Guide, selfieGuide } from './guide.ts';
import { onFrames } from './on-frames.ts';
import { type Photo, takeDocument, takeSelfie } from './photo.ts';
import { type Teller, teller } from './teller.ts';
import type { Viewfinder } from './viewfinder.ts';

export interface FinderEvents {
  readonly onPhoto: (photo: Photo, isAutomatic: boolean) => void;
  readonly onFailure: (failure: CameraFailure) => void;
}

export class Finder {
  readonly #view: Viewfinder;
  readonly #events: FinderEvents;
  readonly #isSelfie: boolean;
  readonly #video: HTMLVideoElement;
  readonly #stage: HTMLElement;
  readonly #camera: Camera;
  #stopLooking: () => void = () => {};
  #guide: Guide = () => 'press';
  #teller: Teller;
  #shutter = automaticShutter();
  #burst: Burst = burst();
  #isTaking = false;

  constructor(view: Viewfinder, isSelfie: boolean, events: FinderEvents) {
    this.#view = view;
    this.#events = events;
    this.#isSelfie = isSelfie;
    this.#video = view.part<HTMLVideoElement>('video');
    this.#stage = view.part('stage');
    this.#camera = new Camera(this.#video, isSelfie ? 'user' : 'environment', () => {
      this.#fail('ended');
    });
    this.#teller = teller(view);
    view.onPress('take', () => this.#take(false));
    view.onPress('turn', () => this.#start(() => this.#camera.turn()));
    view.onPress('light', () => this.#toggleLight());
    view.onPress('automatic', () => this.setAutomatic(isRemembered('automatic-off')));
    this.setAutomatic(!isRemembered('automatic-off'));
  }

  /** Goes on with the camera that is open, or opens it. */
  async open(): Promise<void> {
    if (this.#camera.track) return this.#begin();
    await this.#start(() => this.#camera.open());
  }

  /** Stops looking, and keeps the camera for another try. */
  rest(): void {
    this.#stopLooking();
    this.#teller.rest();
  }

  close(): void {
    this.rest();
    this.#camera.close();
  }

  setAutomatic(isOn: boolean): void {
    remember('automatic-off', !isOn);
    this.#view.part('automatic').setAttribute('aria-pressed', String(isOn));
  }

  async #start(open: () => Promise<boolean>): Promise<void> {
    this.rest();
    this.#teller.start();
    this.#view.part('light').hidden = true;
    this.#view.part('turn').hidden = true;
    try {
      if (!(await open())) return;
    } catch (error) {
      return this.#fail(cameraFailure(error instanceof Error ? error.name : '', navigator.userAgent));
    }
    remember('camera-open', true);
    this.#begin();
    await this.#offerChoices();
  }

  async #offerChoices(): Promise<void> {
    const light = this.#view.part('light');
    light.hidden = !this.#camera.hasTorch;
    light.setAttribute('aria-pressed', 'false');
    this.#view.part('turn').hidden = (await this.#camera.countCameras()) < 2;
  }

  #begin(): void {
    this.#stopLooking();
    this.#stage.toggleAttribute('data-mirrored', this.#camera.isFront);
    this.#guide = this.#isSelfie ? selfieGuide() : documentGuide();
    this.#teller = teller(this.#view);
    this.#shutter = automaticShutter();
    this.#burst = burst();
    this.#stopLooking = onFrames(this.#video, (now) => this.#look(now));
  }

  #look(now: number): void {
    const { videoWidth, videoHeight } = this.#video;
    this.#stage.toggleAttribute('data-wide', videoWidth > videoHeight);
    if (this.#isSelfie) this.#burst.add(this.#video);
    const advice = this.#guide(this.#video, this.#stage.clientWidth / Math.max(1, this.#stage.clientHeight));
    const isGood = advice === 'good' && !isRemembered('automatic-off');
    const progress = this.#shutter(isGood, now);
    this.#teller.tell(advice, progress, now);
    if (progress === 1) this.#take(true);
  }

  async #take(isAutomatic: boolean): Promise<void> {
    if (this.#isTaking || this.#video.videoWidth === 0) return;
    this.#isTaking = true;
    this.rest();
    this.#stage.dataset.state = 'taking';
    try {
      const photo = this.#isSelfie
        ? await takeSelfie(this.#video, this.#burst.frames())
        : await takeDocument(this.#video, this.#camera.track);
      this.#events.onPhoto(photo, isAutomatic);
    } catch {
      this.#fail('busy');
    } finally {
      this.#isTaking = false;
    }
  }

  async #toggleLight(): Promise<void> {
    const light = this.#view.part('light');
    const isOn = light.getAttribute('aria-pressed') !== 'true';
    await this.#camera.light(isOn).then(
      () => light.setAttribute('aria-pressed', String(isOn)),
      () => {
        light.hidden = true;
      },
    );
  }

  #fail(failure: CameraFailure): void {
    this.close();
    this.#events.onFailure(failure);
  }
}
