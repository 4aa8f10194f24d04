/** Drawn documents: how many of their fields are read, by brand and by condition, and how many forgeries are remarked. */
import { BRANDS } from '../../../models/specimens/documents/brand-traits.ts';
import type { FindingCode } from '../../../src/verify/evidence.ts';
import type { DrawnOutcome } from '../documents/collect-drawn.ts';
import { CONDITIONS, type ConditionName, type ForgeryName } from '../documents/drawn-specimens.ts';

export interface DrawnCell {
  readonly documents: number;
  readonly fields: number;
  readonly correct: number;
  readonly wrong: number;
}

export interface DrawnFigures {
  readonly good: number;
  /** Each brand, then all. */
  readonly brands: readonly {
    readonly brand: string;
    readonly cells: Readonly<Record<ConditionName, DrawnCell>>;
  }[];
  readonly forgeries: readonly {
    readonly kind: ForgeryName;
    readonly documents: number;
    readonly remarked: number;
    /** Good documents, plain and otherwise, of which the same is said. */
    readonly false_alarms: number;
  }[];
}

/** The findings that say what is wrong with each. */
const REMARKS: Readonly<Record<ForgeryName, readonly FindingCode[]>> = {
  contradiction: ['mrz_visual_mismatch', 'barcode_visual_mismatch'],
  check_digit: ['mrz_check_digit', 'mrz_unreadable'],
  expired: ['document_expired'],
};

export function drawnFigures(outcomes: readonly DrawnOutcome[]): DrawnFigures | null {
  if (outcomes.length === 0) return null;
  const good = outcomes.filter(({ forgery }) => forgery === null);
  const brands = BRANDS.filter((brand) => good.some((each) => each.brand === brand));
  const isRemarked = ({ findings }: DrawnOutcome, kind: ForgeryName) =>
    REMARKS[kind].some((code) => findings.includes(code));
  const kinds = (Object.keys(REMARKS) as ForgeryName[]).filter((kind) =>
    outcomes.some(({ forgery }) => forgery === kind),
  );
  return {
    good: good.length,
    brands: [
      ...brands.map((brand) => ({ brand, cells: cellsOf(good.filter((each) => each.brand === brand)) })),
      { brand: 'all', cells: cellsOf(good) },
    ],
    forgeries: kinds.map((kind) => {
      const forged = outcomes.filter(({ forgery }) => forgery === kind);
      return {
        kind,
        documents: forged.length,
        remarked: forged.filter((each) => isRemarked(each, kind)).length,
        false_alarms: good.filter((each) => isRemarked(each, kind)).length,
      };
    }),
  };
}

function cellsOf(outcomes: readonly DrawnOutcome[]): Readonly<Record<ConditionName, DrawnCell>> {
  const names = Object.keys(CONDITIONS) as ConditionName[];
  const cells = names.map((name) => {
    const own = outcomes.filter(({ condition }) => condition === name);
    const fields = own.flatMap((each) => each.fields);
    const count = (wanted: string) => fields.filter(({ outcome }) => outcome === wanted).length;
    return [
      name,
      { documents: own.length, fields: fields.length, correct: count('correct'), wrong: count('wrong') },
    ];
  });
  return Object.fromEntries(cells);
}
