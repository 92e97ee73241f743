import type {
  Assessor,
  City,
  CityDocument,
  CityMonth,
  Day,
  EnterpriseId,
  EnterpriseRecord,
  Instant,
  Jurisdiction,
  LevelThreshold,
  Signal,
} from '@weisu/core';
import {
  addDays,
  addMonths,
  createAssessor,
  monthOf,
  registeredName,
  scorecardModel,
  scorecardOf,
  startOf,
} from '@weisu/core';
import { ingestDocuments } from '../pipeline/ingest-documents.ts';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import { proposeTerms } from '../library/propose-terms.ts';
import { drawChecks } from '../pipeline/draw-checks.ts';
import { watchRaised } from '../watch/watch-raised.ts';
import type { Monitor, Round } from '../pipeline/monitor.ts';
import {
  STATEMENT_FEEDS,
  createMonitor,
  forgetSignals,
  noteRound,
  noteSignals,
  noteStatement,
  runRound,
} from '../pipeline/monitor.ts';
import type { RawDocument, ReadingDeps } from '../pipeline/prepare-document.ts';
import { createNameBook } from '../names/name-book.ts';
import { readingDeps } from '../pipeline/reading-deps.ts';
import { createRecordHistory } from '../pipeline/record-history.ts';
import type { RecordHistory } from '../pipeline/record-history.ts';
import type { Database } from '../store/engine.ts';
import { writeAssessments, writeScoreHistory } from '../store/verdict/write-assessments.ts';
import { writeSuppressed } from '../store/verdict/write-warnings.ts';
import { seedBulletins } from './seed-bulletins.ts';
import { enlivenDispatches } from './enliven-dispatches.ts';
import { createFeedClock } from './feed-clock.ts';
import type { FeedClock } from './feed-clock.ts';
import { playLibrary } from './seed-library.ts';
import { laySeedGround } from './seed-ground.ts';
import type { SeedOptions } from './seed-options.ts';
import { simulateDesk } from './simulate-desk.ts';
import type { DeskSimulation } from './simulate-desk.ts';
import { writeDesk } from './write-desk.ts';

/** What grows while the months go by. */
type Running = {
  readonly monitor: Monitor;
  readonly assess: Assessor;
  readonly history: RecordHistory;
  readonly clock: FeedClock;
  readonly deps: ReadingDeps;
  readonly desk: DeskSimulation;
  readonly levels: readonly LevelThreshold[];
};

/** A part of a month: what came in up to the end of `until`. */
type Slice = {
  readonly until: Day;
  readonly records: readonly EnterpriseRecord[];
  readonly documents: readonly CityDocument[];
};

const isLarge = (city: City): boolean => city.enterprises.length > 2_000;

/** Ends of the parts in which a month is lived through, `stepDays` apart. */
const sliceEnds = (month: Day, last: Day, stepDays: number): Day[] => {
  const ends: Day[] = [];
  for (let end = addDays(month, stepDays - 1); end < last; end = addDays(end, stepDays)) ends.push(end);
  return [...ends, last];
};

const sliceMonth = ({ month, records, documents }: CityMonth, until: Day, stepDays: number): Slice[] => {
  const monthEnd = addDays(addMonths(month, 1), -1);
  let from = '';
  return sliceEnds(month, monthEnd < until ? monthEnd : until, stepDays).map((end) => {
    const known = startOf(addDays(end, 1));
    const isIn = ({ recordedAt }: { readonly recordedAt: Instant }): boolean =>
      recordedAt >= from && recordedAt < known;
    const slice = { until: end, records: records.filter(isIn), documents: documents.filter(isIn) };
    from = known;
    return slice;
  });
};

const rawOf = (document: CityDocument): RawDocument => ({ ...document, externalId: null });

const takeIn = async (database: Database, running: Running, slice: Slice): Promise<readonly Signal[]> => {
  const { monitor, clock, history, deps } = running;
  const signals = await database.transaction(async (trx) => {
    const fromRecords = await ingestRecords(trx, slice.records, history);
    const fromTexts = await ingestDocuments(trx, deps, slice.documents.map(rawOf));
    return [...fromRecords.signals, ...fromTexts.signals];
  });
  for (const { sourceId, occurredOn, kind, enterpriseId } of slice.records) {
    clock.note(sourceId, occurredOn);
    if (STATEMENT_FEEDS.includes(kind)) noteStatement(monitor, enterpriseId, kind, occurredOn);
  }
  for (const { sourceId, occurredOn } of slice.documents) clock.note(sourceId, occurredOn);
  noteSignals(monitor, signals);
  return signals;
};

type RoundKind = {
  readonly asOf: Day;
  readonly only: ReadonlySet<EnterpriseId> | null;
  readonly isLast: boolean;
};

/** The embedded engine answers without ever leaving this turn of the event loop: signals and requests would wait for the end. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One night's round: after what the desks did by then, before what they do next. */
const assessRound = async (
  database: Database,
  running: Running,
  jurisdiction: Jurisdiction,
  { asOf, only, isLast }: RoundKind,
): Promise<Round> => {
  const { monitor, clock, desk } = running;
  const now = startOf(addDays(asOf, 1));
  desk.workUntil(now);
  const input = {
    asOf,
    now,
    feeds: clock.states(),
    assess: running.assess,
    levels: running.levels,
    routing: jurisdiction,
    scoresOnly: !isLast,
  };
  const decided = runRound(monitor, only === null ? input : { ...input, only });
  const drawn = only === null ? drawChecks(monitor, decided, input) : [];
  const round: Round = { ...decided, raised: [...decided.raised, ...drawn] };
  noteRound(monitor, round, jurisdiction);
  desk.take(round.raised);
  await database.transaction(async (trx) => {
    // The trend shows month ends; the rounds between raise, but leave no point on it.
    if (only === null) await writeScoreHistory(trx, round.assessments);
    if (isLast) await writeAssessments(trx, round.assessments);
    await writeSuppressed(trx, round.suppressed);
    // The desks' books, warnings among them, are written at the end.
    await watchRaised(trx, round.raised, jurisdiction, { asOf, now, isWritten: false });
  });
  return round;
};

/**
 * Fills an empty, migrated database with a city: its ground, then slice by slice what came in, the nightly rounds and the
 * desks that take up what is raised, and at the end the desks' books and what really happened.
 */
export const seedCity = async (database: Database, city: City, options: SeedOptions): Promise<void> => {
  const { jurisdiction, calendar, logins, now, progress } = options;
  const months =
    Math.round((Date.parse(monthOf(city.until)) - Date.parse(monthOf(city.from))) / (30.44 * 86_400_000)) + 1;
  const total = months + 2;
  progress?.(0, total, { zh: '企业与关联', en: 'enterprises and relations' });
  await laySeedGround(database, city, options);
  const model = scorecardModel(scorecardOf(jurisdiction.scorecard), jurisdiction.levels);
  const monitor = createMonitor(city.enterprises, jurisdiction);
  const truth = new Map(city.truth.map((entry) => [entry.enterpriseId, entry]));
  // A small city raises few: there the last months' must do for a queue.
  const waitingFrom = addDays(city.until, isLarge(city) ? -21 : -75);
  const running: Running = {
    monitor,
    assess: createAssessor(model),
    levels: model.levels,
    history: createRecordHistory(),
    clock: createFeedClock(city.sources),
    deps: readingDeps(createNameBook(null), jurisdiction),
    desk: simulateDesk({ jurisdiction, calendar, logins, truth, monitor, waitingFrom }),
  };
  const playScenes = playLibrary(database, city);
  // Weeks do, but for a story, which turns on a day.
  const stepDays = city.protagonists.length > 0 ? 1 : 7;
  let done = 1;
  for (const month of city.months()) {
    progress?.(done, total, {
      zh: `${month.month.slice(0, 7)} 采集、读取、评估`,
      en: `${month.month.slice(0, 7)} collect, read, assess`,
    });
    const slices = sliceMonth(month, city.until, stepDays);
    for (const slice of slices) {
      await breathe();
      await playScenes(slice.until);
      const signals = await takeIn(database, running, slice);
      const isMonthEnd = slice === slices.at(-1);
      const only = isMonthEnd ? null : new Set(signals.map((signal) => signal.enterpriseId));
      await assessRound(database, running, jurisdiction, {
        asOf: slice.until,
        only,
        isLast: slice.until === city.until,
      });
    }
    forgetSignals(monitor, slices.at(-1)?.until ?? city.until);
    done += 1;
  }
  running.desk.workUntil(now);
  enlivenDispatches(running.desk.book, { jurisdiction, calendar, logins, now });
  progress?.(total - 1, total, { zh: '处置记录与结局', en: 'casework and outcomes' });
  const { protagonists, truth: really } = city;
  const names = new Map(
    city.enterprises.map((each) => [each.id, { name: registeredName(each), creditCode: each.creditCode }]),
  );
  await writeDesk(
    database,
    running.desk.book,
    really,
    { jurisdiction, calendar, logins, protagonists, now },
    names,
  );
  await playScenes(addDays(city.until, 1));
  await proposeTerms(database, jurisdiction.library, now);
  await seedBulletins(database, { jurisdiction, logins, now });
  progress?.(total, total, { zh: '完成', en: 'done' });
};
