import type {
  Assessment,
  Assessor,
  Day,
  EnterpriseId,
  Feed,
  FeedState,
  IndustryUsual,
  Instant,
  Jurisdiction,
  LastWarning,
  Level,
  LevelThreshold,
  RaiseInput,
  Reading,
  ReadingBook,
  Signal,
  UnitId,
  Warning,
  WarningId,
} from '@weisu/core';
import {
  INDICATORS,
  LONGEST_REACH_DAYS,
  addDays,
  findIndicator,
  countIndustryUsual,
  createReadingBook,
  industryUsualOf,
  isWorse,
  levelRank,
  monitoredLevel,
  monitoredReason,
  monthOf,
  raise,
  raisingContributions,
  routeWarning,
  startOf,
} from '@weisu/core';
import type { Subject } from '../store/verdict/load-subjects.ts';
import type { RaisedWarning, SuppressedAssessment } from '../store/verdict/write-warnings.ts';

/** What is known of one enterprise, in memory. */
export type Monitored = {
  readonly subject: Subject;
  readonly district: string | null;
  readonly unitId: UnitId;
  /** Its signals and what they measure to. */
  book: ReadingBook;
  /** Newest statement of a feed about this very enterprise. */
  readonly statedOn: Map<Feed, Day>;
  /** The level that a person has set for it, as of the day assessed; null where none. */
  override: Level | null;
  /** True under special monitoring, where levels are reached sooner. */
  special: boolean;
  last: LastWarning | null;
  inProcedure: boolean;
  /** Whether it keeps the payment plan that it agreed, as of a day. */
  keepsPlan: (asOf: Day) => boolean;
};

/** What a whole round of assessing sees. Grown month by month by the seed, loaded from the database otherwise. */
export type Monitor = {
  readonly enterprises: ReadonlyMap<EnterpriseId, Monitored>;
  /** What texts usually say of an industry, of the month last assessed. */
  usual: { readonly month: Day; readonly of: ReturnType<typeof industryUsualOf> } | null;
  /** Warnings raised in a month by the unit they went to, for its capacity: `YYYY-MM-01` → unit → count. */
  readonly raised: Map<Day, Map<UnitId, number>>;
  /** Units that have drawn their random check: `YYYY-MM-01` → units. */
  readonly drawn: Map<Day, Set<UnitId>>;
};

export type Routing = Pick<
  Jurisdiction,
  'units' | 'districts' | 'jurisdiction' | 'levels' | 'dispatch' | 'procedure' | 'monitoring'
>;

/** Feeds that make statements enterprise by enterprise. */
export const STATEMENT_FEEDS: readonly Feed[] = [
  ...new Set(INDICATORS.filter((indicator) => indicator.ownStatement).map((indicator) => indicator.feed)),
];

/** Shared by all enterprises of which no signal tells: four of five. */
const NO_SIGNALS: ReadingBook = createReadingBook(INDICATORS);

export const createMonitor = (subjects: readonly Subject[], routing: Routing): Monitor => ({
  enterprises: new Map(
    subjects.map((subject): [EnterpriseId, Monitored] => [
      subject.id,
      {
        subject,
        district: subject.registeredDistrict ?? subject.operatingDistrict,
        unitId: routeWarning(subject, routing).unitId,
        book: NO_SIGNALS,
        statedOn: new Map(),
        override: null,
        special: false,
        last: null,
        inProcedure: false,
        keepsPlan: () => false,
      },
    ]),
  ),
  usual: null,
  raised: new Map(),
  drawn: new Map(),
});

export const noteSignals = (monitor: Monitor, signals: readonly Signal[]): void => {
  for (const signal of signals) {
    const monitored = monitor.enterprises.get(signal.enterpriseId);
    if (monitored === undefined) continue;
    if (monitored.book === NO_SIGNALS) monitored.book = createReadingBook(INDICATORS);
    monitored.book.note([signal]);
  }
};

/** Takes what was counted of a month's industries, so that a round need not count it again. */
export const noteIndustryUsual = (monitor: Monitor, month: Day, counted: readonly IndustryUsual[]): void => {
  monitor.usual = { month, of: industryUsualOf(counted) };
};

const industryUsualIn = (monitor: Monitor, asOf: Day): ReturnType<typeof industryUsualOf> => {
  const month = monthOf(asOf);
  if (monitor.usual?.month !== month) {
    const members = Array.from(monitor.enterprises.values(), ({ subject, book }) => ({
      industry: subject.industry,
      signals: book.signals,
    }));
    noteIndustryUsual(monitor, month, countIndustryUsual(asOf, members));
  }
  return monitor.usual?.of ?? industryUsualOf([]);
};

/** Lets go of signals that no indicator's window reaches any more. */
export const forgetSignals = (monitor: Monitor, asOf: Day): void => {
  const since = addDays(asOf, -LONGEST_REACH_DAYS);
  for (const { book } of monitor.enterprises.values()) book.forget(since);
};

export const noteStatement = (monitor: Monitor, id: EnterpriseId, feed: Feed, on: Day): void => {
  const stated = monitor.enterprises.get(id)?.statedOn;
  const known = stated?.get(feed);
  if (stated && (known === undefined || known < on)) stated.set(feed, on);
};

/** Takes a warning that went to a unit into the month's count. */
export const noteRaised = (monitor: Monitor, unitId: UnitId, asOf: Day): void => {
  const counts = monitor.raised.get(monthOf(asOf)) ?? new Map<UnitId, number>();
  counts.set(unitId, (counts.get(unitId) ?? 0) + 1);
  monitor.raised.set(monthOf(asOf), counts);
};

export const noteDrawn = (monitor: Monitor, unitId: UnitId, asOf: Day): void => {
  const units = monitor.drawn.get(monthOf(asOf)) ?? new Set<UnitId>();
  monitor.drawn.set(monthOf(asOf), units.add(unitId));
};

export const hasDrawn = (monitor: Monitor, unitId: UnitId, asOf: Day): boolean =>
  monitor.drawn.get(monthOf(asOf))?.has(unitId) === true;

/** How many more warnings each unit can take in the month of `asOf`. */
const roomLeft = (monitor: Monitor, routing: Routing, asOf: Day): ReadonlyMap<UnitId, number> => {
  const used = monitor.raised.get(monthOf(asOf));
  return new Map(routing.units.map((unit) => [unit.id, unit.monthlyCapacity - (used?.get(unit.id) ?? 0)]));
};

/** The earliest signals of the kinds that raised the score, within their windows: when it could first be seen, and was first known. */
const firstSeen = (
  assessment: Assessment,
  signals: readonly Signal[],
): { readonly on: Day | null; readonly at: Instant | null } => {
  const end = startOf(addDays(assessment.asOf, 1));
  let on: Day | null = null;
  let at: Instant | null = null;
  for (const { indicator: id } of raisingContributions(assessment)) {
    const indicator = findIndicator(id);
    if (!indicator) continue;
    const since = addDays(assessment.asOf, -indicator.windowDays);
    for (const signal of signals) {
      if (
        !indicator.reads.includes(signal.kind) ||
        signal.magnitude <= 0 ||
        signal.recordedAt >= end ||
        signal.occurredOn <= since
      )
        continue;
      if (on === null || signal.occurredOn < on) on = signal.occurredOn;
      if (at === null || signal.recordedAt < at) at = signal.recordedAt;
    }
  }
  return { on, at };
};

/** One warning a day, enterprise and level at most, so its id can be written down from them. */
const warningIdOf = ({
  enterpriseId,
  asOf,
  level,
}: Pick<Assessment, 'enterpriseId' | 'asOf' | 'level'>): WarningId =>
  `war_${enterpriseId.slice(4)}.${asOf.replaceAll('-', '')}.${level}`;

/** The level by which an enterprise is raised: a person's, else the model's, reached sooner under special monitoring. */
export const decidedLevel = (
  { override, special }: Monitored,
  assessment: Assessment,
  { levels, routing }: Pick<RoundInput, 'levels' | 'routing'>,
): Level => {
  if (override !== null) return override;
  const { thresholdShare, startFrom } = routing.monitoring;
  return special && levels !== undefined
    ? monitoredLevel(assessment, levels, thresholdShare, startFrom)
    : assessment.level;
};

const MOST_REASONS = 5;

/** A warning of an enterprise as it is raised: nobody has acted on it yet. */
export const raisedBy = (
  monitored: Monitored,
  assessment: Assessment,
  { level, because, supersedes }: Pick<Warning, 'level' | 'because'> & Pick<RaisedWarning, 'supersedes'>,
  { now, routing }: Pick<RoundInput, 'now' | 'routing'>,
): RaisedWarning => {
  const { enterpriseId, asOf } = assessment;
  const first = firstSeen(assessment, monitored.book.signals);
  const warning: Warning = {
    id: warningIdOf({ enterpriseId, asOf, level }),
    enterpriseId,
    level,
    because,
    state: 'raised',
    asOf,
    firstSignalOn: first.on,
    firstKnownAt: first.at,
    raisedAt: now,
    firstActAt: null,
    unitId: null,
    caseFileId: null,
    snoozedUntil: null,
  };
  const reasons = raisingContributions(assessment)
    .slice(0, MOST_REASONS)
    .flatMap((c) => findIndicator(c.indicator)?.sentence(c.value) ?? []);
  return {
    warning,
    assessment,
    reasons:
      monitored.override === null && because !== 'random-check' && isWorse(level, assessment.level)
        ? [...reasons, monitoredReason(routing.monitoring.thresholdShare)]
        : reasons,
    district: monitored.district,
    dueOn: null,
    supersedes,
  };
};

export type Round = {
  readonly assessments: readonly Assessment[];
  readonly raised: readonly RaisedWarning[];
  readonly suppressed: readonly SuppressedAssessment[];
};

export type RoundInput = {
  readonly asOf: Day;
  readonly now: Instant;
  readonly feeds: readonly FeedState[];
  readonly assess: Assessor;
  /** Thresholds of the model in force, which special monitoring lowers; nothing is lowered where they are left out. */
  readonly levels?: readonly LevelThreshold[];
  readonly routing: Routing;
  /** Only these enterprises; all where it is left out. */
  readonly only?: ReadonlySet<EnterpriseId>;
  /**
   * Where only scores and warnings are wanted: an enterprise of which no signal tells is left out. Four of five are so; a
   * whole round over 20,000 then takes .5 s instead of 2.5 s.
   */
  readonly scoresOnly?: boolean;
  /** Told the readings of each enterprise: shadows and drift are worked out from the same ones. */
  readonly onReadings?: (enterpriseId: EnterpriseId, readings: readonly Reading[]) => void;
};

const readingsOf = (
  monitor: Monitor,
  { subject, district, book, statedOn }: Monitored,
  { asOf, feeds }: Pick<RoundInput, 'asOf' | 'feeds'>,
): Reading[] =>
  book.readings({
    asOf,
    district,
    industry: subject.industry,
    feeds,
    statedOn: (feed) => statedOn.get(feed) ?? null,
    industryUsual: industryUsualIn(monitor, asOf)(subject.industry),
  });

/** Assesses one enterprise as a round would. */
export const assessMonitored = (monitor: Monitor, monitored: Monitored, input: RoundInput): Assessment =>
  input.assess(
    { enterpriseId: monitored.subject.id, asOf: input.asOf },
    readingsOf(monitor, monitored, input),
  );

/** Assesses every enterprise as of the end of a day and decides what to raise. Changes nothing: `noteRound` takes the result in. */
export const runRound = (monitor: Monitor, input: RoundInput): Round => {
  const { asOf, feeds, assess, routing, only, scoresOnly = false, onReadings } = input;
  const assessments = new Map<EnterpriseId, Assessment>();
  const inputs: RaiseInput[] = [];
  for (const [enterpriseId, monitored] of monitor.enterprises) {
    const { book, unitId, last, inProcedure, keepsPlan } = monitored;
    if (only && !only.has(enterpriseId)) continue;
    if (scoresOnly && book.signals.length === 0) continue;
    const readings = readingsOf(monitor, monitored, { asOf, feeds });
    const assessment = assess({ enterpriseId, asOf }, readings);
    assessments.set(enterpriseId, assessment);
    onReadings?.(enterpriseId, readings);
    // A person's level decides what is raised, and special monitoring; the assessment itself stays what the model says.
    const level = decidedLevel(monitored, assessment, input);
    if (level !== 'none')
      inputs.push({
        assessment: { ...assessment, level },
        unitId,
        last,
        inProcedure,
        keepsPlan: keepsPlan(asOf),
      });
  }
  const raised: RaisedWarning[] = [];
  const suppressed: SuppressedAssessment[] = [];
  for (const decision of raise(inputs, roomLeft(monitor, routing, asOf))) {
    const assessment = assessments.get(decision.enterpriseId);
    const monitored = monitor.enterprises.get(decision.enterpriseId);
    if (!assessment || !monitored) continue;
    const level = decidedLevel(monitored, assessment, input);
    if (decision.raised) {
      const { because, supersedes } = decision;
      raised.push(raisedBy(monitored, assessment, { level, because, supersedes }, input));
    }
    // The same day assessed again finds its own warning open: that holds nothing back.
    else if (monitored.last?.id !== warningIdOf({ ...assessment, level }))
      suppressed.push({ assessment: { ...assessment, level }, reason: decision.reason });
  }
  return { assessments: [...assessments.values()], raised, suppressed };
};

/** Takes the warnings of a round into the monitor, so that the next round sees them. */
export const noteRound = (
  monitor: Monitor,
  round: Round,
  { monitoring }: Pick<Routing, 'monitoring'>,
): void => {
  for (const { warning, draw } of round.raised) {
    const monitored = monitor.enterprises.get(warning.enterpriseId);
    if (!monitored) continue;
    monitored.last = {
      id: warning.id,
      level: warning.level,
      state: 'raised',
      lastActOn: warning.asOf,
      snoozedUntil: null,
    };
    if (levelRank(warning.level) >= levelRank(monitoring.startFrom)) monitored.special = true;
    noteRaised(monitor, monitored.unitId, warning.asOf);
    if (draw !== undefined) noteDrawn(monitor, draw.unitId, warning.asOf);
  }
};
