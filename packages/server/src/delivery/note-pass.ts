import type { Day, DeliveryEvent, Dispatch, EnterpriseId, Jurisdiction } from '@weisu/core';
import { findWorstLevel } from '../store/delivery/find-due.ts';
import { writeEvents } from '../store/delivery/outbox.ts';
import type { Queryable } from '../store/engine.ts';

type Passed = {
  readonly dispatch: Dispatch;
  readonly enterpriseId: EnterpriseId;
  /** Last day of the step that runs; null where none does. */
  readonly dueOn: Day | null;
};

/**
 * Notes the newest pass of a dispatch for the unit that must know: the one that receives it, or the one to which it comes back. Passes that
 * ask nothing of another unit are passed over, and so are an officer's own words.
 */
export const notePass = async (
  trx: Queryable,
  { dispatch, enterpriseId, dueOn }: Passed,
  { dispatch: terms, jurisdiction }: Pick<Jurisdiction, 'dispatch' | 'jurisdiction'>,
  raisedLevel?: DeliveryEvent['level'],
): Promise<void> => {
  const pass = dispatch.passes.at(-1);
  if (pass === undefined) return;
  const common = {
    key: `pass:${dispatch.id}:${pass.seq}`,
    level: raisedLevel ?? (await findWorstLevel(trx, dispatch.caseFileId)),
    enterpriseId,
    subjectId: dispatch.caseFileId,
    at: pass.at,
  };
  const eventOf = (): DeliveryEvent | null => {
    switch (pass.kind) {
      case 'send':
      case 'forward':
      case 'rule':
        return { ...common, kind: 'dispatch-sent', units: [dispatch.holder], facts: { dueOn } };
      case 'return': {
        const reason = terms.returnReasons.find(({ id }) => id === pass.returnReason)?.name ?? null;
        const units = pass.asksForRuling ? [jurisdiction.city] : [dispatch.sender];
        return { ...common, kind: 'dispatch-returned', units, facts: { returnReason: reason } };
      }
      case 'urge':
      case 'supervise':
        return { ...common, kind: 'dispatch-urged', units: [dispatch.holder], facts: { dueOn } };
      default:
        return null;
    }
  };
  const event = eventOf();
  if (event !== null) await writeEvents(trx, [event]);
};
