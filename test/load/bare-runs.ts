/** The model runs of one verification without anything around them: the same networks on the very tensors that the pipeline gave them. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Pixels } from '../../src/verify/image/pixels.ts';
import type { Model } from '../../src/verify/models/load-model.ts';
import type { ThreadModels } from '../../src/verify/threads/jobs.ts';
import type { Tools } from '../../src/verify/work.ts';
import { builtLoadModel, builtToTensor } from './built.ts';

export interface BareRun {
  readonly session: InferenceSession;
  readonly feeds: Readonly<Record<string, Tensor>>;
}

interface Seen {
  readonly model: Pick<Model, 'spec'>;
  readonly pixels: Pixels;
}

/** `run` runs the pipeline once with the tools it is given. */
export async function prepareBareRuns(
  tools: Tools,
  models: ThreadModels,
  run: (recording: Tools) => Promise<unknown>,
): Promise<readonly BareRun[]> {
  const seen: Seen[] = [];
  const recorded = <M extends Model>(model: M): M => ({
    ...model,
    run(pixels: Pixels) {
      seen.push({ model, pixels });
      return model.run(pixels);
    },
  });
  await run({
    ...tools,
    detector: recorded(tools.detector as never),
    embedder: recorded(tools.embedder as never),
    liveness: tools.liveness.map((model) => recorded(model as never)),
    textDetector: recorded(tools.textDetector as never),
    textRecogniser: recorded(tools.textRecogniser as never),
    mrzRecogniser: recorded(tools.mrzRecogniser as never),
  });
  const sessions = await openSessions(models);
  const { toTensor } = await builtToTensor();
  return seen.map(({ model: { spec }, pixels }) => ({
    session: sessions.get(spec.name) as InferenceSession,
    feeds: {
      [spec.input.name]: new Tensor('float32', toTensor(pixels, spec.input), [
        1,
        3,
        pixels.height,
        pixels.width,
      ]),
    },
  }));
}

/** With the options of the service's own sessions: what makes those faster makes the floor faster too. */
async function openSessions(models: ThreadModels): Promise<ReadonlyMap<string, InferenceSession>> {
  const { SESSION_OPTIONS } = await builtLoadModel();
  const opened = models.map(
    async ({ spec, path }) => [spec.name, await InferenceSession.create(path, SESSION_OPTIONS)] as const,
  );
  return new Map(await Promise.all(opened));
}
