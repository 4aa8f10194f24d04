/** The pixels of an accepted image, opened with the key of its session's images. */
import { Problem } from '../errors.ts';
import type { ImageType } from '../verify/evidence.ts';
import { blobKeys } from './image-rows.ts';
import type { SessionParts } from './parts.ts';
import type { Image, Session } from './session.ts';
import { imageSealerOf } from './vault.ts';

/** JPEG bytes; throws `not_found` when retention or erasure took them. A frame is read by its key. */
export async function readImage(
  { masterKey, blobs }: SessionParts,
  session: Session,
  imageId: string,
): Promise<Uint8Array> {
  const sealer = imageSealerOf(masterKey, session);
  const sealed = sealer && (await blobs.get(imageId));
  if (!sealer || !sealed)
    throw new Problem('not_found', 'There is no such image in this session, or it was erased.');
  return sealer.open(sealed, imageId);
}

/** Every accepted image of a session by its type. */
export async function readImages(
  parts: SessionParts,
  session: Session,
  images: readonly Image[],
): Promise<Partial<Record<ImageType, Uint8Array>>> {
  const accepted = images.filter((image) => image.accepted);
  const pairs = accepted.map(async ({ type, id }) => [type, await readImage(parts, session, id)] as const);
  return Object.fromEntries(await Promise.all(pairs));
}

/** The frames of the accepted selfie, in their order; none where it came without. */
export function readFrames(
  parts: SessionParts,
  session: Session,
  images: readonly Image[],
): Promise<Uint8Array[]> {
  const keys = images.flatMap((image) => blobKeys(image).slice(1));
  return Promise.all(keys.map((key) => readImage(parts, session, key)));
}
