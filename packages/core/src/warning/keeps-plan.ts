import type { CaseFile } from '../casework/case-file.ts';
import { planOf } from '../casework/joint/payment-plan.ts';
import type { Day } from '../time.ts';

/**
 * True where what is owed is being paid as was agreed: no instalment is broken as of the day, and the case file is open or an
 * instalment is still to come. A plan agreed without figures counts while the file is open; `agreeing` are the acts that agree one.
 */
export const keepsPlan = (
  { acts, closedAt }: Pick<CaseFile, 'acts' | 'closedAt'>,
  asOf: Day,
  agreeing: readonly string[],
): boolean => {
  const plan = planOf(acts, asOf);
  if (plan === null) return closedAt === null && acts.some((act) => agreeing.includes(act.kind));
  const states = plan.instalments.map((instalment) => instalment.state);
  return !states.includes('broken') && (closedAt === null || states.includes('due'));
};
