/** Photos of drawn documents as a person would send them, front and back. */
import type { Brand } from '../../models/specimens/documents/brand-traits.ts';
import {
  drawIdentityDocument,
  type Forgery,
} from '../../models/specimens/documents/draw-identity-document.ts';
import type { DrawnSide, SpecimenTruth } from '../../models/specimens/documents/drawn-document.ts';
import type { IdentityData } from '../../models/specimens/documents/identity-data.ts';
import { photographDocument } from '../../models/specimens/documents/photograph/photograph-document.ts';
import type { Scene } from '../../models/specimens/documents/photograph/scene.ts';
import { renderSide } from '../../models/specimens/documents/render-side.ts';

export interface DocumentWanted {
  readonly brand: Brand;
  readonly data?: Partial<IdentityData>;
  readonly forgery?: Forgery;
  readonly scene?: Partial<Scene>;
}

export interface DocumentPhotos {
  readonly front: Buffer;
  /** Null where the brand's back is not drawn. */
  readonly back: Buffer | null;
  readonly truth: SpecimenTruth;
}

/** On cloth, whose weave has no lines that could be taken for a document's. */
export async function photographSpecimen({
  brand,
  data,
  forgery,
  scene,
}: DocumentWanted): Promise<DocumentPhotos> {
  const { front, back, truth } = await drawIdentityDocument(brand, data, forgery);
  return {
    front: await photograph(front, scene),
    back: back ? await photograph(back, scene) : null,
    truth,
  };
}

async function photograph(side: DrawnSide, scene: Partial<Scene> = {}): Promise<Buffer> {
  const table = { kind: 'cloth', color: [72, 80, 98] } as const;
  const { jpeg } = await photographDocument(await renderSide(side), { table, ...scene });
  return jpeg;
}
