import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf, shifted, windowOf } from './highlight.ts';

const text = '云桥智造拖欠工资三个月，约三百人';
const spans = fc.array(
  fc.record({
    start: fc.integer({ min: -5, max: 60 }),
    end: fc.integer({ min: -5, max: 60 }),
    role: fc.constantFrom('trigger', 'employer', 'months'),
  }),
  { maxLength: 8 },
);

describe('segmentsOf', () => {
  it('marks each span with its role and leaves the rest plain', () => {
    expect(
      segmentsOf(text, [
        { start: 0, end: 4, role: 'employer' },
        { start: 4, end: 8, role: 'trigger' },
      ]),
    ).toEqual([
      { start: 0, text: '云桥智造', roles: ['employer'] },
      { start: 4, text: '拖欠工资', roles: ['trigger'] },
      { start: 8, text: '三个月，约三百人', roles: [] },
    ]);
  });

  it('gives the overlap of two spans both roles', () => {
    const found = segmentsOf('拖欠三个月工资', [
      { start: 0, end: 7, role: 'trigger' },
      { start: 2, end: 5, role: 'months' },
    ]);
    expect(found.map((piece) => [piece.text, piece.roles])).toEqual([
      ['拖欠', ['trigger']],
      ['三个月', ['trigger', 'months']],
      ['工资', ['trigger']],
    ]);
  });

  it('joins to the text and marks exactly the covered places, whatever the spans', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: 'binary' }), spans, (any, marked) => {
        const pieces = segmentsOf(any, marked);
        expect(pieces.map((piece) => piece.text).join('')).toBe(any);
        for (const piece of pieces) {
          for (let at = piece.start; at < piece.start + piece.text.length; at += 1) {
            const covering = new Set(
              marked.filter((span) => span.start <= at && at < span.end).map((span) => span.role),
            );
            expect(new Set(piece.roles)).toEqual(covering);
          }
        }
      }),
    );
  });
});

describe('windowOf', () => {
  it('shows a short text whole', () => {
    expect(windowOf(text, [{ start: 4, end: 8, role: 'trigger' }])).toEqual({ start: 0, end: text.length });
  });

  it('keeps the spans of a long text, and shifts them with it', () => {
    const long = `${'前'.repeat(500)}拖欠工资${'后'.repeat(500)}`;
    const marked = [{ start: 500, end: 504, role: 'trigger' }];
    const part = windowOf(long, marked);
    expect(part.end - part.start).toBeLessThan(200);
    const [inside] = shifted(marked, part);
    expect(long.slice(part.start, part.end).slice(inside?.start, inside?.end)).toBe('拖欠工资');
  });

  it('never cuts through a character of two code units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), (start) => {
        const long = '𠮷'.repeat(500);
        const part = windowOf(long, [{ start, end: start + 3, role: 'trigger' }]);
        expect(part.start % 2).toBe(0);
        expect(part.end % 2).toBe(0);
      }),
    );
  });
});
