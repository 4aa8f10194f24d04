/**
 * OpenVINO IR v11 (a .xml and a .bin) in, the bytes of an ONNX file out, the same on every machine: the runtime
 * reads only ONNX, and the publisher of the face model gives only IR.
 */
import { newGraph, type Value } from '../onnx/graph.ts';
import { OPERATORS } from './operators.ts';
import { readNetwork } from './read-network.ts';

const OPSET = 13;

/** Throws an error that names the layer when it meets an operator or an attribute it does not know. */
export function convertOpenvino(name: string, xml: string, weights: Uint8Array): Uint8Array {
  const graph = newGraph(name, OPSET);
  const values = new Map<string, Value>();
  for (const layer of readNetwork(xml)) {
    const operator = OPERATORS[layer.type];
    if (!operator)
      throw new Error(`cannot convert layer "${layer.name}": operator ${layer.type} is not known`);
    const inputs = layer.inputs.map((id) => {
      const value = values.get(id);
      if (value === undefined)
        throw new Error(`layer "${layer.name}" stands before layer ${id} that feeds it`);
      return value;
    });
    const value = operator(layer, inputs, { graph, weights });
    if (value !== undefined) values.set(layer.id, value);
  }
  return graph.encode();
}
