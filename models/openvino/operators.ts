/**
 * One function for each OpenVINO operator that we convert: it checks every attribute and writes the ONNX (opset 13)
 * operators that compute the same. A half-precision weight keeps its bytes; the runtime widens it when it loads.
 */
import { z } from 'zod';
import type { Graph, Value } from '../onnx/graph.ts';
import type { Layer } from './read-network.ts';

export interface Conversion {
  readonly graph: Graph;
  /** The .bin half of the IR. */
  readonly weights: Uint8Array;
}

/** Gives the value that the layer computes; a Result computes none. */
export type Operator = (layer: Layer, inputs: readonly Value[], to: Conversion) => Value | undefined;

/** The name that the single output of a converted graph gets. */
const OUTPUT_NAME = 'output';
const FLOAT = 1; // TensorProto.DataType
const BYTES_PER_ELEMENT = { f16: 2, f32: 4 } as const;
const DATA_TYPES = { f16: 'float16', f32: 'float32' } as const;

const Integers = z.string().transform((text) => (text.trim() === '' ? [] : text.split(',').map(Number)));
const Integer = z.coerce.number().int().nonnegative();
const Window = {
  strides: Integers,
  pads_begin: Integers,
  pads_end: Integers,
  auto_pad: z.literal('explicit').default('explicit'),
};
const Convolution = z.strictObject({ ...Window, dilations: Integers });
const Pool = z.strictObject({
  ...Window,
  kernel: Integers,
  'exclude-pad': z.enum(['true', 'false']),
  rounding_type: z.literal('floor').default('floor'),
});
const Constant = z.strictObject({
  element_type: z.enum(['f16', 'f32']),
  shape: Integers,
  offset: Integer,
  size: Integer,
});
const Parameter = z.strictObject({ shape: Integers, element_type: z.literal('f32') });
const Convert = z.strictObject({ destination_type: z.literal('f32') });
const Broadcast = z.strictObject({ auto_broadcast: z.literal('numpy').default('numpy') });
const None = z.strictObject({});

export const OPERATORS: Readonly<Record<string, Operator>> = {
  Parameter: parameter,
  Const: constant,
  Convert: convert,
  Convolution: convolution,
  GroupConvolution: groupConvolution,
  PReLU: prelu,
  Add: elementwise('Add', Broadcast),
  Multiply: elementwise('Mul', Broadcast),
  AvgPool: averagePool,
  Sigmoid: elementwise('Sigmoid', None),
  Result: result,
};

function parameter(layer: Layer, _inputs: readonly Value[], { graph }: Conversion): Value {
  const { shape } = attributes(layer, Parameter);
  return graph.input(layer.name, batched(shape));
}

function constant(layer: Layer, _inputs: readonly Value[], { graph, weights }: Conversion): Value {
  const { element_type: type, shape, offset, size } = attributes(layer, Constant);
  if (count(shape) * BYTES_PER_ELEMENT[type] !== size) fail(layer, `${size} bytes are not shape ${shape}`);
  if (offset + size > weights.length) fail(layer, 'its bytes lie beyond the end of the weights');
  return graph.raw(DATA_TYPES[type], shape, weights.subarray(offset, offset + size));
}

function convert(layer: Layer, inputs: readonly Value[], { graph }: Conversion): Value {
  attributes(layer, Convert);
  return graph.op('Cast', inputs, { to: FLOAT });
}

function convolution(layer: Layer, inputs: readonly Value[], { graph }: Conversion): Value {
  return graph.op('Conv', inputs, convolutionAttributes(layer));
}

/** OpenVINO keeps [groups, out, in, height, width]; ONNX wants [groups * out, in, height, width]. */
function groupConvolution(layer: Layer, inputs: readonly Value[], { graph }: Conversion): Value {
  const [data, kernel] = pair(layer, inputs);
  const [groups, out, ...rest] = layer.inputShapes[1] ?? [];
  if (!groups || !out) fail(layer, 'its weights have no groups');
  const flat = graph.op('Reshape', [kernel, graph.ints([groups * out, ...rest])]);
  return graph.op('Conv', [data, flat], { ...convolutionAttributes(layer), group: groups });
}

function convolutionAttributes(layer: Layer) {
  const { strides, dilations, pads_begin, pads_end } = attributes(layer, Convolution);
  return { strides, dilations, pads: [...pads_begin, ...pads_end] };
}

/** A slope vector belongs to the channels, the second dimension; ONNX would align it with the last one. */
function prelu(layer: Layer, inputs: readonly Value[], { graph }: Conversion): Value {
  attributes(layer, None);
  const [data, slope] = pair(layer, inputs);
  const [shape = [], slopeShape = []] = layer.inputShapes;
  if (slopeShape.length !== 1) fail(layer, `a slope of shape [${slopeShape}] is not known`);
  const perChannel = [slopeShape[0] ?? 1, ...shape.slice(2).map(() => 1)];
  return graph.op('PRelu', [data, graph.op('Reshape', [slope, graph.ints(perChannel)])]);
}

function averagePool(layer: Layer, inputs: readonly Value[], { graph }: Conversion): Value {
  const pool = attributes(layer, Pool);
  return graph.op('AveragePool', inputs, {
    kernel_shape: pool.kernel,
    strides: pool.strides,
    pads: [...pool.pads_begin, ...pool.pads_end],
    count_include_pad: pool['exclude-pad'] === 'true' ? 0 : 1,
  });
}

function elementwise(type: string, schema: z.ZodType): Operator {
  return (layer, inputs, { graph }) => {
    attributes(layer, schema);
    return graph.op(type, inputs);
  };
}

function result(layer: Layer, inputs: readonly Value[], { graph }: Conversion): undefined {
  attributes(layer, None);
  const [value] = inputs;
  if (value === undefined) fail(layer, 'it has no input');
  graph.output(value, OUTPUT_NAME, batched(layer.inputShapes[0] ?? []));
}

/** The IR fixes the first dimension at 1; no operator above depends on it, so any batch may run. */
function batched(shape: readonly number[]) {
  return ['N', ...shape.slice(1)];
}

function pair(layer: Layer, inputs: readonly Value[]): [Value, Value] {
  const [first, second] = inputs;
  if (first === undefined || second === undefined || inputs.length > 2) fail(layer, 'it wants two inputs');
  return [first, second];
}

/** Every attribute must be known and have a value that the conversion is right for. */
function attributes<Schema extends z.ZodType>(layer: Layer, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(layer.attributes);
  if (!parsed.success) fail(layer, z.prettifyError(parsed.error));
  return parsed.data;
}

function fail(layer: Layer, reason: string): never {
  throw new Error(`cannot convert layer "${layer.name}" (${layer.type}): ${reason}`);
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
