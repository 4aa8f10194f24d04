import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Journey } from '../../src/session/journey.ts';
import {
  declinedChecks,
  hasBack,
  missingImages,
  neededImages,
  stepsOf,
  wantedImages,
} from '../../src/session/needs.ts';
import type { Image, Session, SessionRequest } from '../../src/session/session.ts';
import { DEFAULT_STEPS } from '../../src/session/workflow.ts';
import type { ImageType } from '../../src/verify/evidence.ts';

const session = (journey: Journey = {}, request: Partial<SessionRequest> = {}): Session =>
  ({ request: { steps: DEFAULT_STEPS, ...request }, journey }) as Session;
const opened = (asked: Session, ...accepted: ImageType[]) => ({
  session: asked,
  images: accepted.map((type) => ({ type, accepted: true }) as Image),
});
const without: Journey = {
  consent: { decision: 'without_biometrics', text_version: 'x', locale: 'en', at: '2026-01-01T00:00:00Z' },
};

test('a session of a backend needs what its steps need, and takes a back where there is a front', () => {
  const asked = session();
  assert.deepEqual(neededImages(asked), ['document_front', 'selfie']);
  assert.deepEqual(wantedImages(opened(asked)), ['document_front', 'selfie', 'document_back']);
  assert.deepEqual(wantedImages(opened(asked, 'document_front')), ['selfie', 'document_back']);
  assert.deepEqual(wantedImages(opened(asked, 'document_back')), ['document_front', 'selfie']);
  assert.deepEqual(wantedImages(opened(session({}, { steps: ['selfie', 'liveness'] }))), ['selfie']);
});

test('a person whose document has a back is asked for it after the front and before the selfie', () => {
  const asked = session({ document_back: 'wanted' });
  assert.deepEqual(neededImages(asked), ['document_front', 'document_back', 'selfie']);
  assert.deepEqual(missingImages(opened(asked, 'document_front')), ['document_back', 'selfie']);
  assert.deepEqual(wantedImages(opened(asked, 'document_front')), ['document_back', 'selfie']);
  assert.deepEqual(neededImages(session({ document_back: 'none' })), ['document_front', 'selfie']);
});

test('a person who keeps the face out of it sends the document alone, and the checks of the face are declined', () => {
  const asked = session(without);
  assert.deepEqual(stepsOf(asked), ['document']);
  assert.deepEqual(neededImages(asked), ['document_front']);
  assert.deepEqual(declinedChecks(asked), ['selfie', 'face_match', 'liveness']);
  assert.deepEqual(declinedChecks(session()), []);
});

test('a passport has no back, cards have one, and the brand that the backend names knows better', () => {
  assert.equal(hasBack(session(), 'passport'), false);
  for (const type of ['identity_card', 'driving_license', 'residence_permit'] as const)
    assert.equal(hasBack(session(), type), true);
  assert.equal(hasBack(session({}, { document_brand: 'id_ktp' }), 'identity_card'), false);
});
