/** How many verdicts of each set change, from what to what, and whether the labels call that right. */
import { type EvidenceRecord, GROUPS, type Group } from '../evidence/evidence-record.ts';
import { isFlip, type Redecided, type Status } from './redecide.ts';

export interface FlipCount {
  readonly from: Status;
  readonly to: Status;
  /** Of records that ought to pass, and of those that ought not: `impostors` are pairs of two people, and attacks. */
  readonly genuine: number;
  readonly impostors: number;
}

export interface FlippedRow {
  readonly images: readonly string[];
  readonly expected: boolean;
  readonly attack: string | null;
  readonly from: Status;
  readonly to: Status;
  readonly score: number | null;
  /** Codes under the new policy. */
  readonly reasons: readonly string[];
}

export interface GroupFlips {
  readonly group: Group;
  readonly records: number;
  readonly flips: readonly FlipCount[];
  readonly first: readonly FlippedRow[];
}

const STATUSES: readonly Status[] = ['verified', 'unverified', 'failed'];
const ROWS_SHOWN = 5;

export function flipsOf(redecided: readonly Redecided<EvidenceRecord>[]): GroupFlips[] {
  return GROUPS.flatMap((group) => {
    const own = redecided.filter(({ record }) => record.group === group);
    const flipped = own.filter(isFlip);
    const flips = STATUSES.flatMap((from) => STATUSES.map((to) => countOf(flipped, from, to)));
    return own.length === 0
      ? []
      : [
          {
            group,
            records: own.length,
            flips: flips.filter(({ genuine, impostors }) => genuine + impostors > 0),
            first: flipped.slice(0, ROWS_SHOWN).map(rowOf),
          },
        ];
  });
}

/** Good news or bad: whether more of those who ought to pass do, or more of those who ought not. */
export function judgementOf({ from, to, genuine, impostors }: FlipCount): string {
  const [before, now] = [from === 'verified', to === 'verified'];
  if (before === now) return '';
  const [right, wrong] = now ? [genuine, impostors] : [impostors, genuine];
  return `${right} rightly, ${wrong} wrongly`;
}

function countOf(flipped: readonly Redecided<EvidenceRecord>[], from: Status, to: Status): FlipCount {
  const these = flipped.filter((each) => each.from.status === from && each.to.status === to);
  const genuine = these.filter(({ record }) => record.expected).length;
  return { from, to, genuine, impostors: these.length - genuine };
}

function rowOf({ record, from, to }: Redecided<EvidenceRecord>): FlippedRow {
  const { images, expected, attack, evidence } = record;
  return {
    images: Object.values(images),
    expected,
    attack,
    from: from.status,
    to: to.status,
    score: evidence.match?.score ?? evidence.liveness?.score ?? null,
    reasons: to.reasons.map(({ code }) => code),
  };
}
