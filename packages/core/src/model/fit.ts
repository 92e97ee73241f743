import { mix, randomOf } from '../city/random.ts';
import { DERIVE_OPERATIONS, deriveTable, type DerivedColumn, type DeriveOperation } from './derive.ts';
import { checkOf, positivesOf } from './check.ts';
import type { FitOptions } from './fit-options.ts';
import { gainImportance } from './importance.ts';
import type { LearnedModel } from './learned-model.ts';
import { spreadOf } from './metric/drift.ts';
import { fitCalibration } from './metric/isotonic.ts';
import { createModelScorer } from './score-model.ts';
import { takeRows, type Table } from './table.ts';
import { binTable } from './trees/bin.ts';
import { boost, type Forest } from './trees/boost.ts';
import { createScorer } from './trees/score.ts';
import { scaled, type Tree } from './trees/tree.ts';

/** Rows with what became of them: `labels` 1 where it came true, else 0. */
export type Labelled = {
  readonly table: Table;
  readonly labels: Uint8Array;
  /** Rows of one group, such as one enterprise on several days, are left out together; each row by itself where null. */
  readonly groups?: Int32Array | null;
};

/** One forest, the columns it made for itself, and its raw scores of the rows it was not shown. */
export type Member = {
  readonly forest: Forest;
  readonly derived: readonly DerivedColumn[];
  readonly leftOut: Int32Array;
  readonly leftOutRaw: Float64Array;
};

/** Part of each row, so that every part has its share of both outcomes. Groups stay whole. */
const partsOf = (
  labels: Uint8Array,
  groups: Int32Array | null | undefined,
  parts: number,
  seed: number,
): Uint8Array => {
  if (groups) return Uint8Array.from(groups, (group) => mix(seed, group) % parts);
  const keys = Float64Array.from(labels, (_, row) => mix(seed, row));
  const order = Int32Array.from(labels, (_, row) => row).sort(
    (a, b) =>
      (labels[a] as number) - (labels[b] as number) || (keys[a] as number) - (keys[b] as number) || a - b,
  );
  const part = new Uint8Array(labels.length);
  order.forEach((row, at) => (part[row] = at % parts));
  return part;
};

/**
 * What pairs are made into, in turn. On ratios of balance sheets each of the four brings something of its own: a
 * product of two ratios is a third, a difference of two alike shows books that do not agree.
 */
const DRAWN: readonly DeriveOperation[] = DERIVE_OPERATIONS;

/** Pairs drawn at random: another draw for every member, so that their mean has seen many. */
const drawDerived = (columnCount: number, options: FitOptions, member: number): DerivedColumn[] => {
  const random = randomOf(options.seed, 7, member);
  const { monotone } = options.boost;
  const free = Array.from({ length: columnCount }, (_, i) => i).filter((i) => (monotone?.[i] ?? 0) === 0);
  if (free.length < 2) return [];
  return Array.from({ length: options.derivedPerMember }, (_, at) => {
    const left = random.pick(free);
    let right = random.pick(free);
    while (right === left) right = random.pick(free);
    return { operation: DRAWN[at % DRAWN.length] as DeriveOperation, left, right };
  });
};

/**
 * Trains member number `member` of an ensemble. Members need nothing of each other and may be trained side by side.
 * @throws RangeError when labels and rows differ in number, or an outcome is missing altogether
 */
export const fitMember = (
  { table, labels, groups }: Labelled,
  options: FitOptions,
  member: number,
): Member => {
  if (labels.length !== table.rowCount)
    throw new RangeError(`${labels.length} labels for ${table.rowCount} rows`);
  if (!labels.includes(1) || !labels.includes(0))
    throw new RangeError('all rows have the same outcome: nothing can be learned');
  const parts = partsOf(labels, groups, options.members, options.seed);
  const rows = Int32Array.from(labels, (_, row) => row);
  const shown = rows.filter((row) => parts[row] !== member);
  const leftOut = rows.filter((row) => parts[row] === member);
  const derived = drawDerived(table.columns.length, options, member);
  const shownTable = deriveTable(takeRows(table, shown), derived);
  const { monotone } = options.boost;
  const forest = boost(
    binTable(shownTable, options.bins),
    Uint8Array.from(shown, (row) => labels[row] as number),
    {
      ...options.boost,
      monotone: monotone === null ? null : Int8Array.from(shownTable.columns, (_, c) => monotone[c] ?? 0),
      seed: mix(options.seed, member),
    },
  );
  const leftOutRaw = new Float64Array(leftOut.length);
  createScorer(forest)(deriveTable(takeRows(table, leftOut), derived), leftOutRaw);
  return { forest, derived, leftOut, leftOutRaw };
};

/** One forest that scores the mean of all members; derived columns that no tree reads are dropped. */
const mergeMembers = (
  members: readonly Member[],
  columnCount: number,
): { forest: Forest; derived: DerivedColumn[] } => {
  const derived: DerivedColumn[] = [];
  const trees: Tree[] = [];
  for (const member of members) {
    const places = new Map<number, number>();
    const placeOf = (feature: number): number => {
      const made = member.derived[feature - columnCount];
      if (made === undefined) return feature;
      const known = places.get(feature);
      if (known !== undefined) return known;
      const place = columnCount + derived.push(made) - 1;
      places.set(feature, place);
      return place;
    };
    for (const tree of member.forest.trees)
      trees.push({ ...scaled(tree, 1 / members.length), feature: tree.feature.map(placeOf) });
  }
  const base = members.reduce((sum, member) => sum + member.forest.base, 0) / members.length;
  return { forest: { base, trees }, derived };
};

/** A model with the raw scores, and what came of them, that it was calibrated and checked on. */
export type CheckedModel = {
  readonly model: LearnedModel;
  readonly raw: Float64Array;
  readonly labels: Uint8Array;
};

/**
 * Makes the model of its trained members: their mean, calibrated and checked on rows from later, or where there are
 * none on the rows that each member was not shown.
 */
export const assembleModel = (
  { table, labels }: Labelled,
  target: string,
  options: FitOptions,
  members: readonly Member[],
  later?: Labelled,
): CheckedModel => {
  const { forest, derived } = mergeMembers(members, table.columns.length);
  const { boost: boosting, ...rest } = options;
  const raw = new Float64Array(table.rowCount);
  for (const { leftOut, leftOutRaw } of members)
    leftOut.forEach((row, at) => (raw[row] = leftOutRaw[at] as number));
  const plain: LearnedModel = {
    format: 'weisu-model',
    formatVersion: 1,
    kind: 'trees',
    target,
    columns: table.names,
    derived,
    forest,
    calibration: { raw: [], probability: [] },
    card: {
      rowCount: table.rowCount,
      positiveCount: positivesOf({ labels }),
      settings: {
        ...rest,
        ...boosting,
        monotone: boosting.monotone === null ? null : Array.from(boosting.monotone),
      },
      check: null,
      importance: gainImportance(forest, table.columns.length, derived),
      spreads: table.columns.map((column) => spreadOf(column)),
      scoreSpread: null,
    },
  };
  let checked = { raw, labels };
  if (later !== undefined) {
    const laterRaw = new Float64Array(later.table.rowCount);
    createModelScorer(plain)(later.table, laterRaw);
    checked = { raw: laterRaw, labels: later.labels };
  }
  const model: LearnedModel = {
    ...plain,
    calibration: fitCalibration(checked.raw, checked.labels),
    card: {
      ...plain.card,
      check: checkOf(later === undefined ? 'out-of-fold' : 'later-rows', checked.raw, checked.labels),
      scoreSpread: spreadOf(checked.raw),
    },
  };
  return { model, ...checked };
};

/** Trains all members one after the other and makes their model. */
export const fitModel = (
  data: Labelled,
  target: string,
  options: FitOptions,
  later?: Labelled,
): LearnedModel => {
  const members = Array.from({ length: options.members }, (_, member) => fitMember(data, options, member));
  return assembleModel(data, target, options, members, later).model;
};
