/** Vouch from a backend in TypeScript or JavaScript: a method for every operation of the contract. Needs nothing but `fetch` and WebCrypto: Node 20, Deno, Bun, workers. */
import { type Answer, type Ask, type Body, type CallOptions, createAsk, type Query } from './ask.ts';
import { everyItem } from './pages.ts';
import { createTransport, type TransportOptions } from './transport.ts';

export type { CallOptions } from './ask.ts';
export { type ProblemPlace, VouchProblem } from './problem.ts';
export type * from './shapes.ts';
export type { TransportOptions as VouchOptions } from './transport.ts';
export {
  type PublicKeys,
  type ReceivedHeaders,
  verifyWebhook,
  type WebhookOptions,
  WebhookRefused,
  type WebhookSecret,
} from './verify-webhook.ts';

export type VouchClient = ReturnType<typeof createVouch>;

export function createVouch(options: TransportOptions) {
  const ask = createAsk(createTransport(options));
  return {
    sessions: sessionsOf(ask),
    images: imagesOf(ask),
    events: eventsOf(ask),
    webhooks: { endpoints: endpointsOf(ask), ...deliveriesOf(ask) },
    account: accountOf(ask),
    keys: keysOf(ask),
    oauth: oauthOf(ask),
    service: serviceOf(ask),
  };
}

function sessionsOf(ask: Ask) {
  return {
    create: (body: Body<'createSession'> = {}, options: CallOptions = {}) =>
      ask('createSession', { body, ...options }),
    read: (id: string) => ask('readSession', { ids: [id] }),
    /** One page; `all` goes through them. */
    list: (query: Query<'listSessions'> = {}) => ask('listSessions', { query }),
    all: (query: Query<'listSessions'> = {}) =>
      everyItem((cursor = query.cursor) => ask('listSessions', { query: { ...query, cursor } })),
    cancel: (id: string, options: CallOptions = {}) => ask('cancelSession', { ids: [id], ...options }),
    erase: (id: string) => ask('eraseSession', { ids: [id] }),
  };
}

/** An image as bytes, or as text in base64. */
export type Picture = Uint8Array | Blob | string;

export interface ImageToSubmit {
  readonly type: Body<'submitImage'>['type'];
  readonly image: Picture;
  /** The burst around a selfie's shutter: 3 to 5 images, in the same form. */
  readonly frames?: readonly Picture[];
}

function imagesOf(ask: Ask) {
  return {
    submit: (id: string, image: ImageToSubmit, options: CallOptions = {}) =>
      ask('submitImage', { ids: [id], body: uploadOf(image), ...options }),
    list: (id: string) => ask('listImages', { ids: [id] }),
    /** The bytes of a JPEG. */
    read: (id: string, imageId: string) => ask('readImage', { ids: [id, imageId] }),
  };
}

function uploadOf({ type, image, frames = [] }: ImageToSubmit): Body<'submitImage'> | FormData {
  if (typeof image === 'string') {
    return { type, image, ...(frames.length > 0 && { frames: frames.map(String) }) };
  }
  const form = new FormData();
  form.set('type', type);
  form.set('image', blobOf(image), 'image');
  for (const frame of frames) form.append('frames', blobOf(frame), 'frame');
  return form;
}

function blobOf(picture: Picture): Blob {
  return picture instanceof Blob
    ? picture
    : new Blob([typeof picture === 'string' ? picture : new Uint8Array(picture)]);
}

function eventsOf(ask: Ask) {
  return {
    /** One page; keep its `next_cursor` and ask `after` it later. */
    list: (query: Query<'listEvents'> = {}) => ask('listEvents', { query }),
    /** Up to the newest. */
    all: (query: Query<'listEvents'> = {}) =>
      everyItem((after = query.after) => ask('listEvents', { query: { ...query, after } })),
    read: (id: string) => ask('readEvent', { ids: [id] }),
  };
}

function endpointsOf(ask: Ask) {
  return {
    create: (body: Body<'createWebhookEndpoint'>, options: CallOptions = {}) =>
      ask('createWebhookEndpoint', { body, ...options }),
    list: () => ask('listWebhookEndpoints'),
    read: (id: string) => ask('readWebhookEndpoint', { ids: [id] }),
    update: (id: string, body: Body<'updateWebhookEndpoint'>) =>
      ask('updateWebhookEndpoint', { ids: [id], body }),
    remove: (id: string) => ask('deleteWebhookEndpoint', { ids: [id] }),
    rotateSecret: (id: string, body: Body<'rotateWebhookSecret'> = {}, options: CallOptions = {}) =>
      ask('rotateWebhookSecret', { ids: [id], body, ...options }),
    test: (id: string, options: CallOptions = {}) => ask('testWebhookEndpoint', { ids: [id], ...options }),
  };
}

function deliveriesOf(ask: Ask) {
  const list = (query: Query<'listWebhookDeliveries'> = {}) => ask('listWebhookDeliveries', { query });
  return {
    deliveries: {
      /** One page; `all` goes through them. */
      list,
      all: (query: Query<'listWebhookDeliveries'> = {}) =>
        everyItem((cursor = query.cursor) => list({ ...query, cursor })),
      read: (id: string) => ask('readWebhookDelivery', { ids: [id] }),
      resend: (id: string, options: CallOptions = {}) =>
        ask('resendWebhookDelivery', { ids: [id], ...options }),
    },
    /** Sends events again that went astray, by their ids or their time. */
    replay: (body: Body<'replayWebhooks'>, options: CallOptions = {}) =>
      ask('replayWebhooks', { body, ...options }),
  };
}

function accountOf(ask: Ask) {
  return {
    read: () => ask('readAccount'),
    change: (body: Body<'changeAccount'>) => ask('changeAccount', { body }),
    setLogo: (body: Body<'setLogo'>) => ask('setLogo', { body }),
    removeLogo: () => ask('removeLogo'),
  };
}

function keysOf(ask: Ask) {
  return {
    create: (body: Body<'createKey'>, options: CallOptions = {}) => ask('createKey', { body, ...options }),
    /** One page; `all` goes through them. */
    list: (query: Query<'listKeys'> = {}) => ask('listKeys', { query }),
    all: (query: Query<'listKeys'> = {}) =>
      everyItem((cursor = query.cursor) => ask('listKeys', { query: { ...query, cursor } })),
    rotate: (id: string, body: Body<'rotateKey'> = {}, options: CallOptions = {}) =>
      ask('rotateKey', { ids: [id], body, ...options }),
    revoke: (id: string) => ask('revokeKey', { ids: [id] }),
  };
}

function oauthOf(ask: Ask) {
  return {
    /** An access token, which stands in for a key. */
    issueToken: (body: Body<'issueToken'>): Promise<Answer<'issueToken'>> =>
      ask('issueToken', {
        isWithoutKey: true,
        body: new URLSearchParams(
          Object.entries(body).map(([name, text]): [string, string] => [name, String(text)]),
        ),
      }),
    /** What webhooks are signed with besides their secret: `verifyWebhook` takes them. */
    signingKeys: () => ask('readSigningKeys'),
    metadata: () => ask('readAuthorizationServer'),
  };
}

function serviceOf(ask: Ask) {
  return {
    isAlive: () => ask('isAlive'),
    isReady: () => ask('isReady'),
    metrics: () => ask('readMetrics'),
    contract: () => ask('readContract'),
  };
}
