/** An uploaded file becomes an image of a session that we trust, or feedback, or a clear refusal. */

import type { Viewer } from '../session/read-session.ts';
import type { OpenSession } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import { assertWanted, type Submission } from '../session/submit-image.ts';
import { requiredChecks } from '../session/workflow.ts';
import type { FindingCode, ImageType } from '../verify/evidence.ts';
import type { Inspection, Verifier } from '../verify/verifier.ts';
import type { Budget } from './budget.ts';
import { guardImage, unreadable } from './guard.ts';

/** After two refusals the third photo is taken as it is: a person whom the checks misjudge still reaches a verdict. */
const REFUSALS_MAX = 2;

export interface Upload {
  readonly type: ImageType;
  readonly bytes: Buffer;
  /** What the client says the file is; empty when it says nothing. */
  readonly mediaType: string;
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
    async take(viewer, sessionId, { type, bytes, mediaType }) {
      const open = await sessions.read(viewer, sessionId);
      assertWanted(open.session, open.images, type, clock());
      await guardImage(bytes, mediaType);
      const checks = open.session.simulated ? [] : requiredChecks(open.session.request.steps);
      const endTurn = await turns.take(1);
      const { image, findings } = await verifier.inspect({ type, bytes, checks }).finally(endTurn);
      if (!image) throw unreadable();
      const codes = codesOf(findings);
      const accepted = codes.length === 0 || refusals(open, type) >= REFUSALS_MAX;
      return sessions.submitImage(viewer, sessionId, { ...image, type, findings: codes, accepted });
    },
  };
}

function codesOf(findings: Inspection['findings']): FindingCode[] {
  return [...new Set(findings.map(({ code }) => code))];
}

function refusals({ images }: OpenSession, type: ImageType): number {
  return images.filter((image) => image.type === type && !image.accepted).length;
}
