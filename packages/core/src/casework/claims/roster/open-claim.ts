import type { Jurisdiction } from '../../../jurisdiction/jurisdiction.ts';
import type { ClaimState } from '../claim.ts';
import { clockIn } from '../claim-clock.ts';
import type { ClaimDraft } from './read-roster.ts';

/** The state in which a claim of a roster begins. The day of its stage also stands for stages its clock counts from. */
export const openClaim = (
  place: Pick<Jurisdiction, 'claims'>,
  draft: Pick<ClaimDraft, 'appliedOn' | 'stage' | 'stageOn' | 'result' | 'amountFen' | 'paidFen'>,
): ClaimState => {
  const dates = { [place.claims.startsAt]: draft.appliedOn, [draft.stage]: draft.stageOn };
  const awards = place.claims.results.find(({ id }) => id === draft.result)?.awards;
  return {
    stage: draft.stage,
    dates,
    clock: clockIn(place, draft.stage, dates, null),
    result: draft.result,
    awardedFen: awards === 'all' ? draft.amountFen : awards === 'none' ? 0 : null,
    paidFen: draft.paidFen,
    voided: false,
  };
};
