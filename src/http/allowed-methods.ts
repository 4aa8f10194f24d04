/** Which methods an address takes, so that a wrong one is told apart from an address that is not there. */
import type { FastifyInstance } from 'fastify';

export interface AllowedMethods {
  /** Empty when nothing is at this address. */
  at(url: string): readonly string[];
}

interface Place {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Sees every route that is added after it. */
export function collectMethods(app: FastifyInstance): AllowedMethods {
  const places = new Map<string, Place>();
  app.addHook('onRoute', ({ url, method }) => {
    const place = places.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const name of [method].flat()) place.methods.add(name);
    places.set(url, place);
  });
  return {
    at(url) {
      const path = pathOf(url);
      const found = [...places.values()].filter(({ pattern }) => pattern.test(path));
      return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
    },
  };
}

/** `/verify/:token` matches whatever stands in the place of the token, and a last `*` whatever is left. */
function patternOf(url: string): RegExp {
  const pieces = url.split('/').map((piece) => {
    if (piece === '*') return '.*';
    return piece.startsWith(':') ? '[^/]+' : escaped(piece);
  });
  return new RegExp(`^${pieces.join('/')}$`);
}

/** A target may name the whole address (RFC 9112 §3.2.2). */
function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/?]*/i, '').replace(/\?.*$/s, '');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
