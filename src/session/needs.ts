/** What a session needs: what the backend asked for, changed by what the person said on the way. */
import { BRANDS } from '../verify/document/brands/brands.ts';
import type { DocumentType } from '../verify/document/document.ts';
import type { Check, ImageType } from '../verify/evidence.ts';
import type { Image, OpenSession, Session, Step } from './session.ts';
import { helpfulImages, requiredChecks, requiredImages, withoutFace } from './workflow.ts';

type Asked = Pick<Session, 'request' | 'journey'>;

/** The page of a passport has no other side. */
const TYPES_WITH_BACK: readonly DocumentType[] = ['identity_card', 'driving_license', 'residence_permit'];

/** What is left of the steps where the person keeps the face out of it. */
export function stepsOf({ request, journey }: Asked): readonly Step[] {
  return journey.consent?.decision === 'without_biometrics' ? withoutFace(request.steps) : request.steps;
}

/** In the order in which the person is asked for them. */
export function neededImages(asked: Asked): ImageType[] {
  const images = requiredImages(stepsOf(asked));
  return asked.journey.document_back === 'wanted'
    ? images.flatMap((type): ImageType[] => (type === 'document_front' ? [type, 'document_back'] : [type]))
    : images;
}

export function missingImages({ session, images }: Pick<OpenSession, 'session' | 'images'>): ImageType[] {
  const accepted = acceptedTypes(images);
  return neededImages(session).filter((type) => !accepted.includes(type));
}

/** The missing ones, and what is taken as well while the session waits for them. */
export function wantedImages(open: Pick<OpenSession, 'session' | 'images'>): ImageType[] {
  const accepted = acceptedTypes(open.images);
  const missing = missingImages(open);
  const helpful = helpfulImages(stepsOf(open.session));
  return [...missing, ...helpful.filter((type) => ![...missing, ...accepted].includes(type))];
}

/** The checks that cannot be made because the person keeps the face out of it. */
export function declinedChecks(asked: Asked): Check[] {
  const made = requiredChecks(stepsOf(asked));
  return requiredChecks(asked.request.steps).filter((check) => !made.includes(check));
}

/** Null while nobody has said which document it will be. */
export function documentTypeOf({ request, journey }: Asked): DocumentType | null {
  return request.document_type ?? journey.document_type ?? null;
}

/** Whether the person is to be asked for the back of a document of that type, or of the brand that the backend named. */
export function hasBack({ request }: Asked, type: DocumentType): boolean {
  const brand = BRANDS.find(({ id }) => id === request.document_brand);
  return brand ? brand.back !== 'none' : TYPES_WITH_BACK.includes(type);
}

export function acceptedTypes(images: readonly Image[]): ImageType[] {
  return images.filter(({ accepted }) => accepted).map(({ type }) => type);
}
