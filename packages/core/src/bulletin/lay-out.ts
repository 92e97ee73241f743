import type { BulletinBlock, BulletinColumn, BulletinTerms } from '../jurisdiction/bulletin-terms.ts';
import type { Level } from '../risk/level.ts';
import { type Day, monthOf } from '../time.ts';
import type { BulletinWords } from './bulletin.ts';
import { compareRows } from './compare-rows.ts';
import {
  type ComposedFigures,
  type FigureId,
  type FigureRow,
  figureDefinition,
  rowsOfFigure,
  valueOfFigure,
} from './figure.ts';
import type { DaySpan } from './period.ts';
import { splitSentence } from './sentence.ts';
import {
  type BulletinLanguage,
  writeChange,
  writeFigure,
  writeInterval,
  writeValue,
} from './write-figure.ts';

export type RaisedLevel = Exclude<Level, 'none'>;

/** A piece of a sentence; where it is a figure, `figure` says which, so that its rows can be opened. */
export type LaidRun = { readonly text: string; readonly figure?: FigureId };
export type LaidTable = {
  readonly kind: 'table';
  readonly figure: FigureId;
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly numeric: boolean }[];
  readonly rows: readonly { readonly ref: string; readonly cells: readonly string[] }[];
  /** Said below the table where not all rows stand in it; empty otherwise. */
  readonly rest: string;
};
export type LaidChart = {
  readonly kind: 'chart';
  readonly chart: 'by-district' | 'by-month';
  readonly figure: FigureId;
  readonly caption: string;
  readonly categories: readonly string[];
  /** One series a level, the worst first; each with a value a category. */
  readonly series: readonly {
    readonly level: RaisedLevel;
    readonly name: string;
    readonly values: readonly number[];
  }[];
};
export type LaidWords = {
  readonly kind: 'words';
  readonly place: string;
  readonly name: string;
  readonly paragraphs: readonly string[];
};
export type LaidBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly LaidRun[] }
  | LaidTable
  | LaidChart
  | LaidWords;
export type LaidSection = {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly LaidBlock[];
};

/** What a bulletin is laid out from. `names` writes what is stored as a code. */
export type LayOut = {
  readonly terms: Pick<BulletinTerms, 'sections'>;
  readonly span: DaySpan;
  readonly figures: ComposedFigures;
  /** The figures of the issue before of the same kind and unit, or null. */
  readonly before: ComposedFigures | null;
  readonly words: BulletinWords;
  readonly language: BulletinLanguage;
  readonly names: {
    readonly district: (code: string) => string;
    readonly unit: (id: string) => string;
    readonly level: (level: RaisedLevel) => string;
  };
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026年11月3日`, or `3 November 2026`. */
export const writeDay = (day: Day, language: BulletinLanguage): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
};

const WORST_FIRST: readonly RaisedLevel[] = ['red', 'orange', 'yellow', 'blue'];

const isMeant = (value: number | null): boolean => value !== null && value !== 0;

const sentenceRuns = (text: string, context: LayOut): readonly LaidRun[] =>
  splitSentence(text).map((piece): LaidRun => {
    const { figures, before, language, span } = context;
    switch (piece.kind) {
      case 'text':
        return { text: piece.text };
      case 'day':
        return { text: writeDay(span[piece.day], language) };
      case 'figure':
        if (piece.say === 'change') return { text: writeChange(figures, before, piece.figure, language) };
        return {
          figure: piece.figure,
          text:
            piece.say === 'interval'
              ? writeInterval(figures, piece.figure, language)
              : writeFigure(figures, piece.figure, language),
        };
    }
  });

const NUMERIC: readonly BulletinColumn[] = ['on', 'amount', 'yuan'];

const cellOf = (row: FigureRow, column: BulletinColumn, { language, names }: LayOut): string => {
  switch (column) {
    case 'enterprise':
      return row.label;
    case 'level':
      return row.level === undefined ? '—' : names.level(row.level);
    case 'district':
      return row.district === undefined ? '—' : names.district(row.district);
    case 'unit':
      return row.unit === undefined ? '—' : names.unit(row.unit);
    case 'on':
      return row.on ?? '—';
    case 'amount':
      return writeValue(row.amount ?? null, 'count', language);
    case 'yuan':
      return writeValue(row.amount ?? null, 'sum-fen', language);
    case 'words':
      return row.words?.[language] ?? '—';
  }
};

const laidTable = (block: Extract<BulletinBlock, { kind: 'table' }>, context: LayOut): LaidTable => {
  const { figures, language } = context;
  const all = rowsOfFigure(figures, block.figure);
  const shown = all.slice(0, block.most);
  const left = all.length - shown.length;
  return {
    kind: 'table',
    figure: block.figure,
    caption: block.caption[language],
    columns: block.columns.map(({ column, name }) => ({
      name: name[language],
      numeric: NUMERIC.includes(column),
    })),
    rows: shown.map((row) => ({
      ref: row.ref,
      cells: block.columns.map(({ column }) => cellOf(row, column, context)),
    })),
    rest:
      left === 0
        ? ''
        : language === 'zh'
          ? `另有 ${left} 条，见附表。`
          : `${left} more: see the tables attached.`,
  };
};

/** Twelve months that end with that of `until`, the oldest first. */
const monthsUntil = (until: Day): readonly string[] => {
  const [year, month] = until.split('-').map(Number) as [number, number];
  return Array.from({ length: 12 }, (_, back) => {
    const count = year * 12 + (month - 1) - (11 - back);
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
  });
};

const laidChart = (block: Extract<BulletinBlock, { kind: 'chart' }>, context: LayOut): LaidChart => {
  const { figures, span, language, names } = context;
  const all = rowsOfFigure(figures, block.figure);
  const keyOf = (row: FigureRow): string =>
    block.chart === 'by-month' ? monthOf(row.on ?? span.until).slice(0, 7) : (row.district ?? '');
  const counted = new Map<string, number>();
  for (const row of all) counted.set(keyOf(row), (counted.get(keyOf(row)) ?? 0) + 1);
  const keys =
    block.chart === 'by-month'
      ? monthsUntil(span.until)
      : [...counted.keys()].toSorted(
          (a, b) => (counted.get(b) ?? 0) - (counted.get(a) ?? 0) || (a < b ? -1 : 1),
        );
  const unknown = language === 'zh' ? '不详' : 'unknown';
  return {
    kind: 'chart',
    chart: block.chart,
    figure: block.figure,
    caption: block.caption[language],
    categories: keys.map((key) =>
      block.chart === 'by-month' ? key : key === '' ? unknown : names.district(key),
    ),
    series: WORST_FIRST.map((level) => ({
      level,
      name: names.level(level),
      values: keys.map((key) => all.filter((row) => row.level === level && keyOf(row) === key).length),
    })),
  };
};

const listed = (rows: readonly FigureRow[], most: number, language: BulletinLanguage): string => {
  const named = rows.slice(0, most).map((row) => row.label);
  const rest = rows.length - named.length;
  if (language === 'zh') return `${named.join('、')}${rest > 0 ? `等 ${rows.length} 家` : ''}`;
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

/** What changed since the issue before, from the rows themselves. */
const changeRuns = (
  block: Extract<BulletinBlock, { kind: 'changes' }>,
  context: LayOut,
): readonly LaidRun[] => {
  const { figures, before, language } = context;
  const { figure, most } = block;
  const name = figureDefinition(figure).name[language];
  const value = { figure, text: writeFigure(figures, figure, language) };
  const zh = language === 'zh';
  if (before === null)
    return [
      { text: `${name} ` },
      value,
      { text: zh ? '；无上期可比。' : '; there is no issue before to compare with.' },
    ];
  const { entered, left } = compareRows(rowsOfFigure(before, figure), rowsOfFigure(figures, figure));
  const parts = [
    ...(entered.length === 0
      ? []
      : [
          zh
            ? `新增 ${entered.length}：${listed(entered, most, language)}`
            : `new ${entered.length}: ${listed(entered, most, language)}`,
        ]),
    ...(left.length === 0
      ? []
      : [
          zh
            ? `退出 ${left.length}：${listed(left, most, language)}`
            : `gone ${left.length}: ${listed(left, most, language)}`,
        ]),
  ];
  const was = writeFigure(before, figure, language);
  const told =
    parts.length === 0
      ? zh
        ? '与上期相同'
        : 'the same as in the issue before'
      : parts.join(zh ? '；' : '; ');
  return [
    { text: `${name} ` },
    value,
    { text: zh ? `（上期 ${was}）。${told}。` : ` (${was} in the issue before). ${told}.` },
  ];
};

const laidBlocks = (block: BulletinBlock, context: LayOut): readonly LaidBlock[] => {
  const { figures, words, language } = context;
  switch (block.kind) {
    case 'sentence': {
      const isTold =
        block.needs === undefined || block.needs.some((figure) => isMeant(valueOfFigure(figures, figure)));
      const text = isTold ? block.text : block.otherwise;
      return text === undefined ? [] : [{ kind: 'paragraph', runs: sentenceRuns(text[language], context) }];
    }
    case 'table':
      return rowsOfFigure(figures, block.figure).length === 0 ? [] : [laidTable(block, context)];
    case 'chart':
      return rowsOfFigure(figures, block.figure).length === 0 ? [] : [laidChart(block, context)];
    case 'changes':
      return [{ kind: 'paragraph', runs: changeRuns(block, context) }];
    case 'words':
      return [
        {
          kind: 'words',
          place: block.place,
          name: block.name[language],
          paragraphs: (words[block.place] ?? '').split('\n').filter((line) => line !== ''),
        },
      ];
  }
};

/**
 * The sections of a bulletin in one language. Every word is the jurisdiction's or the officer's, every number follows
 * from stored rows: nothing is written freely.
 */
export const layOutBulletin = (context: LayOut): readonly LaidSection[] =>
  context.terms.sections.map(({ id, heading, blocks }) => ({
    id,
    heading: heading[context.language],
    blocks: blocks.flatMap((block) => laidBlocks(block, context)),
  }));

/** A whole bulletin in one language, as its readers see it. */
export type LaidBulletin = {
  readonly title: string;
  /** As it is written, or empty before it is issued. */
  readonly number: string;
  /** Name of the unit that issues it. */
  readonly issuer: string;
  /** The days it speaks of, in words. */
  readonly period: string;
  /** Day of issue in words, or empty. */
  readonly issuedOn: string;
  readonly sections: readonly LaidSection[];
};

/** What is kept of an issue for ever. */
export type IssuedText = { readonly zh: LaidBulletin; readonly en: LaidBulletin };

export const writePeriod = ({ from, until }: DaySpan, language: BulletinLanguage): string =>
  language === 'zh'
    ? `${writeDay(from, 'zh')}至${writeDay(until, 'zh')}`
    : `${writeDay(from, 'en')} to ${writeDay(until, 'en')}`;
