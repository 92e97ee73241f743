import type {
  Assessment,
  Day,
  DriftReport,
  EnterpriseId,
  Instant,
  Jurisdiction,
  Reading,
  RiskModel,
  WorkCalendar,
} from '@weisu/core';
import { addDays, levelRank, modelName, startOf } from '@weisu/core';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { type Deciding, loadDeciding, type SetAside } from '../risk/deciding.ts';
import { emptyReadings, writeReadings } from '../risk/reading-table.ts';
import { loadInForce, loadReady, readyOf, type ReadyModel } from '../risk/stored-model.ts';
import { watchDrift } from '../risk/watch-drift.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { listModelsIn } from '../store/models/risk-models.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { listFeedStates } from '../store/verdict/load-subjects.ts';
import { writeScoreHistory } from '../store/verdict/write-assessments.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';
import { wakeSnoozed } from '../store/warning/snoozed.ts';
import { listMonitored } from '../store/watch/watch-entries.ts';
import { proposeWatch } from '../watch/propose-watch.ts';
import { monitorRaised } from '../watch/watch-raised.ts';
import { drawChecks } from './draw-checks.ts';
import { keepRound } from './keep-round.ts';
import { loadMonitor } from './load-monitor.ts';
import { type Round, runRound } from './monitor.ts';

export type AssessOptions = {
  readonly asOf: Day;
  /** When the warnings are raised. */
  readonly now: Instant;
  readonly jurisdiction: Jurisdiction;
  /** Working days for the clocks of case files that are reopened; the State Council's calendar unless given. */
  readonly calendar?: WorkCalendar;
  /** The one in force where it is left out. */
  readonly model?: RiskModel;
  /** Only those under special monitoring: the round between two of all. */
  readonly only?: 'monitored' | undefined;
};

export type AssessSummary = {
  readonly assessed: number;
  readonly raised: readonly RaisedWarning[];
  readonly suppressed: number;
  /** Related enterprises proposed for the watch list, and those of them that the rule put there. */
  readonly proposed: number;
  readonly watched: number;
  /** `id@version` of what decided, and of what was assessed beside it. */
  readonly model: string;
  readonly shadows: readonly string[];
  /** Why the version in force did not decide; null where it did. */
  readonly setAside: SetAside | null;
  /** How far the present is from the past of the version in force; null where there is nothing to compare with yet. */
  readonly drift: DriftReport | null;
};

/** Whose related enterprises are proposed: those under special monitoring, and those assessed high enough. */
const originsOf = async (
  db: Queryable,
  assessments: readonly Assessment[],
  { monitoring }: Pick<Jurisdiction, 'monitoring'>,
): Promise<readonly EnterpriseId[]> => {
  const from = levelRank(monitoring.related.from);
  const high = assessments.filter(({ level }) => levelRank(level) >= from);
  return [...new Set([...(await listMonitored(db)), ...high.map(({ enterpriseId }) => enterpriseId)])].sort();
};

type Beside = { readonly ready: ReadyModel; readonly assessments: Assessment[] };

/** Takes the readings of a round in, for shadows and for drift. */
const watchRound = (asOf: Day, ids: readonly EnterpriseId[], shadows: readonly ReadyModel[]) => {
  const readings = emptyReadings(asOf, ids);
  const beside: Beside[] = shadows.map((ready) => ({ ready, assessments: [] }));
  let row = 0;
  return {
    readings,
    beside,
    onReadings: (enterpriseId: EnterpriseId, own: readonly Reading[]): void => {
      writeReadings(readings, row, own);
      row += 1;
      for (const { ready, assessments } of beside)
        assessments.push(ready.assess({ enterpriseId, asOf }, own));
    },
  };
};

/** The drift of this very round decides who decides: yesterday's report would let a first bad night through. */
const decideWith = (
  trx: Queryable,
  jurisdiction: Jurisdiction,
  inForce: ReadyModel,
  asOf: Day,
): Promise<Deciding> =>
  inForce.stored === null
    ? Promise.resolve({ ready: inForce, setAside: null })
    : loadDeciding(trx, jurisdiction, asOf);

/**
 * Assesses every enterprise as of the end of a day, from what had been recorded by then, and raises what needs a person,
 * all in one transaction. The same day assessed again writes the same rows and no second warning. Versions in shadow assess
 * the same readings beside the one in force; they leave points on the trend and decide nothing. A learned version whose past no
 * longer stands for the present does as they do, and the scorecard decides.
 */
export const assessAll = (
  database: Database,
  { asOf, now, jurisdiction, calendar = chinaWorkCalendar(), model, only }: AssessOptions,
): Promise<AssessSummary> =>
  database.transaction(async (trx) => {
    await wakeSnoozed(trx, asOf, now, SYSTEM_OFFICER);
    const inForce = model === undefined ? await loadInForce(trx, jurisdiction) : readyOf(model);
    const shadows: ReadyModel[] = [];
    for (const stored of await listModelsIn(trx, 'shadow')) shadows.push(await loadReady(trx, stored));
    const monitor = await loadMonitor(trx, asOf, jurisdiction);
    const feeds = await listFeedStates(trx, asOf, startOf(addDays(asOf, 1)));
    const monitored = only === undefined ? undefined : await listMonitored(trx);
    const ids = [...monitor.enterprises.keys()].filter((id) => monitored?.has(id) ?? true);
    const watch = watchRound(asOf, ids, shadows);
    const { assess, model: own } = inForce;
    const input = {
      asOf,
      now,
      feeds,
      assess,
      levels: own.levels,
      routing: jurisdiction,
      ...(monitored === undefined ? {} : { only: monitored }),
    };
    const first = runRound(monitor, { ...input, onReadings: watch.onReadings });
    await writeScoreHistory(trx, first.assessments);
    for (const { assessments } of watch.beside) await writeScoreHistory(trx, assessments);
    // A few enterprises at risk say nothing of how far the present is from a model's past.
    const drift =
      only === undefined ? await watchDrift(trx, inForce, watch.readings, first.assessments) : null;
    if (only === undefined)
      for (const beside of watch.beside)
        await watchDrift(trx, beside.ready, watch.readings, beside.assessments);
    const { ready, setAside } = await decideWith(trx, jurisdiction, inForce, asOf);
    const deciding = { ...input, assess: ready.assess, levels: ready.model.levels };
    let decided: Round = first;
    if (setAside !== null) {
      decided = runRound(monitor, deciding);
      await writeScoreHistory(trx, decided.assessments);
    }
    const drawn = only === undefined ? drawChecks(monitor, decided, deciding) : [];
    const round: Round = { ...decided, raised: [...decided.raised, ...drawn] };
    await keepRound(trx, round, { now, jurisdiction, calendar, monitor });
    await monitorRaised(trx, round.raised, jurisdiction, { now, isWritten: true });
    const { proposed, accepted } = await proposeWatch(
      trx,
      await originsOf(trx, round.assessments, jurisdiction),
      { asOf, now, rules: jurisdiction },
    );
    return {
      assessed: round.assessments.length,
      raised: round.raised,
      suppressed: round.suppressed.length,
      proposed,
      watched: accepted,
      model: modelName(ready.model),
      shadows: [
        ...shadows.map((shadow) => modelName(shadow.model)),
        ...(setAside === null ? [] : [setAside.model]),
      ],
      setAside,
      drift,
    };
  });
