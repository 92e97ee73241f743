import type { Assessment, Day, EnterpriseId, Instant, Jurisdiction, WorkCalendar } from '@weisu/core';
import { loadDeciding } from '../risk/deciding.ts';
import type { Queryable } from '../store/engine.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { listFeedsNow } from '../store/warning/load-one.ts';
import { watchRaised } from '../watch/watch-raised.ts';
import { keepRound } from './keep-round.ts';
import { loadMonitor } from './load-monitor.ts';
import { runRound } from './monitor.ts';

export type RaiseOptions = {
  readonly asOf: Day;
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  readonly calendar: WorkCalendar;
};

export type Reassessed = {
  readonly assessments: readonly Assessment[];
  readonly raised: readonly RaisedWarning[];
};

/** Assesses some enterprises as of today and keeps what the rules of the night’s round make of it. */
export const assessTouched = async (
  trx: Queryable,
  ids: readonly EnterpriseId[],
  { asOf, now, jurisdiction, calendar }: RaiseOptions,
): Promise<Reassessed> => {
  const { ready } = await loadDeciding(trx, jurisdiction, asOf);
  const monitor = await loadMonitor(trx, asOf, jurisdiction, ids);
  const round = runRound(monitor, {
    asOf,
    now,
    feeds: await listFeedsNow(trx),
    assess: ready.assess,
    levels: ready.model.levels,
    routing: jurisdiction,
  });
  await keepRound(trx, round, { now, jurisdiction, calendar, monitor });
  await watchRaised(trx, round.raised, jurisdiction, { asOf, now, isWritten: true });
  return { assessments: round.assessments, raised: round.raised };
};

/**
 * Assesses the enterprises that new signals tell of, as of today, and raises what needs a person at once, by the rules of the
 * night's round and within the units' capacity. Call it inside the transaction that stored the signals, which holds the
 * turn of `storeDocuments`: two writers never raise for one enterprise at once. Answers the new warnings.
 */
export const raiseTouched = async (
  trx: Queryable,
  touched: Iterable<EnterpriseId>,
  options: RaiseOptions,
): Promise<readonly RaisedWarning[]> => {
  const ids = [...new Set(touched)].sort();
  return ids.length === 0 ? [] : (await assessTouched(trx, ids, options)).raised;
};
