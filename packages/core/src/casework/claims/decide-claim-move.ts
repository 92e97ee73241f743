import type { Jurisdiction } from '../../jurisdiction/jurisdiction.ts';
import type { Day } from '../../time.ts';
import type { Wording } from '../../wording.ts';
import { type Claim, type ClaimState, owedFen } from './claim.ts';
import { clockIn, mayExtend } from './claim-clock.ts';

/** What an officer does to claims. `on` and the ends of a pause are days; amounts are fen. */
export type ClaimMove =
  | {
      readonly kind: 'stage';
      readonly to: string;
      readonly on: Day;
      readonly result: string | null;
      /** Amount of a result that does not say it by itself; null where it is not known. */
      readonly awardedFen: number | null;
      readonly paid: 'unchanged' | 'in-full';
    }
  | { readonly kind: 'pay'; readonly fen: number | 'in-full' }
  | { readonly kind: 'extend' }
  | { readonly kind: 'restart'; readonly on: Day }
  | { readonly kind: 'pause'; readonly from: Day; readonly until: Day };

/** Either the claim's state after the move, or why it cannot be made. */
export type ClaimDecision =
  | { readonly done: true; readonly state: ClaimState }
  | { readonly done: false; readonly why: Wording };

type Place = Pick<Jurisdiction, 'claims' | 'deadlines'>;
type Move<K extends ClaimMove['kind']> = Extract<ClaimMove, { kind: K }>;

const held = (zh: string, en: string): ClaimDecision => ({ done: false, why: { zh, en } });

const stateOf = ({ stage, dates, clock, result, awardedFen, paidFen, voided }: ClaimState): ClaimState => ({
  stage,
  dates,
  clock,
  result,
  awardedFen,
  paidFen,
  voided,
});

const awarded = (place: Place, claim: Claim, move: Move<'stage'>): number | null => {
  const result = place.claims.results.find(({ id }) => id === move.result);
  if (result === undefined) return claim.awardedFen;
  if (result.awards === 'all') return claim.amountFen;
  return result.awards === 'none' ? 0 : move.awardedFen;
};

const moveStage = (place: Place, claim: Claim, move: Move<'stage'>): ClaimDecision => {
  const from = place.claims.stages.find(({ id }) => id === claim.stage);
  const to = place.claims.stages.find(({ id }) => id === move.to);
  if (to === undefined) return held(`没有阶段 ${move.to}`, `there is no stage ${move.to}`);
  if (from === undefined || !from.next.includes(to.id))
    return held(
      `“${from?.name.zh ?? claim.stage}”不能转为“${to.name.zh}”`,
      `"${from?.name.en ?? claim.stage}" cannot become "${to.name.en}"`,
    );
  const since = claim.dates[claim.stage];
  if (since !== undefined && move.on < since)
    return held(
      `日期早于“${from.name.zh}”之日 ${since}`,
      `the day is earlier than that of "${from.name.en}", ${since}`,
    );
  if (move.result !== null && !to.results.includes(move.result))
    return held(`进入“${to.name.zh}”不能记此结果`, `"${to.name.en}" cannot be entered with this result`);
  const awardedFen = awarded(place, claim, move);
  if (awardedFen !== null && awardedFen > claim.amountFen)
    return held('裁决金额高于请求金额', 'more is awarded than was claimed');
  const dates = { ...claim.dates, [to.id]: move.on };
  const owed = owedFen({ amountFen: claim.amountFen, awardedFen });
  if (claim.paidFen > owed) return held('已付金额高于裁决金额', 'more has been paid than is awarded');
  return {
    done: true,
    state: {
      ...stateOf(claim),
      stage: to.id,
      dates,
      clock: clockIn(place, to.id, dates, claim.clock),
      result: move.result ?? claim.result,
      awardedFen,
      paidFen: move.paid === 'in-full' ? owed : claim.paidFen,
    },
  };
};

const pay = (claim: Claim, { fen }: Move<'pay'>): ClaimDecision => {
  const owed = owedFen(claim);
  const paidFen = fen === 'in-full' ? owed : claim.paidFen + fen;
  if (paidFen > owed) return held('已付将超过应付', 'more would be paid than is owed');
  if (paidFen <= claim.paidFen) return held('已全部付清', 'nothing is left to pay');
  return { done: true, state: { ...stateOf(claim), paidFen } };
};

const moveClock = (
  place: Place,
  claim: Claim,
  move: Move<'extend'> | Move<'restart'> | Move<'pause'>,
): ClaimDecision => {
  const { clock } = claim;
  if (clock === null) return held('当前阶段没有法定时限', 'no statutory clock runs in this stage');
  if (move.kind === 'extend') {
    return mayExtend(place, clock)
      ? { done: true, state: { ...stateOf(claim), clock: { ...clock, extended: true } } }
      : held('此时限不能再延长', 'this clock cannot be extended (again)');
  }
  if (move.kind === 'restart') {
    return move.on > clock.from
      ? {
          done: true,
          state: { ...stateOf(claim), clock: { ...clock, from: move.on, extended: false, pauses: [] } },
        }
      : held(`须晚于原起算日 ${clock.from}`, `must be later than the day it counted from, ${clock.from}`);
  }
  if (move.until <= move.from || move.from < clock.from)
    return held('中止的起止日期不对', 'the days of the pause are not right');
  const pause = { from: move.from, until: move.until };
  return { done: true, state: { ...stateOf(claim), clock: { ...clock, pauses: [...clock.pauses, pause] } } };
};

/** Decides one move of one claim. Pure: whoever stores it must check that the claim has not changed meanwhile. */
export const decideClaimMove = (place: Place, claim: Claim, move: ClaimMove): ClaimDecision => {
  if (claim.voided) return held('此案件已随名册撤销', 'this claim was taken back with its roster');
  switch (move.kind) {
    case 'stage':
      return moveStage(place, claim, move);
    case 'pay':
      return pay(claim, move);
    case 'extend':
    case 'restart':
    case 'pause':
      return moveClock(place, claim, move);
  }
};
