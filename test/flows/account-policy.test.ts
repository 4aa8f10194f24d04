import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DEFAULT_POLICY } from '../../src/verify/decision/policy.ts';
import { keyOfAnother } from '../support/another-account.ts';
import { EMBEDDED } from '../support/databases.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { type Service, startService } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';
import { drawVerifiable, type Verifiable } from '../support/verifiable.ts';

describe('the policy of an account', () => {
  let service: Service;
  let person: Verifiable;

  before(async () => {
    if (WITHOUT_MODELS) return;
    [service, person] = await Promise.all([startService({ database: EMBEDDED }), drawVerifiable()]);
  });
  after(() => service?.stop());

  const setPolicy = async (default_policy: object | null): Promise<void> => {
    const options = { key: service.liveKey, json: { default_policy } };
    assert.equal((await service.call('PATCH', '/v1/account', options)).status, 200);
  };

  /** The same two photos every time, the policy set before the last of them. */
  async function judgeUnder(policy: object | null) {
    const { id } = await createSession(service);
    await sendImage(service, id, 'document_front', person.document);
    await setPolicy(policy);
    await sendImage(service, id, 'selfie', person.selfie);
    const { status, reasons, policy_version, face_match } = await ended(service, id);
    const codes = reasons.map(({ code }: { code: string }) => code);
    return { status, codes, policy_version, threshold: face_match?.threshold };
  }

  test('judges its sessions from the moment it is set, is named in the result, and goes when it is reset', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const plain = await judgeUnder(null);
    assert.deepEqual(
      [plain.status, plain.codes, plain.policy_version],
      ['verified', [], DEFAULT_POLICY.version],
    );
    const strict = await judgeUnder({ version: 'bank-1', face_match: { threshold: 1 } });
    assert.deepEqual(strict, {
      status: 'unverified',
      codes: ['face_mismatch'],
      policy_version: 'bank-1',
      threshold: 1,
    });
    const unnamed = await judgeUnder({ face_match: { threshold: 0.1 } });
    assert.deepEqual(
      [unnamed.status, unnamed.policy_version, unnamed.threshold],
      ['verified', 'custom', 0.1],
    );
    assert.deepEqual(await judgeUnder(null), plain);
  });

  test('is no other account’s', { skip: WITHOUT_MODELS }, async () => {
    await setPolicy({ version: 'bank-1', face_match: { threshold: 1 } });
    const { text } = await keyOfAnother(service);
    const { id } = await createSession(service, {}, text);
    await sendImage(service, id, 'document_front', person.document, text);
    await sendImage(service, id, 'selfie', person.selfie, text);
    const { status, policy_version } = await ended(service, id, text);
    assert.deepEqual([status, policy_version], ['verified', DEFAULT_POLICY.version]);
  });
});
