/** A token request (RFC 6749 §4.4.2) → who asks and for what: the client's id and secret by HTTP Basic or in the form. */
import type { OAuthErrorCode } from '../contract/oauth.ts';

export interface TokenClient {
  readonly id: string;
  readonly secret: string;
}

export interface TokenAsked {
  readonly client: TokenClient;
  readonly grantType: string;
  /** Null: all that the key has. */
  readonly scopes: readonly string[] | null;
}

/** Becomes the answer of RFC 6749 §5.2; the sentence is for the client's developer. */
export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal';
  readonly code: OAuthErrorCode;

  constructor(code: OAuthErrorCode, sentence: string) {
    super(sentence);
    this.code = code;
  }
}

const BASIC = /^Basic +([A-Za-z0-9+/]+={0,2})$/i;

/** Throws OAuthRefusal. */
export function readTokenRequest(body: unknown, authorization: string | undefined): TokenAsked {
  if (!(body instanceof URLSearchParams))
    throw new OAuthRefusal('invalid_request', 'Send application/x-www-form-urlencoded.');
  const names = [...body.keys()];
  if (new Set(names).size < names.length)
    throw new OAuthRefusal('invalid_request', 'A parameter stands there twice.');
  const grantType = body.get('grant_type');
  if (!grantType) throw new OAuthRefusal('invalid_request', 'grant_type is missing.');
  const scope = body.get('scope')?.trim();
  return { grantType, client: readClient(body, authorization), scopes: scope ? scope.split(/ +/) : null };
}

/** One way only (RFC 6749 §2.3); an id beside HTTP Basic may stand in the form when it is the same. */
function readClient(body: URLSearchParams, authorization: string | undefined): TokenClient {
  const [id, secret] = [body.get('client_id'), body.get('client_secret')];
  if (authorization !== undefined) {
    const client = readBasic(authorization);
    if (secret || (id && id !== client.id))
      throw new OAuthRefusal('invalid_request', 'Send the client either by HTTP Basic or in the form.');
    return client;
  }
  if (id && secret) return { id, secret };
  throw new OAuthRefusal('invalid_client', 'Send client_id and client_secret, or HTTP Basic.');
}

/** Both halves are form-encoded before they are joined (RFC 6749 §2.3.1). */
function readBasic(authorization: string): TokenClient {
  const [, encoded] = BASIC.exec(authorization) ?? [];
  const [id, ...rest] = Buffer.from(encoded ?? '', 'base64')
    .toString('utf8')
    .split(':');
  const [clientId, secret] = [formDecoded(id ?? ''), formDecoded(rest.join(':'))];
  if (clientId && secret) return { id: clientId, secret };
  throw new OAuthRefusal('invalid_client', 'The header Authorization is not HTTP Basic with id and key.');
}

function formDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
