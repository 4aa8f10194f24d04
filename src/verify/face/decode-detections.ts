/** The detector's raw grids → faces. YuNet (Wu et al., 2023): per cell and stride a class and an object score, a box and five landmarks. */
import type { Face } from '../evidence.ts';
import type { Outputs } from '../models/load-model.ts';
import type { FaceDetectorSpec } from '../models/manifest.ts';

export interface Grid {
  /** Of the detector's input, in pixels. */
  readonly width: number;
  /** From the detector's pixels to the image's. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Every cell with at least the manifest's score; overlapping ones are still in it. */
export function decodeDetections(outputs: Outputs, spec: FaceDetectorSpec, grid: Grid): Face[] {
  return spec.strides.flatMap((stride) => {
    const cells = {
      classes: outputs(`cls_${stride}`),
      objects: outputs(`obj_${stride}`),
      boxes: outputs(`bbox_${stride}`),
      points: outputs(`kps_${stride}`),
    };
    const faces: Face[] = [];
    for (let cell = 0; cell < cells.classes.length; cell++) {
      const score = Math.sqrt(clamp(cells.classes[cell]) * clamp(cells.objects[cell]));
      if (score >= spec.min_score) faces.push(readCell(cells, cell, score, { ...grid, stride }));
    }
    return faces;
  });
}

interface Cells {
  readonly boxes: Float32Array;
  readonly points: Float32Array;
}

function readCell(cells: Cells, cell: number, score: number, grid: Grid & { readonly stride: number }): Face {
  const { stride, scaleX, scaleY } = grid;
  const columns = grid.width / stride;
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  const [dx, dy, dw, dh] = cells.boxes.subarray(4 * cell, 4 * cell + 4) as unknown as Four;
  const width = Math.exp(dw) * stride * scaleX;
  const height = Math.exp(dh) * stride * scaleY;
  const x = (column + dx) * stride * scaleX - width / 2;
  const y = (row + dy) * stride * scaleY - height / 2;
  const landmarks = [0, 1, 2, 3, 4].map((point) => {
    const [px, py] = cells.points.subarray(10 * cell + 2 * point) as unknown as Four;
    return [(column + px) * stride * scaleX, (row + py) * stride * scaleY] as const;
  });
  return { box: { x, y, width, height }, score, landmarks };
}

type Four = readonly [number, number, number, number];

function clamp(value: number | undefined): number {
  return Math.min(Math.max(value ?? 0, 0), 1);
}
