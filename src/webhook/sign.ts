/** Both signatures of a delivery: Standard Webhooks (standardwebhooks.com), and the form of the seed's `X-Dokai-Signature`. */
import { createHmac } from 'node:crypto';

const SECRET_PREFIX = 'whsec_';

export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** `secret` is `whsec_<base64>`; the standard signs with the decoded bytes, the seed's form with the secret as it is shown. */
export function signatureHeaders({ id, timestamp, body }: Signed, secret: string): Record<string, string> {
  const key = Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
  const standard = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const seed = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${standard}`,
    'x-dokai-signature': `t=${timestamp},v1=${seed}`,
  };
}
