/** Why there is no picture from the camera, as far as it helps the person: each reason has its own words on the screen. */

export type CameraFailure = 'denied' | 'none' | 'busy' | 'insecure' | 'in_app' | 'ended';

/** Browsers inside other apps, which often cannot ask for the camera: Instagram, Facebook, Line, WeChat, TikTok, Android's WebView. */
const IN_APP = /Instagram|FBAN|FBAV|\bLine\/|MicroMessenger|TikTok|musical_ly|BytedanceWebview|; wv\)/i;

const BY_ERROR: Readonly<Record<string, CameraFailure>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  Insecure: 'insecure',
};

/** `errorName` is that of getUserMedia, or `Insecure` where a page cannot even ask. All others mean that it did not start. */
export function cameraFailure(errorName: string, userAgent: string): CameraFailure {
  const failure = BY_ERROR[errorName] ?? 'busy';
  const isAppsFault = failure === 'denied' || failure === 'insecure';
  return isAppsFault && IN_APP.test(userAgent) ? 'in_app' : failure;
}
