/** A drawn identity card on one of the drawn tables, as a phone's picture and with its corners. */
import { drawIdentityDocument } from '../../../../../models/specimens/documents/draw-identity-document.ts';
import { photographDocument } from '../../../../../models/specimens/documents/photograph/photograph-document.ts';
import type { Scene, Table } from '../../../../../models/specimens/documents/photograph/scene.ts';
import { renderSide } from '../../../../../models/specimens/documents/render-side.ts';
import type { Quad } from '../../../../../src/verify/document/document.ts';
import { startAtTopLeft } from '../../../../../src/verify/document/locate/quad.ts';
import { openUpright } from '../../../../../src/verify/image/normalise.ts';
import type { Pixels } from '../../../../../src/verify/image/pixels.ts';

/** Brown wood has nearly the lightness of grey stone: only their textures differ. */
const COLORS: Readonly<Record<Table['kind'], Table['color']>> = {
  wood: [124, 98, 72],
  stone: [110, 108, 104],
  cloth: [72, 80, 98],
  plain: [110, 104, 96],
};
/** Enough for its print at the width it has on the photos. */
const PX_PER_MM = 12;

export async function renderCard(): Promise<Pixels> {
  return renderSide((await drawIdentityDocument('mykad')).front, PX_PER_MM);
}

export async function photographCard(
  card: Pixels,
  kind: Table['kind'],
  scene: Partial<Scene> = {},
): Promise<{ readonly pixels: Pixels; readonly corners: Quad }> {
  const table = { kind, color: COLORS[kind] };
  const { jpeg, corners } = await photographDocument(card, {
    widthPx: 1200,
    heightPx: 900,
    fill: 0.5,
    table,
    ...scene,
  });
  const pixels = await openUpright(jpeg);
  if (!pixels) throw new Error('A photo that was just written cannot be read');
  return { pixels, corners: startAtTopLeft(corners) };
}
