/** What may be asked of a thread, and what a thread is given when it starts. Plain data: it crosses the border between threads. */
import type { ModelSpec } from '../models/manifest.ts';
import type { InspectRequest, VerifyRequest } from '../verifier.ts';

export type Job =
  | { readonly kind: 'inspect'; readonly request: InspectRequest }
  | { readonly kind: 'verify'; readonly request: VerifyRequest };

/** Empty where models are missing: then a thread can only make images clean. */
export type ThreadModels = readonly { readonly spec: ModelSpec; readonly path: string }[];
