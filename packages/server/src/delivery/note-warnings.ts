import type { DeliveryEvent, EnterpriseId, UnitId } from '@weisu/core';
import { writeEvents } from '../store/delivery/outbox.ts';
import type { Queryable } from '../store/engine.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';

/** Notes warnings that were raised, in the transaction that raises them. `unitOf` names the unit to which each would go. */
export const noteWarnings = async (
  trx: Queryable,
  raised: readonly Pick<RaisedWarning, 'warning' | 'reasons'>[],
  unitOf: (id: EnterpriseId) => UnitId,
): Promise<void> => {
  await writeEvents(
    trx,
    raised.flatMap(({ warning, reasons }): DeliveryEvent[] =>
      warning.level === 'none'
        ? []
        : [
            {
              kind: warning.because === 'worse' ? 'warning-worse' : 'warning-raised',
              key: `warning:${warning.id}`,
              level: warning.level,
              units: [unitOf(warning.enterpriseId)],
              enterpriseId: warning.enterpriseId,
              subjectId: warning.id,
              facts: { reasons },
              at: warning.raisedAt,
            },
          ],
    ),
  );
};
