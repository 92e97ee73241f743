import type { Relation, RelationKind } from '../relation/relation.ts';
import { dayOfNumber, instantOf } from './day-number.ts';
import type { DayNumber } from './day-number.ts';
import type { Resident } from './population.ts';
import { randomOf } from './random.ts';
import type { Random } from './random.ts';

const STREAM = 102;

/** How strongly distress travels along a tie, against and along its direction. */
const PULL: Readonly<Record<RelationKind, readonly [toFrom: number, toTo: number]>> = {
  shareholder: [0.25, 0.6],
  'same-representative': [0.6, 0.6],
  guarantee: [0.7, 0.1],
  'same-address': [0.15, 0.15],
  chain: [0.05, 0.35],
  branch: [0.3, 0.9],
  'same-phone': [0.15, 0.15],
};

/** A tie by the indexes of its ends, as the drift of health needs it. */
export type Tie = {
  readonly from: number;
  readonly to: number;
  readonly kind: RelationKind;
  readonly shareRatio: number | null;
};

export const pullOf = (tie: Tie): readonly [toFrom: number, toTo: number] => PULL[tie.kind];

const shareOf = (random: Random): number =>
  random.chance(0.35) ? 1 : random.chance(0.5) ? random.int(51, 95) / 100 : random.int(5, 50) / 100;

/**
 * Ties the city together: about one enterprise in six belongs to a group (owner, sisters under one representative
 * or at one address), some owe guarantees, and lead enterprises have suppliers of neighbouring numbers.
 */
export const inventTies = (city: number, residents: readonly Resident[]): Tie[] => {
  const random = randomOf(city, STREAM);
  const count = residents.length;
  const ties: Tie[] = [];
  const seen = new Set<number>();
  const tie = (from: number, to: number, kind: RelationKind, shareRatio: number | null = null): void => {
    const key = from * count + to;
    if (from === to || seen.has(key)) return;
    seen.add(key);
    ties.push({ from, to, kind, shareRatio });
  };
  for (const [index, resident] of residents.entries())
    if (resident.head !== null) tie(resident.head, index, 'branch');
  const anyone = (): number => random.int(0, count - 1);
  const groups = Math.ceil(count / 28);
  for (let g = 0; g < groups; g += 1) {
    const owner = anyone();
    const members = Array.from({ length: random.int(2, 7) }, anyone);
    for (const [at, member] of members.entries()) {
      // A subsidiary may own the next one: chains of ownership, not only stars.
      tie(
        at > 0 && random.chance(0.25) ? (members[at - 1] ?? owner) : owner,
        member,
        'shareholder',
        shareOf(random),
      );
      if (random.chance(0.35)) tie(owner, member, 'same-representative');
      if (random.chance(0.2)) tie(owner, member, 'same-address');
    }
    if (random.chance(0.4)) tie(owner, members[0] ?? owner, 'guarantee');
  }
  for (let i = 0; i < count / 60; i += 1) tie(anyone(), anyone(), 'same-address');
  for (let i = 0; i < count / 60; i += 1) tie(anyone(), anyone(), 'guarantee');
  for (let i = 0; i < count / 250; i += 1) {
    const lead = anyone();
    for (let n = random.int(3, 14); n > 0; n -= 1) tie(lead, anyone(), 'chain');
  }
  return ties;
};

/** The ties as relations: most older than the period, a few made in it and known some days later. */
export const relationsOf = (
  city: number,
  residents: readonly Resident[],
  ties: readonly Tie[],
  window: { readonly from: DayNumber; readonly until: DayNumber },
): Relation[] =>
  ties.flatMap(({ from, to, kind, shareRatio }, index) => {
    const [a, b] = [residents[from], residents[to]];
    if (a === undefined || b === undefined) return [];
    const random = randomOf(city, STREAM, 1, index);
    const isNew = random.chance(0.06);
    const since = isNew ? random.int(window.from, window.until) : window.from - random.int(20, 3000);
    const known = isNew ? Math.min(window.until, since + random.int(2, 30)) : window.from;
    return {
      from: a.enterprise.id,
      to: b.enterprise.id,
      kind,
      shareRatio,
      since: random.chance(0.9) ? dayOfNumber(since) : null,
      until: null,
      recordedAt: instantOf(known, random.int(0, 60_000)),
    };
  });
