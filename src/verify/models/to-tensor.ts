/** RGB pixels → the numbers a network wants: planar, in its channel order, (value · scale − mean) / std. */
import type { Pixels } from '../image/pixels.ts';
import type { ModelInput } from './manifest.ts';

/** Shape [3, height, width], flattened. The pixels already have the network's size. */
export function toTensor({ data, width, height }: Pixels, input: ModelInput): Float32Array {
  const plane = width * height;
  const tensor = new Float32Array(3 * plane);
  const [first, second, third] = [0, 1, 2].map((channel) => lookup(input, channel)) as [Table, Table, Table];
  const [red, blue] = input.channels === 'rgb' ? [0, 2] : [2, 0];
  for (let i = 0; i < plane; i++) {
    tensor[i] = first[data[3 * i + red] as number] as number;
    tensor[plane + i] = second[data[3 * i + 1] as number] as number;
    tensor[2 * plane + i] = third[data[3 * i + blue] as number] as number;
  }
  return tensor;
}

type Table = Float32Array;

/** Mean and std are given in the network's own channel order. */
function lookup({ scale, mean, std }: ModelInput, channel: number): Table {
  const [offset, divisor] = [mean[channel] as number, std[channel] as number];
  return Float32Array.from({ length: 256 }, (_, value) => (value * scale - offset) / divisor);
}
