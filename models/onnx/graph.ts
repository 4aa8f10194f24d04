/**
 * Writes ONNX files: a graph is built by naming operators, and comes out as bytes that are the same on every
 * machine, so its sha256 can stand in the manifest.
 */
import { fileURLToPath } from 'node:url';
import protobuf from 'protobufjs';

const IR_VERSION = 8;
const PRODUCER = 'vouch';

const DATA_TYPES = { float32: 1, int64: 7, bool: 9, float16: 10 } as const;
export type DataType = keyof typeof DATA_TYPES;

/** The name of a tensor in the graph. */
export type Value = string;
export type Dimension = number | string;
/** An integer becomes an INT attribute; give a float as `{ float }`. */
export type Attribute = number | string | readonly number[] | { readonly float: number };

export interface Graph {
  input(name: string, shape: readonly Dimension[]): Value;
  /** A constant of float32 values; without a shape it is a vector. */
  floats(values: ArrayLike<number>, shape?: readonly number[]): Value;
  scalar(value: number): Value;
  ints(values: readonly number[]): Value;
  /** A constant given as little-endian bytes. */
  raw(type: DataType, shape: readonly number[], bytes: Uint8Array): Value;
  /** One operator with one output. */
  op(type: string, inputs: readonly Value[], attributes?: Readonly<Record<string, Attribute>>): Value;
  /** One operator with several outputs. */
  ops(
    type: string,
    inputs: readonly Value[],
    outputs: number,
    attributes?: Readonly<Record<string, Attribute>>,
  ): Value[];
  output(value: Value, name: string, shape: readonly Dimension[]): void;
  /** The ModelProto, as the bytes of a .onnx file. */
  encode(): Uint8Array;
}

const ModelProto = protobuf
  .loadSync(fileURLToPath(new URL('./onnx.proto', import.meta.url)))
  .lookupType('onnx.ModelProto');

export function newGraph(name: string, opset: number): Graph {
  const node: object[] = [];
  const initializer: object[] = [];
  const inputs: object[] = [];
  const outputs: object[] = [];
  let count = 0;
  const fresh = (stem: string): Value => `${stem}_${count++}`;

  const raw: Graph['raw'] = (type, shape, bytes) => {
    const value = fresh('c');
    initializer.push({ name: value, dims: shape, dataType: DATA_TYPES[type], rawData: bytes });
    return value;
  };
  const ops: Graph['ops'] = (type, from, howMany, attributes = {}) => {
    const to = Array.from({ length: howMany }, () => fresh(type.toLowerCase()));
    node.push({
      name: to[0],
      opType: type,
      input: from,
      output: to,
      attribute: Object.entries(attributes).map(attributeProto),
    });
    return to;
  };
  const op: Graph['op'] = (type, from, attributes) => ops(type, from, 1, attributes)[0] as Value;
  const floats: Graph['floats'] = (values, shape = [values.length]) =>
    raw('float32', shape, bytesOf(Float32Array.from(values)));

  return {
    raw,
    ops,
    op,
    floats,
    input(inputName, shape) {
      inputs.push(valueInfo(inputName, shape));
      return inputName;
    },
    scalar: (value) => floats([value], []),
    ints: (values) => raw('int64', [values.length], bytesOf(BigInt64Array.from(values, BigInt))),
    output(value, outputName, shape) {
      node.push({ name: outputName, opType: 'Identity', input: [value], output: [outputName] });
      outputs.push(valueInfo(outputName, shape));
    },
    encode() {
      const graph = { name, node, initializer, input: inputs, output: outputs };
      const model = {
        irVersion: IR_VERSION,
        producerName: PRODUCER,
        graph,
        opsetImport: [{ domain: '', version: opset }],
      };
      return ModelProto.encode(ModelProto.fromObject(model)).finish();
    },
  };
}

function attributeProto([name, value]: [string, Attribute]): object {
  if (typeof value === 'number') return { name, type: 'INT', i: value };
  if (typeof value === 'string') return { name, type: 'STRING', s: Buffer.from(value) };
  if ('float' in value) return { name, type: 'FLOAT', f: value.float };
  return { name, type: 'INTS', ints: value };
}

function valueInfo(name: string, shape: readonly Dimension[]): object {
  const dim = shape.map((side) => (typeof side === 'number' ? { dimValue: side } : { dimParam: side }));
  return { name, type: { tensorType: { elemType: DATA_TYPES.float32, shape: { dim } } } };
}

function bytesOf(values: Float32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
