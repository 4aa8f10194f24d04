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

/** Drawn once for all that a file tests. */
export function drawVerifiable(): Promise<Verifiable> {
  drawn ??= WITHOUT_MODELS ? pretend() : draw();
  return drawn;
}

let drawn: Promise<Verifiable> | undefined;

async function draw(): Promise<Verifiable> {
  const [document, selfie] = await Promise.all([renderDocument('mei'), renderSelfie('mei')]);
  return { request: {}, document, selfie };
}

async function pretend(): Promise<Verifiable> {
  const photo = await plainJpeg();
  return { request: { mock_behavior: { status: 'verified' } }, document: photo, selfie: photo };
}
