/** `npm run eval -- --policy file.json`: the kept evidence under the default policy and under another; no model runs. */
import { readFileSync } from 'node:fs';
import { OperatorError } from '../../../src/errors.ts';
import { DEFAULT_POLICY, hashPolicy, type Policy, readPolicy } from '../../../src/verify/decision/policy.ts';
import { readEvidence, requireSameModels } from '../evidence/evidence-file.ts';
import { modelsUsed } from '../evidence/models-used.ts';
import type { Options } from '../options.ts';
import { flipsOf, type GroupFlips } from './flips.ts';
import { flipsTable } from './flips-table.ts';
import { redecide } from './redecide.ts';

type PolicyName = { readonly version: string; readonly sha256: string };

export interface Replay {
  readonly from: PolicyName;
  readonly to: PolicyName;
  /** Rows of each table; null for all. */
  readonly sample: number | null;
  readonly groups: readonly GroupFlips[];
}

/** The text to print. Throws OperatorError when the policy or the evidence cannot be used. */
export function replay({ evidence: path, isJson }: Options, policyFile: string): string {
  const policy = policyIn(policyFile);
  const { models, sample, records } = readEvidence(path);
  requireSameModels(path, models, modelsUsed());
  const groups = flipsOf(redecide(records, DEFAULT_POLICY, policy));
  const answer: Replay = { from: nameOf(DEFAULT_POLICY), to: nameOf(policy), sample, groups };
  return isJson ? JSON.stringify(answer) : flipsTable(answer);
}

function policyIn(path: string): Policy {
  try {
    return readPolicy(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OperatorError(`${path}: ${code === 'ENOENT' ? 'there is no such file' : message}`);
  }
}

function nameOf(policy: Policy): PolicyName {
  return { version: policy.version, sha256: hashPolicy(policy) };
}
