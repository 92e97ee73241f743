import { composeMessage, type EnterpriseId, type Jurisdiction, type Message, type Scope } from '@weisu/core';
import { namesOfEnterprises, namesOfUnits } from '../store/delivery/message-names.ts';
import type { StoredEvent } from '../store/delivery/outbox.ts';
import type { Queryable } from '../store/engine.ts';

const isKnown = (id: EnterpriseId | null): id is EnterpriseId => id !== null;

/**
 * Messages about events, with the names that they may say: enterprises of the scope alone, all of them with `{ reach: 'all' }`, none with
 * `{ reach: 'none' }`.
 */
export const composeMessages = async (
  db: Queryable,
  events: readonly StoredEvent[],
  { levels }: Pick<Jurisdiction, 'levels'>,
  scope: Scope,
): Promise<readonly Message[]> => {
  const ids = [...new Set(events.map(({ enterpriseId }) => enterpriseId).filter(isKnown))];
  const enterprises = scope.reach === 'none' ? new Map() : await namesOfEnterprises(db, ids, scope);
  const units = await namesOfUnits(db);
  return events.map((event) => {
    const [first] = event.units;
    return composeMessage(event, {
      enterprise: event.enterpriseId === null ? null : (enterprises.get(event.enterpriseId) ?? null),
      level: levels.find(({ level }) => level === event.level)?.name ?? null,
      unit: first === undefined ? null : (units.get(first) ?? null),
    });
  });
};
