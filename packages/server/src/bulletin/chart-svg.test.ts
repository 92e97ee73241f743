import type { LaidChart } from '@weisu/core';
import { describe, expect, it } from 'vitest';
import { chartPicture } from './chart-picture.ts';
import { chartSvg } from './chart-svg.ts';

const chart = (categories: readonly string[], ...values: readonly number[][]): LaidChart => ({
  kind: 'chart',
  chart: 'by-district',
  figure: 'open-warnings',
  caption: '图1',
  categories,
  series: (['red', 'orange', 'yellow', 'blue'] as const).map((level, at) => ({
    level,
    name: level,
    values: values[at] ?? categories.map(() => 0),
  })),
});

describe('a chart as a picture', () => {
  it('draws a bar for each value and writes each sum above it', () => {
    const svg = chartSvg(chart(['大兴', '西城'], [3, 0], [1, 5]));
    // Three bars, four marks of the legend, the ground.
    expect(svg.match(/<rect/g)).toHaveLength(3 + 4 + 1);
    expect(svg).toContain('>4<');
    expect(svg).toContain('>5<');
  });
  it('takes names as words, not as marks', () => {
    expect(chartSvg(chart(['<script>"&'], [1]))).toContain('&lt;script&gt;&quot;&amp;');
  });
  it('has bars in proportion to their values', () => {
    const heights = [
      ...chartSvg(chart(['甲', '乙'], [2, 8])).matchAll(/<rect x[^>]*height="([\d.]+)"[^>]*stroke="#fff"/g),
    ].map(([, height]) => Number(height));
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(4, 1);
  });
  it('becomes a PNG of its size, twice as fine, with Chinese words in it', () => {
    const plain = chartPicture(chart(['大兴'], [1]));
    expect(plain.png.readUInt32BE(16)).toBe(plain.width * 2);
    expect(plain.png.readUInt32BE(20)).toBe(plain.height * 2);
    expect(plain.png.equals(chartPicture(chart(['西城'], [1])).png)).toBe(false);
  });
});
