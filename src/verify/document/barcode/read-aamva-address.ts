/** The elements of an address → one line. The mailing address, and the residence address of version 1 where that alone is given. */

const ADDRESSES = [
  { street: ['DAG', 'DAH'], city: 'DAI', state: 'DAJ', postalCode: 'DAK' },
  { street: ['DAL', 'DAM'], city: 'DAN', state: 'DAO', postalCode: 'DAP' },
] as const;
/** Five digits and four more, zeros where they are not known. */
const ZIP_CODE = /^(\d{5})-?(\d{4})$/;

/** Null without a street or a city. */
export function readAamvaAddress(elements: ReadonlyMap<string, string>): string | null {
  for (const { street, city, state, postalCode } of ADDRESSES) {
    const lines = [...street, city].map((id) => elements.get(id)?.replace(/,$/, '')).filter(Boolean);
    const last = [elements.get(state), printedCode(elements.get(postalCode) ?? '')].filter(Boolean);
    if (lines.length > 0) return [...lines, last.join(' ')].filter(Boolean).join(', ');
  }
  return null;
}

function printedCode(code: string): string {
  return code.replace(ZIP_CODE, (_, area, more) => (more === '0000' ? area : `${area}-${more}`));
}
