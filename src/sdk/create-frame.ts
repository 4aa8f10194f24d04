/** The frame of the hosted page: it may use the camera, and learns which origin is around it but no more of the address. */
export function createFrame(url: URL, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.allow = 'camera; fullscreen; clipboard-write';
  frame.referrerPolicy = 'origin';
  frame.title = title;
  frame.src = url.href;
  Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
  return frame;
}
