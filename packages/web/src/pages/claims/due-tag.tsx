import { ClockTag } from '../../kit/clock-tag.tsx';
import type { ClaimRow } from '../../api/claims-queries.ts';

/** The statutory clock of a claim, in the form of every other clock. */
export const DueTag = ({ dueOn, due }: Pick<ClaimRow, 'dueOn' | 'due'>) => (
  <ClockTag dueOn={dueOn} supervision={due} />
);
