import type { ClaimDraft } from '../casework/claims/roster/read-roster.ts';
import type { Day } from '../time.ts';
import { keyOf, randomOf, type Random } from './random.ts';
import { inventIdentity } from './text/invented-person.ts';

const SURNAMES = [...'赵钱孙周吴郑冯褚卫蒋沈韩杨朱秦许何吕施孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛'];
const GIVEN = [...'岫澄栎霁穗沅珩翊砚筠蘅榆柠桐棠峦屿岚汐湛渟烁煦琅琮瑾璟皓睿祺禹稷笙绮翎荟蔚遥邺钧隽霖韶颂'];
/** Of ten claims seven are for wages. */
const WAGES_RATIO = 0.7;

export type ClaimRosterAsked = {
  /** Names the roster: the same key gives the same roster. */
  readonly key: string;
  readonly count: number;
  /** What the claims come to, to the fen; at least one fen each. */
  readonly totalFen: number;
  readonly appliedOn: Day;
  readonly stage: string;
  /** Kinds of claim, wages first. */
  readonly kinds: readonly string[];
};

const inventName = (random: Random): string =>
  random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.6) ? random.pick(GIVEN) : '');

const kindOf = (random: Random, kinds: readonly string[]): string => {
  const [wages = '', ...others] = kinds;
  return others.length === 0 || random.chance(WAGES_RATIO) ? wages : random.pick(others);
};

/** A roster of invented workers, whose numbers have an area that no place has, with amounts that come to the total exactly. */
export const inventClaimRoster = (asked: ClaimRosterAsked): readonly ClaimDraft[] => {
  const random = randomOf(keyOf(asked.key), asked.count);
  const shares = Array.from({ length: asked.count }, () => 0.3 + random.next() * 1.4);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  // Whole yuan, as people are owed, where there is a yuan for each; the last takes what is left.
  const unit = asked.totalFen >= asked.count * 100 ? 100 : 1;
  const free = asked.totalFen - asked.count * unit;
  let given = 0;
  return shares.map((share, index) => {
    const isLast = index === asked.count - 1;
    const fen = isLast ? asked.totalFen - given : unit + Math.floor((free * share) / whole / unit) * unit;
    given += fen;
    return {
      row: index + 2,
      name: inventName(random),
      identity: inventIdentity(random),
      docket: null,
      kind: kindOf(random, asked.kinds),
      amountFen: fen,
      appliedOn: asked.appliedOn,
      stage: asked.stage,
      stageOn: asked.appliedOn,
      result: null,
      paidFen: 0,
    };
  });
};
