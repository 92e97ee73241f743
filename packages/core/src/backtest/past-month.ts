import { byFallingScore, precisionRecallArea, rocArea } from '../model/metric/ranking.ts';
import { addMonths, type Day, daysBetween } from '../time.ts';

/**
 * Every enterprise at the end of a past day, from what had been recorded by then. Arrays run along `ids`; of flags 1 is yes.
 * When arrears really began is no part of it.
 */
export type PastMonth = {
  readonly asOf: Day;
  readonly ids: readonly string[];
  /** Higher is more likely. */
  readonly scores: ArrayLike<number>;
  /** Something was seen of it: only such an enterprise is listed. */
  readonly seen: ArrayLike<number>;
  /** Its arrears were on record: it is not listed any more. */
  readonly known: ArrayLike<number>;
  /** Somebody had said or filed in public that wages were not paid. */
  readonly open: ArrayLike<number>;
  /** What had been recorded of it in the year before. */
  readonly recordedCounts: ArrayLike<number>;
};

/** How right one list was. Ratios are 0–1. */
export type ListFigures = {
  readonly listedCount: number;
  readonly hitCount: number;
  /** Enterprises of which one could have foreseen it on that day. */
  readonly positiveCount: number;
  readonly precisionRatio: number;
  readonly recallRatio: number;
};

export type PastMonthRecord = ListFigures & {
  readonly asOf: Day;
  /** Listed, though arrears had begun unknown to anyone: neither foresight nor a false alarm, and counted as no hit. */
  readonly lateCount: number;
  readonly firstCount: number;
  readonly firstHitCount: number;
  readonly repeatHitCount: number;
  /** The list made without enterprises whose trouble was public already. */
  readonly quiet: ListFigures;
  readonly rocArea: number | null;
  readonly precisionRecallArea: number | null;
  /** Share that other ways of making the list would have hit; null where there was no list before. */
  readonly baselines: {
    readonly random: number;
    readonly lastMonthsList: number | null;
    readonly mostRecorded: number;
  };
};

/** A judged month with what later ones need of it. */
export type JudgedMonth = {
  readonly record: PastMonthRecord;
  /** Best first. */
  readonly listed: readonly string[];
  /** Days to the arrears of each listed enterprise at which they began in time. */
  readonly leadDays: ReadonlyMap<string, number>;
  /** Place, from 1, of every enterprise of which one could have foreseen it; 0 where nothing was seen. */
  readonly placeOf: ReadonlyMap<string, number>;
};

type Judging = {
  readonly horizonMonths: number;
  readonly capacity: number;
  readonly before: JudgedMonth | null;
  readonly listedBefore: ReadonlySet<string>;
};

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Makes the list of a past month from what was known, then looks up what became of it. */
export const judgePastMonth = (
  month: PastMonth,
  arrearsFrom: ReadonlyMap<string, Day>,
  { horizonMonths, capacity, before, listedBefore }: Judging,
): JudgedMonth => {
  const { asOf, ids, scores, seen, known, open, recordedCounts } = month;
  const until = addMonths(asOf, horizonMonths);
  const leadOf = (row: number): number | null => {
    const from = arrearsFrom.get(ids[row] as string);
    return from !== undefined && from > asOf && from <= until ? daysBetween(asOf, from) : null;
  };
  const isLate = (row: number): boolean => (arrearsFrom.get(ids[row] as string) ?? '9999') <= asOf;
  const mayBeListed = (row: number): boolean => seen[row] === 1 && known[row] !== 1;

  const order = byFallingScore(scores).filter(mayBeListed);
  const listed = order.slice(0, capacity);
  const leads = new Map<string, number>();
  const figures = (rows: Int32Array, among: (row: number) => boolean): ListFigures => {
    let hitCount = 0;
    let positiveCount = 0;
    for (const row of rows) if (leadOf(row) !== null) hitCount += 1;
    for (let row = 0; row < ids.length; row += 1)
      if (known[row] !== 1 && among(row) && leadOf(row) !== null) positiveCount += 1;
    return {
      listedCount: rows.length,
      hitCount,
      positiveCount,
      precisionRatio: ratio(hitCount, rows.length),
      recallRatio: ratio(hitCount, positiveCount),
    };
  };
  const hitRatio = (rows: ArrayLike<number>): number =>
    ratio(Array.from(rows).filter((row) => leadOf(row) !== null).length, rows.length);

  const firsts = listed.filter((row) => !listedBefore.has(ids[row] as string));
  for (const row of listed) {
    const lead = leadOf(row);
    if (lead !== null) leads.set(ids[row] as string, lead);
  }
  const places = new Map<string, number>();
  const placeByRow = new Map(Array.from(order, (row, at) => [row, at + 1]));
  const judged: number[] = [];
  for (let row = 0; row < ids.length; row += 1) {
    if (known[row] === 1 || isLate(row)) continue;
    judged.push(row);
    if (leadOf(row) !== null) places.set(ids[row] as string, placeByRow.get(row) ?? 0);
  }
  const judgedScores = Float64Array.from(judged, (row) => scores[row] as number);
  const labels = Uint8Array.from(judged, (row) => (leadOf(row) === null ? 0 : 1));
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const lastMonths = before?.listed.flatMap((id) => rowOf.get(id) ?? []) ?? [];
  const naive = byFallingScore(recordedCounts)
    .filter((row) => mayBeListed(row) && (recordedCounts[row] as number) > 0)
    .slice(0, capacity);
  const firstHitCount = firsts.filter((row) => leadOf(row) !== null).length;
  const all = figures(listed, () => true);
  return {
    listed: Array.from(listed, (row) => ids[row] as string),
    leadDays: leads,
    placeOf: places,
    record: {
      ...all,
      asOf,
      lateCount: listed.filter(isLate).length,
      firstCount: firsts.length,
      firstHitCount,
      repeatHitCount: all.hitCount - firstHitCount,
      quiet: figures(order.filter((row) => open[row] !== 1).slice(0, capacity), (row) => open[row] !== 1),
      rocArea: orNull(rocArea(judgedScores, labels)),
      precisionRecallArea: orNull(precisionRecallArea(judgedScores, labels)),
      baselines: {
        random: ratio(places.size, judged.length),
        lastMonthsList: lastMonths.length === 0 ? null : hitRatio(lastMonths),
        mostRecorded: hitRatio(naive),
      },
    },
  };
};
