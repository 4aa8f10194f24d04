/** The sample of the okID documentation, as printed: pages that were built on it must run unchanged. */
import { existsSync, readFileSync } from 'node:fs';

const PRINTED = new URL('../../../shared/seeds/okid.txt', import.meta.url);

export const SCRIPT_TAG = '<script src="https://cdn.okid.io/sdk/okid.js"></script>';

export const SAMPLE = `// Initialize the verification with the process token
const config = {
  apiUrl: 'https://api1.okid.io',
  frontendUrl: 'https://verify.okid.io',
  processToken: 'tok_v1_7f4b5e3a2c1d9f8e7d6c5b4a3f2e1d',
  flowName: 'standard',
  locale: 'en',
  onComplete: (data) => {
    console.log('Verification completed:', data);
  },
  onError: (error) => {
    console.error('Verification error:', error);
  }
};

// Create okID instance
const okID= new okID(config);

// Start the verification process
okID.init();`;

/** The documentation itself, or null where it is not at hand. */
export function printedDocumentation(): string | null {
  return existsSync(PRINTED) ? readFileSync(PRINTED, 'utf8') : null;
}
