/**
 * Reads the XML half of an OpenVINO IR v11: layers with their inputs resolved to the layers that feed them.
 * What is not written as expected is an error here, so that no operator is converted on a guess.
 * Format: docs.openvino.ai, "OpenVINO IR format" and "Operation sets".
 */
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

export interface Layer {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Ids of the layers that feed it, in the order of its ports. */
  readonly inputs: readonly string[];
  /** Shape of each input, in the order of its ports. */
  readonly inputShapes: readonly (readonly number[])[];
}

const Port = z.object({ id: z.string(), dim: z.array(z.coerce.number().int()).default([]) });
const Ports = z.object({ port: z.array(Port) });
const Network = z.object({
  net: z.object({
    version: z.literal('11'),
    layers: z.object({
      layer: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          type: z.string(),
          version: z.literal('opset1'),
          data: z.record(z.string(), z.string()).default({}),
          input: Ports.optional(),
          output: Ports.optional(),
        }),
      ),
    }),
    edges: z.object({
      edge: z.array(z.object({ 'from-layer': z.string(), 'to-layer': z.string(), 'to-port': z.string() })),
    }),
  }),
});
type NetworkLayer = z.infer<typeof Network>['net']['layers']['layer'][number];
type Edge = z.infer<typeof Network>['net']['edges']['edge'][number];

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => name === 'layer' || name === 'edge' || name === 'port' || name === 'dim',
});

/** Layers in the order of the file. Throws when the text is not an IR v11 of opset1. */
export function readNetwork(xml: string): readonly Layer[] {
  const parsed = Network.safeParse(parser.parse(xml));
  if (!parsed.success) throw new Error(`not an OpenVINO IR v11: ${z.prettifyError(parsed.error)}`);
  const { layers, edges } = parsed.data.net;
  const feeds = new Map(edges.edge.map((edge) => [portKey(edge), edge['from-layer']]));
  return layers.layer.map((layer) => toLayer(layer, feeds));
}

function toLayer(layer: NetworkLayer, feeds: ReadonlyMap<string, string>): Layer {
  if ((layer.output?.port.length ?? 0) > 1) throw new Error(`layer "${layer.name}" has several outputs`);
  const ports = layer.input?.port ?? [];
  const inputs = ports.map((port) => {
    const from = feeds.get(`${layer.id}:${port.id}`);
    if (from === undefined) throw new Error(`layer "${layer.name}": nothing feeds its port ${port.id}`);
    return from;
  });
  const { id, name, type, data } = layer;
  return { id, name, type, attributes: data, inputs, inputShapes: ports.map((port) => port.dim) };
}

function portKey(edge: Edge): string {
  return `${edge['to-layer']}:${edge['to-port']}`;
}
