/** What an account asks of the evidence: its own changes, on the operator's policy as a whole. On one's own service both belong to the same people, so the account may also be laxer. */
import { changePolicy, type Policy, type PolicyChanges } from '../verify/decision/policy.ts';

export function policyOf(changes: PolicyChanges | null, policy: Policy): Policy {
  return changes ? changePolicy(policy, changes) : policy;
}

/** A result names the version of its policy: two policies of one name could not be told apart. Null when they can. */
export function findVersionFault(changes: PolicyChanges, policy: Policy): string | null {
  if (changePolicy(policy, changes).version !== policy.version) return null;
  return `must name another version than ${policy.version}, which is the operator's policy`;
}
