/** How sharp a picture is: the variance of its Laplacian (Pech-Pacheco et al., 2000). Depends on scale and subject. */
import type { Grey } from './grey.ts';

export function measureDetail({ data, width, height }: Grey): number {
  let sum = 0;
  let squares = 0;
  for (let row = 1; row < height - 1; row++) {
    const last = (row + 1) * width - 1;
    for (let at = row * width + 1; at < last; at++) {
      const across = (data[at - 1] as number) + (data[at + 1] as number);
      const down = (data[at - width] as number) + (data[at + width] as number);
      const edge = across + down - 4 * (data[at] as number);
      sum += edge;
      squares += edge * edge;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
}

/** Share of the sharpness that the stream reached lately: 1 is as sharp as it gets. */
export function sharpnessReached(): (detail: number) => number {
  /** What was reached is forgotten by this share with every look, as the phone may point elsewhere by now. */
  const forgetting = 0.03;
  let reached = 0;
  return (detail) => {
    reached = Math.max(detail, reached * (1 - forgetting));
    return reached === 0 ? 1 : detail / reached;
  };
}
