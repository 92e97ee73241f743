import { wilsonInterval } from '../statistics/wilson.ts';
import {
  type ComposedFigures,
  type FigureForm,
  type FigureId,
  figureDefinition,
  rowsOfFigure,
  valueOfFigure,
} from './figure.ts';

export type BulletinLanguage = 'zh' | 'en';

const grouped = (value: number, decimals = 0): string => {
  const [whole = '0', rest] = Math.abs(value).toFixed(decimals).split('.');
  const written = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : `.${rest}`);
  return value < 0 ? `−${written}` : written;
};
const trimmed = (value: number): string => grouped(value, 2).replace(/\.?0+$/, '');
const percent = (ratio: number): string =>
  `${grouped(Math.round(ratio * 1000) / 10, 1).replace(/\.0$/, '')}%`;

const writeFen = (fen: number, language: BulletinLanguage): string => {
  const yuan = fen / 100;
  if (language === 'en') return `${grouped(Math.round(yuan))} yuan`;
  if (Math.abs(yuan) >= 100_000_000) return `${trimmed(yuan / 100_000_000)}亿元`;
  if (Math.abs(yuan) >= 10_000) return `${trimmed(yuan / 10_000)}万元`;
  return `${trimmed(yuan)}元`;
};

/** A value as a sentence says it; a ratio or median of nothing is a dash. */
export const writeValue = (value: number | null, form: FigureForm, language: BulletinLanguage): string => {
  if (value === null) return '—';
  switch (form) {
    case 'total':
    case 'count':
    case 'sum':
      return grouped(value);
    case 'sum-fen':
      return writeFen(value, language);
    case 'ratio':
      return percent(value);
    case 'median-days':
      return grouped(Math.round(value * 10) / 10, 1).replace(/\.0$/, '');
  }
};

export const writeFigure = (figures: ComposedFigures, figure: FigureId, language: BulletinLanguage): string =>
  writeValue(valueOfFigure(figures, figure), figureDefinition(figure).form, language);

/** A ratio's 95 % range and what it rests on: `62%—81%，依据 57 件`; a dash where nothing was counted. */
export const writeInterval = (
  figures: ComposedFigures,
  figure: FigureId,
  language: BulletinLanguage,
): string => {
  const counted = rowsOfFigure(figures, figure);
  const interval = wilsonInterval(counted.filter((row) => row.hit === true).length, counted.length);
  if (interval === null) return '—';
  const range = `${percent(interval.low)}—${percent(interval.high)}`;
  return language === 'zh' ? `${range}，依据 ${counted.length} 件` : `${range}, from ${counted.length}`;
};

/** What became of a figure since the issue before; empty where there is none to compare with. */
export const writeChange = (
  figures: ComposedFigures,
  before: ComposedFigures | null,
  figure: FigureId,
  language: BulletinLanguage,
): string => {
  if (before === null) return '';
  const now = valueOfFigure(figures, figure);
  const then = valueOfFigure(before, figure);
  if (now === null || then === null) return '';
  const { form } = figureDefinition(figure);
  const difference = now - then;
  const size =
    form === 'ratio'
      ? `${grouped(Math.round(Math.abs(difference) * 1000) / 10, 1).replace(/\.0$/, '')}${language === 'zh' ? ' 个百分点' : ' points'}`
      : writeValue(Math.abs(difference), form, language);
  if (language === 'zh')
    return difference === 0 ? '，与上期持平' : `，较上期${difference > 0 ? '增加' : '减少'} ${size}`;
  return difference === 0
    ? ', as in the issue before'
    : `, ${size} ${difference > 0 ? 'more' : 'fewer'} than in the issue before`;
};
