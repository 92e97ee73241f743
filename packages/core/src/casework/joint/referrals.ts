import type { CaseAct } from '../case-file.ts';
import type { Day, Instant } from '../../time.ts';
import { actsWith } from './act-payload.ts';

export type ReferralState = 'asked' | 'accepted' | 'declined' | 'concluded';
export type Referral = {
  readonly seq: number;
  /** The act kind that names the service. */
  readonly service: string;
  readonly askedAt: Instant;
  readonly askedOf: string;
  readonly workerCount: number;
  readonly state: ReferralState;
  /** Day and words of the newest answer; null while it is awaited. */
  readonly answeredOn: Day | null;
  readonly result: string | null;
};

/** Answers that may follow a state: a service concludes only what it accepted. */
export const answersAfter = (state: ReferralState): readonly ('accepted' | 'declined' | 'concluded')[] => {
  if (state === 'asked') return ['accepted', 'declined'];
  return state === 'accepted' ? ['concluded'] : [];
};

/** The referrals of workers to services, in the order in which they were asked, each with its newest answer. */
export const referralsOf = (acts: readonly CaseAct[]): readonly Referral[] => {
  const answers = actsWith(acts, 'referral-answer');
  return actsWith(acts, 'referral').map(({ seq, kind, at, payload }) => {
    const last = answers.findLast((act) => act.payload.referral === seq);
    return {
      seq,
      service: kind,
      askedAt: at,
      askedOf: payload.askedOf,
      workerCount: payload.workerCount,
      state: last?.payload.answer ?? 'asked',
      answeredOn: last?.payload.on ?? null,
      result: last?.note ?? null,
    };
  });
};
