/** The domains to which the webhooks of an account's sessions may go: exact ones, or `*.example.com` for every host below one. */

export const DOMAINS_MAX = 100;

export const DOMAIN_RULE = 'must be example.com or *.example.com';

/** RFC 1035 §2.3.4. */
const DOMAIN_CHARACTERS_MAX = 253;
const DOMAIN = /^(\*\.)?([a-z0-9-]+\.)+[a-z0-9-]+$/;

/** In small letters, or null for what is no domain. */
export function readDomain(text: string): string | null {
  const domain = text.toLowerCase();
  return domain.length <= DOMAIN_CHARACTERS_MAX && DOMAIN.test(domain) ? domain : null;
}
