/** The one image of a multipart request, and the fields beside it. */
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { IMAGE_BYTES_MAX } from '../capture/guard.ts';
import { Problem } from '../errors.ts';
import type { Server } from './server.ts';

const LIMITS = { fileSize: IMAGE_BYTES_MAX, files: 1, fields: 8, fieldSize: 1024, parts: 9 };

export interface ReceivedUpload {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** For the routes of this scope only: everywhere else a form is a content type that is not supported. */
export async function acceptForms(app: Server): Promise<void> {
  await app.register(multipart, { limits: LIMITS });
}

/** Throws a problem when there is no file or the form is broken; files too large are cut off by the multipart limits. */
export async function readUpload(request: FastifyRequest): Promise<ReceivedUpload> {
  const { file, fields } = await readForm(request).catch(refuse);
  if (!file)
    throw new Problem('validation_failed', 'Send the image as a file part.', [
      { pointer: '/image', detail: 'is missing' },
    ]);
  return { ...file, fields };
}

async function readForm(request: FastifyRequest) {
  const fields: Record<string, string> = {};
  let file: Omit<ReceivedUpload, 'fields'> | null = null;
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { bytes: await part.toBuffer(), mediaType: part.mimetype };
    else fields[part.fieldname] = String(part.value);
  }
  return { file, fields };
}

/** The framework's own errors have their problems; all others are about the form or the connection: it breaks off, or has no boundary. */
function refuse(error: Error & { readonly code?: string }): never {
  if (error.code?.startsWith('FST_')) throw error;
  throw new Problem('malformed_request', 'The form is damaged or incomplete.');
}
