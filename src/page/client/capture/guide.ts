/** Looks at the camera's picture and says what stands between it and a good photo. */
import { faceInOval } from './face-guide.ts';
import { type Advice, adviseDocument, adviseSelfie } from './guidance/advice.ts';
import { findBorders } from './guidance/find-borders.ts';
import { type Grey, shrink } from './guidance/grey.ts';
import { measureDetail, sharpnessReached } from './guidance/measure-detail.ts';
import { measureLight } from './guidance/measure-light.ts';
import { measureMotion } from './guidance/measure-motion.ts';
import {
  DETAIL_LOOK,
  DOCUMENT_FRAME,
  DOCUMENT_LOOK,
  documentRegions,
  OVAL_LOOK,
  selfieRegions,
} from './guidance/regions.ts';
import { sight } from './sight.ts';

/** Takes the video and the width by height of the box it covers. */
export type Guide = (video: HTMLVideoElement, boxRatio: number) => Advice;

const FACE_FACTOR = 3;

export function documentGuide(): Guide {
  const see = { look: sight(DOCUMENT_LOOK), detail: sight(DETAIL_LOOK) };
  const compare = comparison();
  return (video, boxRatio) => {
    const { look, detail } = documentRegions(sizeOf(video), boxRatio);
    const grey = see.look(video, look);
    const borders = findBorders(grey, DOCUMENT_FRAME);
    return adviseDocument({
      ...measureLight(grey, DOCUMENT_FRAME),
      ...compare(grey, see.detail(video, detail)),
      bordersNear: borders.near,
      bordersInside: borders.inside,
    });
  };
}

export function selfieGuide(): Guide {
  const see = { look: sight(OVAL_LOOK), detail: sight(DETAIL_LOOK) };
  let compare = comparison();
  return (video, boxRatio) => {
    const { look, detail } = selfieRegions(sizeOf(video), boxRatio);
    const grey = see.look(video, look);
    const face = shrink(grey, FACE_FACTOR);
    const advice = adviseSelfie({
      ...measureLight(grey, { x: 0, y: 0, ...OVAL_LOOK }),
      ...compare(grey, see.detail(video, detail)),
      face: faceInOval(face.data, face.width, face.height),
    });
    // A book or a wall of bricks is sharper than any face: next to it, every face would pass for blurred.
    if (advice === 'no_face') compare = comparison();
    return advice;
  };
}

/** With what was seen before: how much it moves, and whether it was sharper. */
function comparison() {
  const sharpness = sharpnessReached();
  let before: Grey | undefined;
  return (grey: Grey, closeUp: Grey) => {
    const motion = before ? measureMotion(before, grey) : 0;
    before = grey;
    const detail = measureDetail(closeUp);
    return { motion, detail, sharpness: sharpness(detail) };
  };
}

function sizeOf(video: HTMLVideoElement) {
  return { width: video.videoWidth, height: video.videoHeight };
}
