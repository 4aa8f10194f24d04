/** How often the guide says yes, by where the face is, by source and by the face's brightness: the lines of a report. */
import { groupBy } from '../liveness/group-by.ts';
import type { Photo } from './photos.ts';
import { PLACES, type Place } from './place-squares.ts';

export interface Answered {
  readonly place: Place;
  readonly source: Photo['set'];
  /** Mean luma of the face on the photo, before light was drawn by lot; 0 without a face. */
  readonly brightness: number;
  readonly score: number;
}

export function countAnswers(answered: readonly Answered[]): string[] {
  const kinds = PLACES.flatMap((place) =>
    [
      ...groupBy(
        answered.filter((sample) => sample.place === place),
        ({ source }) => source,
      ),
    ].map(([source, group]) => `${place}, ${source}: ${yes(group)}`),
  );
  return [...kinds, ...byBrightness(answered)];
}

/** Thirds of the photos of faces, darkest first: the webcam's few people would make a third of their own. */
function byBrightness(answered: readonly Answered[]): string[] {
  const sorted = answered
    .filter(({ place, source }) => place === 'in the oval' && source === 'faces')
    .toSorted((one, other) => one.brightness - other.brightness);
  return ['dark', 'middle', 'light'].map((name, third) => {
    const group = sorted.slice((sorted.length * third) / 3, (sorted.length * (third + 1)) / 3);
    const [from = 0, to = 0] = [group[0]?.brightness, group.at(-1)?.brightness];
    return `in the oval, ${name} faces (luma ${from.toFixed(0)} to ${to.toFixed(0)}): ${yes(group)}`;
  });
}

function yes(group: readonly Answered[]): string {
  const share = group.filter(({ score }) => score > 0).length / Math.max(1, group.length);
  return `${(100 * share).toFixed(1)} % of ${group.length}`;
}
