/** Which drawn documents are read, and how each is photographed: every brand under every condition, and forgeries under the plain one. */
import { BRANDS, type Brand } from '../../../models/specimens/documents/brand-traits.ts';
import type { Forgery } from '../../../models/specimens/documents/draw-identity-document.ts';
import type { Scene } from '../../../models/specimens/documents/photograph/scene.ts';
import { PEOPLE, type PersonName } from '../../../models/specimens/people.ts';

/** What each changes about a card held flat under a lamp, 1,920 px wide. */
export const CONDITIONS = {
  plain: {},
  'small, 700 px': { widthPx: 700, heightPx: 525 },
  tilted: { rotation: 12, tilt: [24, -20] },
  blurred: { blur: 2.2 },
  glare: { glare: { x: 0.65, y: 0.4, radius: 0.16, strength: 1 } },
  'JPEG 40': { jpegQuality: 40, noise: 6 },
} as const satisfies Readonly<Record<string, Partial<Scene>>>;
export type ConditionName = keyof typeof CONDITIONS;

/** What the zone or the symbol of each says otherwise than the print, or that it ended. */
export const FORGERIES = {
  contradiction: { machineReadable: { dateOfBirth: '1979-07-23' } },
  check_digit: { wrongCheckDigit: 'document_number' },
  expired: { isExpired: true },
} as const satisfies Readonly<Record<string, Forgery>>;
export type ForgeryName = keyof typeof FORGERIES;

export interface DrawnSpecimen {
  readonly brand: Brand;
  readonly person: PersonName;
  readonly condition: ConditionName;
  /** Null for a good one. */
  readonly forgery: ForgeryName | null;
}

const WITH_ZONE: readonly Brand[] = ['icao_td3', 'icao_td1', 'icao_td2', 'icao_mrva'];
const WITH_EXPIRY: readonly Brand[] = BRANDS.filter((brand) => brand !== 'mykad');
const FORGED: Readonly<Record<ForgeryName, readonly Brand[]>> = {
  contradiction: [...WITH_ZONE, 'us_ca'],
  check_digit: WITH_ZONE,
  expired: WITH_EXPIRY,
};

/** The same in every run; persons take turns, so that each brand is seen with several of them. */
export function drawnSpecimens(): readonly DrawnSpecimen[] {
  const people = Object.keys(PEOPLE) as PersonName[];
  const personAt = (at: number) => people[at % people.length] as PersonName;
  const conditions = Object.keys(CONDITIONS) as ConditionName[];
  const good = BRANDS.flatMap((brand, row) =>
    conditions.map((condition, column) => ({
      brand,
      person: personAt(row + column),
      condition,
      forgery: null,
    })),
  );
  const forged = (Object.keys(FORGERIES) as ForgeryName[]).flatMap((forgery, row) =>
    FORGED[forgery].map((brand, column) => {
      return { brand, person: personAt(row + column), condition: 'plain', forgery } as const;
    }),
  );
  return [...good, ...forged];
}
