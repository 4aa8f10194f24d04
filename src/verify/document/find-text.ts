/** Where text lies on each page, and which way up it is read: a page without a portrait may lie on its side or upside down. */
import { type Turn, turn } from '../image/pixels.ts';
import type { Images, Step, Tools } from '../work.ts';
import type { TextRegion } from './document.ts';
import type { DocumentImage } from './document-evidence.ts';
import type { Page } from './find-pages.ts';
import { detectText } from './text/detect-text.ts';
import { readingTurn } from './text/reading-turn.ts';
import { turnRegions } from './text/turn-regions.ts';

type Pages = Partial<Record<DocumentImage, Page>>;

export const findText: Step<'regions' | 'pages'> = async ({ pages, faces }, tools) => {
  if (!pages) return null;
  const upright: Pages = {};
  const regions: Partial<Record<DocumentImage, readonly TextRegion[]>> = {};
  for (const [image, page] of Object.entries(pages) as [DocumentImage, Page][]) {
    const found = await detectText(page.pixels, tools.textDetector);
    const quarters = faces?.[image]?.length ? 0 : await turnOf(page, found, tools);
    upright[image] = { ...page, pixels: turn(page.pixels, quarters) };
    regions[image] = turnRegions(found, page.pixels, quarters);
  }
  return { pages: upright, regions: regions satisfies Images<readonly TextRegion[]> };
};

function turnOf({ pixels }: Page, regions: readonly TextRegion[], tools: Tools): Promise<Turn> {
  return readingTurn(pixels, regions, tools.textRecogniser);
}
