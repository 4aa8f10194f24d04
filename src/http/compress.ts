/** Answers of a scope go out compressed where the browser takes it. */
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { Server } from './server.ts';

/** Below it, compressing costs more than it saves. */
const FROM_BYTES = 1024;
/** Of 11: a page comes out a twentieth larger than at the highest, in a tenth of the time. */
const BROTLI_QUALITY = 5;

export async function compressAnswers(app: Server): Promise<void> {
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: FROM_BYTES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
}
