import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Read from the disk: the test runner empties styles that are imported.
const tokens = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8');

type Palette = ReadonlyMap<string, string>;

const paletteOf = (block: string): Palette =>
  new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
const [light = '', system = '', chosen = ''] = tokens.split(/:root[^{]*\{/).slice(1);

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (palette: Palette, text: string, ground: string): number => {
  const [high = 0, low = 0] = [text, ground]
    .map((name) => luminance(palette.get(name) ?? '#808080'))
    .toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

const TEXTS = ['ink', 'ink-2', 'ink-3', 'accent', 'red', 'orange', 'yellow', 'blue', 'none', 'ok'];
const PAIRS = [
  ...TEXTS.flatMap((text) => [[text, 'paper'] as const, [text, 'sheet'] as const]),
  ...['red', 'orange', 'yellow', 'blue'].map((level) => [level, 'accent-soft'] as const),
  ...['map-red', 'map-orange', 'map-yellow', 'map-blue', 'map-none', 'mark', 'mark-2'].map(
    (ground) => ['ink', ground] as const,
  ),
  ['red', 'red-soft'] as const,
  ['ink-2', 'tag'] as const,
  ['accent', 'accent-soft'] as const,
  ['on-accent', 'accent'] as const,
];

describe.each([
  ['light', paletteOf(light)],
  ['dark', paletteOf(chosen)],
])('contrast, %s', (_, palette) => {
  it.each(PAIRS)('%s can be read on %s', (text, ground) => {
    expect(palette.has(text) && palette.has(ground)).toBe(true);
    expect(contrast(palette, text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['field', 'accent'])('the edge of a field can be seen: %s', (edge) => {
    expect(contrast(palette, edge, 'sheet')).toBeGreaterThanOrEqual(3);
  });
});

describe('the dark palette', () => {
  it('is the same whether the system or the reader chose it', () => {
    expect(paletteOf(system)).toEqual(paletteOf(chosen));
  });
});
