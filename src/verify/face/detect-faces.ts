/** Where the faces are on the selfie and on the document's front; both images come out turned so that the face is upright. */
import type { Check, Face, ImageType } from '../evidence.ts';
import type { Pixels } from '../image/pixels.ts';
import { findingsOf, type Images, mapImages, type Step } from '../work.ts';
import { findUprightFaces, type UprightFaces } from './find-upright-faces.ts';
import { judgeFaces } from './judge-faces.ts';

const IMAGES_WITH_FACES = ['document_front', 'selfie'] as const satisfies readonly ImageType[];

export const detectFaces: Step<'faces' | 'images' | 'overviews'> = async (work, { detector }) => {
  const { images, overviews, checks } = work;
  if (!images || !overviews) return null;
  const found: Partial<Record<ImageType, UprightFaces>> = {};
  for (const image of IMAGES_WITH_FACES) {
    const pixels = images[image];
    if (pixels) found[image] = await findUprightFaces(pixels, detector, overviews[image]);
  }
  const upright: Images<Pixels> = mapImages(found, ({ pixels }) => pixels);
  const small: Images<Pixels> = mapImages(found, ({ overview }) => overview);
  const faces: Images<readonly Face[]> = mapImages(found, (each) => each.faces);
  const findings = findingsOf(found, (each, image) =>
    faceMatters(image, checks) ? judgeFaces(each.faces, image, each.pixels) : [],
  );
  return {
    faces,
    images: { ...images, ...upright },
    overviews: { ...overviews, ...small },
    findings,
  };
};

/** A document's portrait is only needed to be compared with the selfie. */
function faceMatters(image: ImageType, checks: readonly Check[]): boolean {
  return image === 'selfie' || checks.includes('face_match');
}
