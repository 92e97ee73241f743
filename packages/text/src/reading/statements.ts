import type { Span } from './finding.ts';

/** Longest statement: people write whole letters with commas alone, and words 200 characters apart say nothing together. */
export const LONGEST_STATEMENT = 160;

const isEnd = (unit: number): boolean =>
  unit === 0x3002 || // 。
  unit === 0x21 ||
  unit === 0x3f ||
  unit === 0x3b ||
  unit === 0x0a ||
  unit === 0x2026; // …

const isPause = (unit: number): boolean => unit === 0x2c || unit === 0x20 || unit === 0x3001 || unit === 0x3a; // , 、 :

/**
 * Cuts a normalised text into statements: at sentence ends, else at the last pause before the limit, else at the limit.
 * The statements cover the text without gaps. An end mark belongs to the statement that it ends.
 */
export const statementsOf = (text: string): Span[] => {
  const statements: Span[] = [];
  let start = 0;
  let pause = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isPause(unit)) pause = at + 1;
    const full = at + 1 - start >= LONGEST_STATEMENT;
    if (!isEnd(unit) && !full) continue;
    const end = !isEnd(unit) && pause > start ? pause : at + 1;
    statements.push({ start, end });
    start = end;
    pause = -1;
  }
  if (start < text.length) statements.push({ start, end: text.length });
  return statements;
};
