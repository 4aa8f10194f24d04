/** The one image of a multipart request, the frames that may come with it, and the fields beside them. */
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { FRAME_BYTES_MAX, type SentFile } from '../capture/frames.ts';
import { IMAGE_BYTES_MAX } from '../capture/guard.ts';
import { Problem } from '../errors.ts';
import type { Server } from './server.ts';

const FIELDS_MAX = 8;

export interface ReceivedUpload extends SentFile {
  /** Files of the field `frames`. One that is too large is cut off a byte beyond what it may have. */
  readonly frames: readonly SentFile[];
  readonly fields: Readonly<Record<string, string>>;
}

/** For the routes of this scope only: everywhere else a form is a content type that is not supported. */
export async function acceptForms(app: Server, framesMax = 0): Promise<void> {
  const files = 1 + framesMax;
  const limits = {
    fileSize: IMAGE_BYTES_MAX,
    files,
    fields: FIELDS_MAX,
    fieldSize: 1024,
    parts: files + FIELDS_MAX,
  };
  await app.register(multipart, { limits });
}

/** Throws a problem when there is no file or the form is broken; files too large are cut off by the multipart limits. */
export async function readUpload(request: FastifyRequest): Promise<ReceivedUpload> {
  const { images, frames, fields } = await readForm(request).catch(refuse);
  const [image, ...others] = images;
  if (!image)
    throw new Problem('validation_failed', 'Send the image as a file part.', [
      { pointer: '/image', detail: 'is missing' },
    ]);
  if (others.length > 0) throw tooManyFiles('/image');
  return { ...image, frames, fields };
}

async function readForm(request: FastifyRequest) {
  const fields: Record<string, string> = {};
  const images: SentFile[] = [];
  const frames: SentFile[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else if (part.fieldname === 'frames') frames.push(await readFile(part, FRAME_BYTES_MAX));
    else images.push(await readFile(part, images.length === 0 ? IMAGE_BYTES_MAX : 0));
  }
  return { images, frames, fields };
}

/** Reads to the end, or the rest of the form would never come, and holds no more than a byte beyond what is allowed. */
async function readFile({ file, mimetype }: MultipartFile, bytesMax: number): Promise<SentFile> {
  const chunks: Buffer[] = [];
  let room = bytesMax + 1;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    const held = chunk.subarray(0, room);
    if (held.length > 0) chunks.push(held);
    room -= held.length;
  }
  return { bytes: Buffer.concat(chunks), mediaType: mimetype };
}

function tooManyFiles(pointer: string): Problem {
  const detail = 'Send one image per request, and with a selfie at most 5 files as `frames`.';
  return new Problem('payload_too_large', detail, [{ pointer, detail }]);
}

/** The framework's own errors have their problems; all others are about the form or the connection: it breaks off, or has no boundary. */
function refuse(error: Error & { readonly code?: string }): never {
  if (error.code === 'FST_FILES_LIMIT') throw tooManyFiles('/frames');
  if (error.code?.startsWith('FST_')) throw error;
  throw new Problem('malformed_request', 'The form is damaged or incomplete.');
}
