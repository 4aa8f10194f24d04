/** Each straightened face → a vector of length 1 whose direction is the person. */
import type { Pixels } from '../image/pixels.ts';
import type { Step, Tools } from '../work.ts';

export const embedFaces: Step<'vectors'> = async ({ aligned }, { embedder }) => {
  if (!aligned) return null;
  const portrait = await embedFace(aligned.portrait, embedder);
  const selfie = await embedFace(aligned.selfie, embedder);
  return { vectors: { portrait, selfie } };
};

export async function embedFace(face: Pixels, embedder: Tools['embedder']): Promise<Float32Array> {
  const { name, dimension } = embedder.spec.output;
  const raw = (await embedder.run(face))(name);
  if (raw.length !== dimension) throw new Error(`${embedder.spec.name} gives ${raw.length} numbers`);
  return normalise(raw);
}

function normalise(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  if (!(length > 0)) throw new Error('The embedder gave a vector without a direction');
  return vector.map((value) => value / length);
}
