import type { LaidChart } from '@weisu/core';
import { Resvg } from '@resvg/resvg-js';
import { CHART_WIDTH, chartHeight, chartSvg } from './chart-svg.ts';
import { PAPER_FONT } from './paper-font.ts';

export type ChartPicture = { readonly png: Buffer; readonly width: number; readonly height: number };

/** A chart as a PNG with twice the points of its size: sharp in print. */
export const chartPicture = (chart: LaidChart): ChartPicture => ({
  png: new Resvg(chartSvg(chart), {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: [PAPER_FONT.regular], loadSystemFonts: false, defaultFontFamily: PAPER_FONT.name },
  })
    .render()
    .asPng(),
  width: CHART_WIDTH,
  height: chartHeight(chart),
});
