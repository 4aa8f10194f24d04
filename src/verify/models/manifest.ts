/**
 * models/manifest.json: what every model is, where it comes from and how it wants its pixels.
 * Nothing else in the code knows which network runs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../errors.ts';

const Content = {
  file: z.string().regex(/^\w[\w.-]*$/),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

const File = z.strictObject({
  ...Content,
  /** The same network in another cast, of a name of its own in a mirror that lacks the file itself; kept under the file's name. */
  stand_in: z.strictObject(Content).optional(),
  /** Absent for graphs of our own, which are committed beside the manifest. */
  url: z.url().optional(),
});

const Side = z.int().positive();
const Triple = z.tuple([z.number(), z.number(), z.number()]);

/** How an RGB image becomes the tensor f32[N,3,height,width]: (value * scale - mean) / std per channel, in `channels` order. */
const Input = z.strictObject({
  name: z.string(),
  channels: z.enum(['rgb', 'bgr']),
  /** Width and height in pixels; absent where the network takes any size. */
  size: z.tuple([Side, Side]).optional(),
  scale: z.number().positive().default(1),
  mean: Triple.default([0, 0, 0]),
  std: Triple.default([1, 1, 1]),
});
const SizedInput = Input.required({ size: true });

const Common = {
  name: z.string(),
  licence: z.string(),
  /** What is fetched. */
  files: z.array(File).min(1),
  /** What is run: one of `files`, or what `convert` makes of them. */
  graph: File.omit({ url: true }),
  convert: z.enum(['openvino']).optional(),
};

const FaceDetector = z.strictObject({
  ...Common,
  role: z.literal('face_detector'),
  input: Input,
  strides: z.array(z.int().positive()).min(1),
  min_score: z.number().min(0).max(1),
});

const Point = z.tuple([z.number(), z.number()]);

/** How the embedder's cosines are to be read, as measured by models/face/calibrate.ts. */
const Calibration = z.strictObject({
  /** What it was measured on. */
  persons: z.int().positive(),
  impostor_pairs: z.int().positive(),
  genuine_pairs: z.int().positive(),
  /** False match rate by threshold, smoothed, from many matches to few; `low` to `high` is the threshold's 95 % confidence interval. */
  curve: z
    .array(z.strictObject({ fmr: z.number(), threshold: z.number(), low: z.number(), high: z.number() }))
    .min(2),
  /** The logit of "one person" is slope * cosine + intercept, when as many pairs are of one person as of two. */
  probability: z.strictObject({ slope: z.number(), intercept: z.number() }),
});

const FaceEmbedder = z.strictObject({
  ...Common,
  role: z.literal('face_embedder'),
  /** Chosen by the setting FACE_MODEL; one is the default. */
  key: z.string(),
  default: z.boolean().default(false),
  input: SizedInput,
  output: z.strictObject({ name: z.string(), dimension: z.int().positive() }),
  /** Where the five landmarks lie in the aligned crop, in pixels: eyes, nose, mouth corners, left to right in the image. */
  template: z.tuple([Point, Point, Point, Point, Point]),
  /** Cosine at which its publisher counts two faces as one person: the threshold where no calibration says better. */
  threshold: z.number(),
  calibration: Calibration.optional(),
  /**
   * The first numbers of the unit vector of a drawn person, written when the entry was known to be right: a wrong channel
   * order, scale or template moves them (models/self-test.ts).
   */
  fingerprint: z.array(z.number()).min(16).optional(),
});

const LivenessCheck = z.strictObject({
  ...Common,
  role: z.literal('liveness'),
  check: z.enum(['texture', 'frequency', 'reflection', 'sharpness', 'color']),
  input: SizedInput,
  crop: z.strictObject({
    /** The box of the face is scaled so much about its centre. */
    scale: z.number().positive(),
    /**
     * How the crop comes to the network's size. `average`: each pixel is the mean of what it covers. `bilinear`: as the
     * network's publisher did, which aliases. `none`: the middle of the box at the photo's own scale.
     */
    resample: z.enum(['average', 'bilinear', 'none']),
  }),
  /** `live_class`: the softmax class that means live; absent where the output is a measure (src/verify/liveness/readings.ts). */
  output: z.strictObject({ name: z.string(), live_class: z.int().nonnegative().optional() }),
});

const TextDetector = z.strictObject({
  ...Common,
  role: z.literal('text_detector'),
  input: Input,
  /** f32[1,1,height,width]: how probably each pixel of the input belongs to the core of a line of text. */
  output: z.strictObject({ name: z.string() }),
  /** From this probability on a pixel belongs to a core. */
  threshold: z.number().min(0).max(1),
  /** Mean probability that a region must have. */
  min_score: z.number().min(0).max(1),
  /** A core is grown by its area times this, divided by its perimeter (Liao et al., 2020). */
  unclip: z.number().positive(),
});

/** One line of text, of any width. */
const LineInput = Input.omit({ size: true }).extend({ height: Side });

/** f32[1,T,classes] along the line, as CTC is trained: class 0 is the blank. */
const LineOutput = z.strictObject({
  name: z.string(),
  values: z.enum(['probabilities', 'log_probabilities']),
  classes: z.int().positive(),
  /** The characters of the classes 1, 2, …; those beyond, of other scripts, are never read. */
  alphabet: z.string().min(1),
  /** The class of the space between words. */
  space: z.int().positive().optional(),
});

const TextRecogniser = z.strictObject({
  ...Common,
  role: z.literal('text_recogniser'),
  input: LineInput,
  output: LineOutput,
});

const MrzRecogniser = z.strictObject({
  ...Common,
  role: z.literal('mrz_recogniser'),
  input: LineInput,
  output: LineOutput,
});

const Model = z.discriminatedUnion('role', [
  FaceDetector,
  FaceEmbedder,
  LivenessCheck,
  TextDetector,
  TextRecogniser,
  MrzRecogniser,
]);
const Manifest = z.strictObject({ models: z.array(Model).min(1) });

export type ModelFile = z.infer<typeof File>;
export type ModelInput = Omit<z.infer<typeof Input>, 'size'>;
export type ModelSpec = z.infer<typeof Model>;
export type FaceDetectorSpec = z.infer<typeof FaceDetector>;
export type FaceEmbedderSpec = z.infer<typeof FaceEmbedder>;
export type Calibration = z.infer<typeof Calibration>;
export type LivenessSpec = z.infer<typeof LivenessCheck>;
export type LineOutput = z.infer<typeof LineOutput>;
export type TextDetectorSpec = z.infer<typeof TextDetector>;
export type TextRecogniserSpec = z.infer<typeof TextRecogniser>;
export type MrzRecogniserSpec = z.infer<typeof MrzRecogniser>;

/** Throws with every mistake in the file when it is not a manifest. */
export function readManifest(path: string | URL): readonly ModelSpec[] {
  return Manifest.parse(JSON.parse(readFileSync(path, 'utf8'))).models;
}

/**
 * The models the service runs when FACE_MODEL is `faceModel`: everything but the other embedders.
 * With no key, the manifest's default. Throws a line that lists the keys when there is no such embedder.
 */
export function requiredModels(models: readonly ModelSpec[], faceModel?: string): readonly ModelSpec[] {
  const embedders = models.filter((spec) => spec.role === 'face_embedder');
  const chosen = embedders.find((spec) => (faceModel ? spec.key === faceModel : spec.default));
  if (!chosen) {
    const keys = embedders.map((spec) => spec.key).join(', ');
    throw new OperatorError(
      `FACE_MODEL: there is no face model "${faceModel ?? 'default'}"; choose one of ${keys}`,
    );
  }
  return models.filter((spec) => spec.role !== 'face_embedder' || spec === chosen);
}

/** Whether these bytes are what the manifest promises of the file, or of its stand-in. */
export function isPromised(file: Pick<ModelFile, 'sha256' | 'stand_in'>, sha256: string | null): boolean {
  return sha256 === file.sha256 || (sha256 !== null && sha256 === file.stand_in?.sha256);
}

/** A graph of our own is committed; every other one is fetched. */
export function isCommitted(spec: ModelSpec): boolean {
  return spec.files.every((file) => file.url === undefined);
}

/** Where the graph of a model lies under the folder `models/`: `graphs/` for our own, `fetched/` for the others. */
export function graphPath(spec: ModelSpec, modelsDirectory: string): string {
  return join(modelsDirectory, isCommitted(spec) ? 'graphs' : 'fetched', spec.graph.file);
}
