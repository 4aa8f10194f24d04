/** One untrusted file → an image of ours, and what is wrong with it for the checks it will be used for. */
import { PAGE_FINDINGS, PHOTO_FINDINGS } from './evidence.ts';
import { openUpright, writeJpeg } from './image/normalise.ts';
import { UPLOAD_STEPS } from './pipeline.ts';
import { runSteps } from './run-steps.ts';
import type { Inspection, InspectRequest } from './verifier.ts';
import type { Tools, Work } from './work.ts';

/** Without checks no model is needed. With them a photo that lies on its side is stored upright. */
export async function inspectImage(request: InspectRequest, tools: Tools | null): Promise<Inspection> {
  const opened = await openUpright(request.bytes, request.sidePxMax);
  if (!opened) return { image: null, findings: [] };
  if (request.checks.length === 0) return { image: await writeJpeg(opened), findings: [] };
  if (!tools) throw new Error('No model is loaded');
  const { type, checks } = request;
  const start: Work = { checks, files: {}, images: { [type]: opened }, findings: [] };
  const { work } = await runSteps(UPLOAD_STEPS, start, tools);
  const codes = [...PHOTO_FINDINGS, ...PAGE_FINDINGS].filter((code) =>
    work.findings.some((finding) => finding.code === code),
  );
  return { image: await writeJpeg(work.images?.[type] ?? opened), findings: codes };
}
