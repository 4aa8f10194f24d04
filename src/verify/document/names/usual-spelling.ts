/**
 * A word of A-Z in, what it is usually written like out: where one holder's papers spell one name differently. MÜLLER is MUELLER in
 * the zone and MULLER to a reader that misses dots, MOHD is how Malaysia prints MUHAMMAD, FATIMAH ends in a letter nobody hears.
 */
export function usualSpelling(spelling: string): string {
  return spelling
    .replace(/^M(?:[OU]HAMM?[AE]D|[OU]HD|OHAMMOD)$/, 'MUHAMAD')
    .replace(/([AOU])E/g, '$1')
    .replace(/([A-Z])\1+/g, '$1')
    .replace(/AH$/, 'A');
}
