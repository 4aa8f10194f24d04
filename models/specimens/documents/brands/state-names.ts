/** Names of states as the drawn documents print them. */

const STATE_NAMES: Readonly<Record<string, readonly [english: string, french: string]>> = {
  DEU: ['GERMANY', 'ALLEMAGNE'],
  FRA: ['FRANCE', 'FRANCE'],
  GHA: ['GHANA', 'GHANA'],
  MYS: ['MALAYSIA', 'MALAISIE'],
  NOR: ['NORWAY', 'NORVÈGE'],
  SGP: ['SINGAPORE', 'SINGAPOUR'],
  USA: ['UNITED STATES', 'ÉTATS-UNIS'],
  UTO: ['UTOPIA', 'UTOPIE'],
};

/** A state that has no name here is called by its code. */
export function stateNames(code: string): readonly [english: string, french: string] {
  return STATE_NAMES[code] ?? [code, code];
}
