import type { Span } from '../../reading/finding.ts';
import { holds, type PatternProgram } from './pattern-program.ts';

/** More places than this in one statement say nothing new. */
const MOST_PLACES = 8;

/**
 * The first match that begins at or after `from`, leftmost and then longest, or null: all ways are followed side by side, each
 * step of the program remembering the earliest beginning that leads to it, so each unit costs one step of the program.
 */
const nextMatch = (
  program: PatternProgram,
  begin: number,
  text: string,
  from: number,
  to: number,
): Span | null => {
  const { sets, left, right, ends } = program;
  let now = new Map<number, number>();
  let best: { start: number; end: number } | null = null;
  const enter = (states: Map<number, number>, at: number, start: number, place: number): void => {
    const open = [at];
    for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
      if (pc < 0) continue;
      const earlier = states.get(pc);
      if (earlier !== undefined && earlier <= start) continue;
      states.set(pc, start);
      if ((ends[pc] ?? -1) >= 0) {
        if (best === null || start < best.start || (start === best.start && place > best.end))
          best = { start, end: place };
      } else if (sets[pc] === null) open.push(right[pc] ?? -1, left[pc] ?? -1);
    }
  };
  for (let at = from; at < to; at += 1) {
    const found = best as Span | null;
    if (found === null) enter(now, begin, at, at);
    else if (now.size === 0) break;
    const unit = text.charCodeAt(at);
    const next = new Map<number, number>();
    for (const [pc, start] of now) {
      const set = sets[pc];
      if (set === null || set === undefined || (found !== null && start > found.start)) continue;
      if (holds(set, unit)) enter(next, pc + 1, start, at + 1);
    }
    now = next;
  }
  return best;
};

/** Matches of one pattern of the program in `text[from, to)`: each leftmost and then longest, none overlapping, the first few. */
export const patternSpans = (
  program: PatternProgram,
  pattern: number,
  text: string,
  from: number,
  to: number,
): Span[] => {
  const spans: Span[] = [];
  const begin = program.begins[pattern] ?? 0;
  for (let at = from; at < to && spans.length < MOST_PLACES;) {
    const match = nextMatch(program, begin, text, at, to);
    if (match === null) break;
    spans.push(match);
    at = match.end;
  }
  return spans;
};
