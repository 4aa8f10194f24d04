/** An uploaded file becomes an image of a session that we trust, or feedback, or a clear refusal. */

import { stepsOf } from '../session/needs.ts';
import type { Viewer } from '../session/read-session.ts';
import type { OpenSession } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import { assertWanted, type Submission } from '../session/submit-image.ts';
import { requiredChecks } from '../session/workflow.ts';
import type { ImageType } from '../verify/evidence.ts';
import { FRAME_SIDE_PX, type Inspection, type InspectRequest, type Verifier } from '../verify/verifier.ts';
import type { Budget } from './budget.ts';
import { assertBurst, guardFrames, ofFrame, type SentFile } from './frames.ts';
import { guardImage, unreadable } from './guard.ts';

/** After two refusals the third photo is taken as it is: a person whom the checks misjudge still reaches a verdict. */
const REFUSALS_MAX = 2;

export interface Upload extends SentFile {
  readonly type: ImageType;
  /** The burst around a selfie's shutter, in the order in which it was taken. */
  readonly frames?: readonly SentFile[];
  /** Of the request that brought it. */
  readonly requestId?: string;
}

export interface Intake {
  /** Throws a Problem for a file that cannot be used and for a session that waits for no such image. */
  take(viewer: Viewer, sessionId: string, upload: Upload): Promise<Submission>;
}

export interface IntakeParts {
  readonly sessions: Sessions;
  readonly verifier: Verifier;
  readonly clock: () => Date;
  /** One for each thread: however many uploads wait, a verification waits for one round of them at most. */
  readonly turns: Budget;
}

export function createIntake({ sessions, verifier, clock, turns }: IntakeParts): Intake {
  return {
    async take(viewer, sessionId, { type, bytes, mediaType, frames = [], requestId }) {
      assertBurst(type, frames.length);
      const open = await sessions.read(viewer, sessionId);
      assertWanted(open, type, clock());
      await guardImage(bytes, mediaType);
      await guardFrames(frames);
      const checks = open.session.simulated ? [] : requiredChecks(stepsOf(open.session));
      const { image, findings } = await inspect({ type, bytes, checks });
      if (!image) throw unreadable();
      const accepted = findings.length === 0 || refusals(open, type) >= REFUSALS_MAX;
      const cleanFrames = accepted ? await cleanBurst(frames) : [];
      const judged = { ...image, type, findings, accepted, frames: cleanFrames, requestId };
      return sessions.submitImage(viewer, sessionId, judged);
    },
  };

  async function inspect(request: InspectRequest): Promise<Inspection> {
    const endTurn = await turns.take(1);
    return verifier.inspect(request).finally(endTurn);
  }

  /** Small, upright and clean, one after the other. The pipeline judges them: no model looks at them here. */
  async function cleanBurst(frames: readonly SentFile[]): Promise<Uint8Array[]> {
    const cleaned: Uint8Array[] = [];
    for (const { bytes } of frames) {
      const { image } = await inspect({ type: 'selfie', bytes, checks: [], sidePxMax: FRAME_SIDE_PX });
      if (!image) throw ofFrame(cleaned.length, unreadable());
      cleaned.push(image.bytes);
    }
    return cleaned;
  }
}

function refusals({ images }: OpenSession, type: ImageType): number {
  return images.filter((image) => image.type === type && !image.accepted).length;
}
