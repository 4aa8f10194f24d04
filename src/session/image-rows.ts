/** The images table in SQL, and under which keys the pixels lie in the blob store. */
import type { Queries, Row } from '../store/database.ts';
import type { Image } from './session.ts';

export async function insertImage(tx: Queries, image: Image): Promise<void> {
  await tx.query(
    'insert into images (id, session_id, type, accepted, findings, width, height, frames, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [
      image.id,
      image.sessionId,
      image.type,
      image.accepted,
      image.findings,
      image.width,
      image.height,
      image.frames,
      image.createdAt,
    ],
  );
}

/** In the order in which they came. */
export function selectImages(queries: Queries, sessionId: string): Promise<Image[]> {
  return queries.query<Image & Row>(
    `select id, session_id as "sessionId", type, accepted, findings, width, height, frames, created_at as "createdAt"
     from images where session_id = $1 order by id`,
    [sessionId],
  );
}

/** The image's own key, its id, and then its frames' in their order. Each is what its pixels were sealed for. */
export function blobKeys({ id, frames }: Pick<Image, 'id' | 'frames'>): string[] {
  return [id, ...Array.from({ length: frames }, (_, index) => `${id}.${index + 1}`)];
}
