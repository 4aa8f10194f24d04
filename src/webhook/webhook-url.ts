/** Whether events may go to an address: by its shape, and by the account's allow-list. */
import { invalidRequest, Problem } from '../errors.ts';

export interface UrlRules {
  /** `example.com`, or `*.example.com` for every host below it. */
  readonly domains: readonly string[];
  /** Plain http to localhost, for test keys of a try-out. */
  readonly allowLoopback: boolean;
  /** Where the address stands in the request. */
  readonly pointer?: string;
}

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Throws 422 with what to do about it. */
export function assertWebhookUrl(
  text: string,
  { domains, allowLoopback, pointer = '/webhook_url' }: UrlRules,
): void {
  const url = new URL(text);
  const refused = (detail: string): Problem => invalidRequest([{ pointer, detail }]);
  if (url.username || url.password) throw refused('must not carry a user name or password');
  if (allowLoopback && LOOPBACK_HOSTS.includes(url.hostname)) return;
  if (url.protocol !== 'https:') throw refused('must be https');
  if (!isPublicPort(url.port)) throw refused('must use port 443, 80 or one above 1023');
  if (domains.some((domain) => covers(domain, url.hostname))) return;
  throw new Problem(
    'webhook_domain_not_allowed',
    'Add the domain first: PATCH /v1/account, or vouch webhooks allow DOMAIN.',
    [{ pointer, detail: `${url.hostname} is not on the allow-list` }],
  );
}

function isPublicPort(port: string): boolean {
  return ['', '443', '80'].includes(port) || Number(port) > 1023;
}

function covers(domain: string, host: string): boolean {
  return domain.startsWith('*.') ? host.endsWith(domain.slice(1)) : host === domain;
}
