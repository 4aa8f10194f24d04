/** An OpenVINO IR with every operator that the converter knows, written by hand, and the same computed in plain code. */

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** All are halves that have an exact value in 16 bits. */
const WEIGHTS: readonly Weight[] = [
  { name: 'scale', shape: [1, 2, 1, 1], values: [0.5, 2] },
  { name: 'kernel', shape: [2, 2, 1, 1], values: [1, -0.5, 0.25, 1] },
  { name: 'bias', shape: [1, 2, 1, 1], values: [0.125, -1] },
  { name: 'slope', shape: [2], values: [0.25, 0.5] },
  { name: 'depthwise', shape: [2, 1, 1, 1, 1], values: [2, -1] },
];

const PICTURE = [1, 2, 4, 4];

/** `compute` takes one picture of 2 x 4 x 4 and gives the 2 outputs. */
export function tinyNetwork() {
  const layers = [
    `<layer id="0" name="data" type="Parameter" version="opset1"><data shape="1,2,4,4" element_type="f32"/>${output(PICTURE)}</layer>`,
  ];
  const edges: string[] = [];
  let offset = 0;
  for (const [index, { name, shape, values }] of WEIGHTS.entries()) {
    const size = values.length * 2;
    layers.push(
      layer(
        10 + index,
        name,
        'Const',
        `element_type="f16" shape="${shape.join(', ')}" offset="${offset}" size="${size}"`,
        [],
        shape,
      ),
      layer(20 + index, `${name}_wide`, 'Convert', 'destination_type="f32"', [shape], shape),
    );
    edges.push(edge(10 + index, 20 + index, 0));
    offset += size;
  }
  const convolution = 'strides="1, 1" dilations="1, 1" pads_begin="0, 0" pads_end="0, 0" auto_pad="explicit"';
  const pool =
    'kernel="4, 4" strides="4, 4" pads_begin="0, 0" pads_end="0, 0" exclude-pad="true" auto_pad="explicit" rounding_type="floor"';
  const pooled = [1, 2, 1, 1];
  layers.push(
    layer(1, 'scaled', 'Multiply', 'auto_broadcast="numpy"', [PICTURE, shapeOf(0)], PICTURE),
    layer(2, 'mixed', 'Convolution', convolution, [PICTURE, shapeOf(1)], PICTURE),
    layer(3, 'biased', 'Add', 'auto_broadcast="numpy"', [PICTURE, shapeOf(2)], PICTURE),
    layer(4, 'bent', 'PReLU', '', [PICTURE, shapeOf(3)], PICTURE),
    layer(5, 'apart', 'GroupConvolution', convolution, [PICTURE, shapeOf(4)], PICTURE),
    layer(6, 'pool', 'AvgPool', pool, [PICTURE], pooled),
    layer(7, 'gate', 'Sigmoid', '', [pooled], pooled),
    layer(8, 'end', 'Result', '', [pooled], null),
  );
  for (let id = 1; id <= 8; id++) edges.push(edge(id - 1, id, 0));
  for (let id = 1; id <= 5; id++) edges.push(edge(19 + id, id, 1));
  const xml = `<?xml version="1.0"?><net name="tiny" version="11"><layers>${layers.join('')}</layers><edges>${edges.join('')}</edges></net>`;
  const halves = WEIGHTS.flatMap(({ values }) => values.map(toHalf));
  return { xml, weights: new Uint8Array(Uint16Array.from(halves).buffer), compute };
}

function compute(picture: Float32Array): number[] {
  const [scale = [], kernel = [], bias = [], slope = [], depthwise = []] = WEIGHTS.map(
    ({ values }) => values,
  );
  const at = (values: readonly number[], i: number) => values[i] ?? Number.NaN;
  return [0, 1].map((out) => {
    let sum = 0;
    for (let pixel = 0; pixel < 16; pixel++) {
      const mixed = [0, 1].reduce(
        (total, from) =>
          total + at(kernel, out * 2 + from) * at(scale, from) * (picture[from * 16 + pixel] ?? Number.NaN),
        at(bias, out),
      );
      sum += (mixed < 0 ? mixed * at(slope, out) : mixed) * at(depthwise, out);
    }
    return 1 / (1 + Math.exp(-sum / 16));
  });
}

function shapeOf(weight: number): readonly number[] {
  return WEIGHTS[weight]?.shape ?? [];
}

function layer(
  id: number,
  name: string,
  type: string,
  data: string,
  inputs: readonly (readonly number[])[],
  to: readonly number[] | null,
) {
  const ports = inputs.map((shape, port) => `<port id="${port}">${dimensions(shape)}</port>`);
  const input = ports.length > 0 ? `<input>${ports.join('')}</input>` : '';
  const attributes = data ? `<data ${data}/>` : '';
  return `<layer id="${id}" name="${name}" type="${type}" version="opset1">${attributes}${input}${to ? output(to) : ''}</layer>`;
}

function output(shape: readonly number[]): string {
  return `<output><port id="9">${dimensions(shape)}</port></output>`;
}

function dimensions(shape: readonly number[]): string {
  return shape.map((side) => `<dim>${side}</dim>`).join('');
}

function edge(from: number, to: number, port: number): string {
  return `<edge from-layer="${from}" from-port="9" to-layer="${to}" to-port="${port}"/>`;
}

/** IEEE 754 half of a number that has one without rounding, and is not subnormal. */
function toHalf(value: number): number {
  if (value === 0) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(value)));
  const fraction = (Math.abs(value) / 2 ** exponent - 1) * 1024;
  return (value < 0 ? 0x8000 : 0) | ((exponent + 15) << 10) | fraction;
}
