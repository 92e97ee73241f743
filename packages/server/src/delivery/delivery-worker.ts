import { planEvents } from './plan-events.ts';
import { noteDue } from './note-due.ts';
import { type DeliveryDeps, sendDue } from './send-due.ts';

/** Word goes out within this time of what happened. */
const ROUND_MS = 1_000;
/** Clocks count in days: looking more often finds nothing new. */
const LOOK_EVERY_MS = 5 * 60_000;

export type DeliveryWorker = { readonly stop: () => Promise<void> };

/** One round: what time has brought (when it is time to look), who hears of it, and what is due. */
export const deliverRound = async (deps: DeliveryDeps, look: boolean): Promise<number> => {
  const { database, jurisdiction, now } = deps;
  if (look) await noteDue(database, jurisdiction, now());
  const planned = await planEvents(database, jurisdiction.jurisdiction.city, now());
  return planned + (await sendDue(deps));
};

/**
 * Delivers beside the server until it is stopped. Several processes on one database share the work. A round that fails is reported to
 * `fault`, and the next one takes up what it left.
 */
export const startDelivery = (deps: DeliveryDeps, fault: (error: unknown) => void): DeliveryWorker => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;
  let round = Promise.resolve();
  const turn = async (): Promise<void> => {
    const nowMs = performance.now();
    const look = nowMs - lookedMs >= LOOK_EVERY_MS;
    try {
      await deliverRound(deps, look);
      if (look) lookedMs = nowMs;
    } catch (error) {
      fault(error);
    }
    if (!stopped) timer = setTimeout(start, ROUND_MS);
  };
  const start = (): void => void (round = turn());
  start();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
};
