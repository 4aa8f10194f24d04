/** The whole API in the order in which a newcomer reads it. */
import type { Operation } from './operation.ts';
import * as images from './operations/images.ts';
import * as service from './operations/service.ts';
import * as sessions from './operations/sessions.ts';

export const OPERATIONS: readonly Operation[] = [sessions, images, service].flatMap((resource) =>
  Object.values<Operation>(resource),
);
