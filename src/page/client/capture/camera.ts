/** One camera in one video element: opens it, turns to another one, lights its torch, and lets go of it. */

type Facing = 'environment' | 'user';

/** Chrome's, missing in the DOM's types. */
type TorchSetting = MediaTrackConstraintSet & { readonly torch: boolean };
type TorchCapability = MediaTrackCapabilities & { readonly torch?: boolean };

/** More than this helps nobody and costs time and memory. */
const WIDTH_MAX = 4096;
const SIZE = { width: { ideal: 1920, max: WIDTH_MAX }, height: { ideal: 1440 } } as const;

export class Camera {
  readonly #video: HTMLVideoElement;
  readonly #onEnded: () => void;
  #facing: Facing;
  #deviceId: string | undefined;
  #stream: MediaStream | undefined;
  /** Of the latest opening: an earlier one that comes late is thrown away. */
  #opening = 0;

  constructor(video: HTMLVideoElement, facing: Facing, onEnded: () => void) {
    this.#video = video;
    this.#facing = facing;
    this.#onEnded = onEnded;
  }

  get track(): MediaStreamTrack | undefined {
    return this.#stream?.getVideoTracks()[0];
  }

  /** Whether it looks at the person, who then expects a mirror. Computers do not say; theirs does when asked for a selfie. */
  get isFront(): boolean {
    return (this.track?.getSettings().facingMode ?? this.#facing) === 'user';
  }

  get hasTorch(): boolean {
    const capabilities: TorchCapability = this.track?.getCapabilities?.() ?? {};
    return capabilities.torch === true;
  }

  /** False when it was let go of meanwhile. Throws what getUserMedia throws; an error named `Insecure` where there is none. */
  async open(): Promise<boolean> {
    this.close();
    const turn = this.#opening;
    const isLate = () => turn !== this.#opening;
    const stream = await this.#ask().catch((error) => {
      if (!isLate()) throw error;
    });
    if (!stream) return false;
    if (isLate()) {
      stopTracks(stream);
      return false;
    }
    this.#stream = stream;
    this.track?.addEventListener('ended', this.#onEnded);
    this.#video.srcObject = stream;
    // A picture that does not start moving shows itself as no frames; the person can still press the shutter.
    await this.#video.play().catch(() => {});
    return !isLate();
  }

  close(): void {
    this.#opening++;
    this.track?.removeEventListener('ended', this.#onEnded);
    if (this.#stream) stopTracks(this.#stream);
    this.#stream = undefined;
    this.#video.srcObject = null;
  }

  async countCameras(): Promise<number> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === 'videoinput').length;
  }

  /** A phone turns round; a computer goes on to the next camera it has. */
  async turn(): Promise<boolean> {
    const { facingMode, deviceId } = this.track?.getSettings() ?? {};
    if (facingMode) this.#facing = facingMode === 'user' ? 'environment' : 'user';
    else this.#deviceId = await nextDevice(deviceId);
    return this.open();
  }

  async light(isOn: boolean): Promise<void> {
    const torch: TorchSetting = { torch: isOn };
    await this.track?.applyConstraints({ advanced: [torch] });
  }

  async #ask(): Promise<MediaStream> {
    if (!isSecureContext || !navigator.mediaDevices?.getUserMedia)
      throw new DOMException('No camera for this page', 'Insecure');
    const which = this.#deviceId
      ? { deviceId: { exact: this.#deviceId } }
      : { facingMode: { ideal: this.#facing } };
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...SIZE, ...which } });
    } catch (error) {
      if (!(error instanceof Error) || !/NotFound|Overconstrained/.test(error.name)) throw error;
      return navigator.mediaDevices.getUserMedia({ audio: false, video: true });
    }
  }
}

async function nextDevice(current: string | undefined): Promise<string | undefined> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const ids = devices.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId);
  return ids[(ids.indexOf(current ?? '') + 1) % ids.length];
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
