import type { LaidChart, RaisedLevel } from '@weisu/core';

/** The colours of the levels on paper: told apart in grey as well, since a bulletin is photocopied. */
const FILL: Readonly<Record<RaisedLevel, string>> = {
  red: '#b3261e',
  orange: '#e08a2e',
  yellow: '#f2d36b',
  blue: '#7ea6cf',
};
export const CHART_WIDTH = 720;
const BAR_AREA = 220;
const LEFT = 44;
const TOP = 34;
const FONT = 'Noto Serif SC';

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** A step of 1, 2 or 5 times a power of ten that makes four lines or so. */
const stepOf = (most: number): number => {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10);
};

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="${FONT}" font-size="12" fill="#222" ${more}>${escaped(words)}</text>`;

/** Long names are written aslant below their bar. */
const SHORT = 4;

export const chartHeight = ({ categories }: Pick<LaidChart, 'categories'>): number =>
  TOP + BAR_AREA + (categories.some((name) => name.length > SHORT) ? 74 : 34);

/** A chart as a picture: stacked bars, the worst level at the foot, the sum above each bar. */
export const chartSvg = (chart: LaidChart): string => {
  const { categories, series } = chart;
  const sums = categories.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
  const step = stepOf(Math.max(1, ...sums));
  const top = Math.max(step, Math.ceil(Math.max(1, ...sums) / step) * step);
  const yOf = (value: number): number => TOP + BAR_AREA - (value / top) * BAR_AREA;
  const slot = (CHART_WIDTH - LEFT - 8) / Math.max(1, categories.length);
  const bar = Math.min(36, slot * 0.62);
  const aslant = categories.some((name) => name.length > SHORT);
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step).map(
    (value) =>
      `<line x1="${LEFT}" x2="${CHART_WIDTH - 8}" y1="${yOf(value).toFixed(1)}" y2="${yOf(value).toFixed(1)}" stroke="${value === 0 ? '#444' : '#ddd'}"/>${text(LEFT - 6, yOf(value) + 4, String(value), 'text-anchor="end"')}`,
  );
  const bars = categories.map((name, at) => {
    const x = LEFT + slot * at + (slot - bar) / 2;
    let under = 0;
    const parts = series.map(({ level, values }) => {
      const value = values[at] ?? 0;
      if (value === 0) return '';
      const y = yOf(under + value);
      const height = yOf(under) - y;
      under += value;
      return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${bar.toFixed(1)}" height="${height.toFixed(1)}" fill="${FILL[level]}" stroke="#fff" stroke-width="0.6"/>`;
    });
    const middle = x + bar / 2;
    const sum = sums[at] ?? 0;
    const label = aslant
      ? text(
          middle,
          TOP + BAR_AREA + 14,
          name,
          `text-anchor="end" transform="rotate(-38 ${middle.toFixed(1)} ${TOP + BAR_AREA + 14})"`,
        )
      : text(middle, TOP + BAR_AREA + 18, name, 'text-anchor="middle"');
    return `${parts.join('')}${sum === 0 ? '' : text(middle, yOf(sum) - 5, String(sum), 'text-anchor="middle"')}${label}`;
  });
  const legend = series.map(
    ({ level, name }, at) =>
      `<rect x="${LEFT + at * 92}" y="6" width="12" height="12" fill="${FILL[level]}"/>${text(LEFT + at * 92 + 17, 17, name)}`,
  );
  const height = chartHeight(chart);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" viewBox="0 0 ${CHART_WIDTH} ${height}"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}${bars.join('')}${legend.join('')}</svg>`;
};
