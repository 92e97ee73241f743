import type { Level } from '../risk/level.ts';
import type { Day } from '../time.ts';
import type { Wording } from '../wording.ts';

/** What a row of a figure is, and so which page it opens. */
export type FigureRowKind = 'warning' | 'case-file' | 'enterprise' | 'letter' | 'claim-file' | 'term';

/**
 * How a figure follows from its rows: their count, the sum of `amount` (in pieces or in fen), the share of those with
 * `hit`, or the median of `amount` in days. `total` is a count so large that its rows are not kept.
 */
export type FigureForm = 'count' | 'sum' | 'sum-fen' | 'ratio' | 'median-days' | 'total';

type Stored = {
  readonly form: FigureForm;
  readonly opens: FigureRowKind | null;
  readonly name: Wording;
};
/** A part of another figure's rows: those of one level. */
type Part = Stored & { readonly of: string; readonly level: Exclude<Level, 'none'> };

const rows = (form: FigureForm, opens: FigureRowKind | null, zh: string, en: string): Stored => ({
  form,
  opens,
  name: { zh, en },
});
const part = <Of extends string>(
  of: Of,
  level: Exclude<Level, 'none'>,
  zh: string,
  en: string,
): Part & { readonly of: Of } => ({
  form: 'count',
  opens: 'warning',
  of,
  level,
  name: { zh, en },
});

/** Figures that are asked of the database, each with its rows. */
export const STORED_FIGURES = {
  enterprises: rows('total', null, '监测企业', 'enterprises watched'),
  'open-warnings': rows('count', 'warning', '未办结预警', 'open warnings'),
  'new-warnings': rows('count', 'warning', '本期新发预警', 'warnings raised'),
  'first-warnings': rows('count', 'warning', '首次预警', 'first warnings'),
  'raised-year': rows('count', 'warning', '近十二个月预警', 'warnings of twelve months'),
  'closed-warnings': rows('count', 'warning', '本期办结预警', 'warnings closed'),
  'dismissed-warnings': rows('count', 'warning', '本期排除预警', 'warnings dismissed'),
  'opened-cases': rows('count', 'case-file', '本期立案', 'case files opened'),
  'closed-cases': rows('count', 'case-file', '本期办结案卷', 'case files closed'),
  'open-cases': rows('count', 'case-file', '在办案卷', 'open case files'),
  'late-cases': rows('count', 'case-file', '逾期案卷', 'case files overdue'),
  'in-time': rows('ratio', 'case-file', '时限内在办率', 'share of case files within their time'),
  'due-cases': rows('count', 'case-file', '下期到期案卷', 'case files due next period'),
  watched: rows('count', 'enterprise', '持续关注企业', 'enterprises on the watch list'),
  'watched-new': rows('count', 'enterprise', '本期列入关注', 'put on the watch list'),
  'risen-terms': rows('count', 'term', '上升关键词', 'terms that rose'),
  'letters-issued': rows('count', 'letter', '本期发函', 'letters issued'),
  'reply-rate': rows('ratio', 'letter', '按期答复率', 'share of letters answered in time'),
  'due-letters': rows('count', 'letter', '下期到期答复', 'replies due next period'),
  'claims-applied': rows('sum', 'claim-file', '本期申请仲裁', 'claims applied for'),
  'claims-fen': rows('sum-fen', 'claim-file', '本期申请金额', 'amount applied for'),
  'paid-fen': rows('sum-fen', 'claim-file', '累计已付金额', 'paid so far'),
  'true-rate': rows('ratio', 'warning', '属实率', 'share judged true'),
  'to-raised': rows('median-days', 'warning', '首个信号至预警', 'first signal to warning'),
  'to-act': rows('median-days', 'warning', '预警至首次处置', 'warning to first act'),
} as const satisfies Record<string, Stored>;
export type StoredFigureId = keyof typeof STORED_FIGURES;

/** Figures that are a part of the rows of another, so that the parts agree with the whole. */
export const PART_FIGURES = {
  'open-red': part('open-warnings', 'red', '未办结红色预警', 'open red warnings'),
  'open-orange': part('open-warnings', 'orange', '未办结橙色预警', 'open orange warnings'),
  'open-yellow': part('open-warnings', 'yellow', '未办结黄色预警', 'open yellow warnings'),
  'open-blue': part('open-warnings', 'blue', '未办结蓝色预警', 'open blue warnings'),
  'new-red': part('new-warnings', 'red', '新发红色预警', 'new red warnings'),
  'new-orange': part('new-warnings', 'orange', '新发橙色预警', 'new orange warnings'),
  'new-yellow': part('new-warnings', 'yellow', '新发黄色预警', 'new yellow warnings'),
  'new-blue': part('new-warnings', 'blue', '新发蓝色预警', 'new blue warnings'),
} as const satisfies Record<string, Part & { readonly of: StoredFigureId }>;
type PartFigureId = keyof typeof PART_FIGURES;

export type FigureId = StoredFigureId | PartFigureId;
export const STORED_FIGURE_IDS = Object.keys(STORED_FIGURES) as readonly StoredFigureId[];
export const FIGURE_IDS = [...STORED_FIGURE_IDS, ...Object.keys(PART_FIGURES)] as readonly FigureId[];

/** One thing that a figure counts, as it stood when the bulletin was composed. */
export type FigureRow = {
  /** Id of the thing itself. */
  readonly ref: string;
  /** Name of the enterprise, or the words of the term. */
  readonly label: string;
  readonly level?: Exclude<Level, 'none'>;
  /** District code of the enterprise. */
  readonly district?: string;
  /** Id of the unit that has it. */
  readonly unit?: string;
  readonly on?: Day;
  readonly amount?: number;
  readonly hit?: boolean;
  readonly words?: Wording;
};

/** The rows of every stored figure; of a `total` only the number. */
export type ComposedFigures = {
  readonly [F in StoredFigureId]: { readonly total: number; readonly rows: readonly FigureRow[] };
};

const isPart = (figure: FigureId): figure is PartFigureId => figure in PART_FIGURES;

export const figureDefinition = (figure: FigureId): Stored =>
  isPart(figure) ? PART_FIGURES[figure] : STORED_FIGURES[figure];

/** The rows that a figure counts. */
export const rowsOfFigure = (figures: ComposedFigures, figure: FigureId): readonly FigureRow[] => {
  if (!isPart(figure)) return figures[figure].rows;
  const { of, level } = PART_FIGURES[figure];
  return figures[of].rows.filter((row) => row.level === level);
};

const medianOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

/** The figure from its rows: a ratio of 0–1 and a median are null where nothing was counted. */
export const valueOfFigure = (figures: ComposedFigures, figure: FigureId): number | null => {
  const { form } = figureDefinition(figure);
  const counted = rowsOfFigure(figures, figure);
  switch (form) {
    case 'total':
      return isPart(figure) ? counted.length : figures[figure].total;
    case 'count':
      return counted.length;
    case 'sum':
    case 'sum-fen':
      return counted.reduce((sum, row) => sum + (row.amount ?? 0), 0);
    case 'ratio':
      return counted.length === 0 ? null : counted.filter((row) => row.hit === true).length / counted.length;
    case 'median-days':
      return medianOf(counted.flatMap((row) => (row.amount === undefined ? [] : [row.amount])));
  }
};
