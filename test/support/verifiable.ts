/** A session that must end `verified`: judged by the models on a drawn person where they are there, else pretended. */
import { renderDocument } from '../../models/specimens/photograph.ts';
import { renderSelfie } from '../../models/specimens/render.ts';
import { WITHOUT_MODELS } from './models.ts';
import { plainJpeg } from './sessions.ts';

export interface Verifiable {
  readonly request: object;
  readonly document: Buffer;
  readonly selfie: Buffer;
}

export async function drawVerifiable(): Promise<Verifiable> {
  if (WITHOUT_MODELS) {
    const photo = await plainJpeg();
    return { request: { mock_behavior: { status: 'verified' } }, document: photo, selfie: photo };
  }
  const [document, selfie] = await Promise.all([renderDocument('mei'), renderSelfie('mei')]);
  return { request: {}, document, selfie };
}
