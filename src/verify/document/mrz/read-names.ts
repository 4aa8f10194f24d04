/** The name field → primary and secondary identifier (ICAO 9303-3 §4.6). What transliteration changed stays changed. */

export interface MrzNames {
  readonly surname: string;
  readonly given_names: string;
  /** The field is full to its last place: there may be more of the name than fits. */
  readonly truncated: boolean;
}

/** Two fillers part the identifiers, one parts their words; without two all of it is the primary identifier. */
export function readNames(printed: string): MrzNames {
  const parting = printed.search(/[^<]<<[^<]/);
  const [primary, secondary] =
    parting < 0 ? [printed, ''] : [printed.slice(0, parting + 1), printed.slice(parting + 3)];
  return { surname: words(primary), given_names: words(secondary), truncated: isFull(printed) };
}

/** The French card of 1988 has a field for each. */
export function readSeparateNames(surname: string, givenNames: string): MrzNames {
  return {
    surname: words(surname),
    given_names: words(givenNames),
    truncated: isFull(surname) || isFull(givenNames),
  };
}

export function words(printed: string): string {
  return printed.replaceAll(/<+/g, ' ').trim();
}

function isFull(printed: string): boolean {
  return printed !== '' && !printed.endsWith('<');
}
