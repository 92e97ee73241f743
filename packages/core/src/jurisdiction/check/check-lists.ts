import { parsePattern, PatternError } from '@weisu/text';
import type { Deadline, Jurisdiction } from '../jurisdiction.ts';
import type { JurisdictionProblem } from '../problem.ts';
import { repeated } from '../repeated.ts';

const overlaps = (a: Deadline, b: Deadline): boolean =>
  (b.holdsUntil === null || a.holdsFrom < b.holdsUntil) &&
  (a.holdsUntil === null || b.holdsFrom < a.holdsUntil);

/** One id may appear for several periods of time, as the law changes; on each day it means one thing. */
export const checkDeadlines = (deadlines: readonly Deadline[]): JurisdictionProblem[] =>
  deadlines.flatMap((deadline, index) => {
    const at = { file: 'deadlines', entry: { list: '', index, id: deadline.id } } as const;
    const problems: JurisdictionProblem[] = [];
    if (deadline.holdsUntil !== null && deadline.holdsUntil <= deadline.holdsFrom) {
      problems.push({
        ...at,
        field: 'holdsUntil',
        zh: '须晚于 holdsFrom',
        en: 'must be later than holdsFrom',
      });
    }
    if (deadlines.slice(0, index).some((other) => other.id === deadline.id && overlaps(other, deadline))) {
      problems.push({
        ...at,
        field: 'id',
        zh: '同一编号的有效期重叠',
        en: 'is used twice for the same days',
      });
    }
    return problems;
  });

const ORDER = ['blue', 'yellow', 'orange', 'red'] as const;

/** Blue, yellow, orange, red, each reached at more points than the one before. */
export const checkLevels = (levels: Jurisdiction['levels']): JurisdictionProblem[] =>
  levels.flatMap((level, index) => {
    const at = { file: 'levels', entry: { list: '', index, id: level.level } } as const;
    const problems: JurisdictionProblem[] = [];
    if (level.level !== ORDER[index]) {
      problems.push({
        ...at,
        field: 'level',
        zh: `此处应为 ${ORDER[index]}`,
        en: `must be ${ORDER[index]} here`,
      });
    }
    const before = levels[index - 1];
    if (before !== undefined && level.fromPoints <= before.fromPoints) {
      problems.push({
        ...at,
        field: 'fromPoints',
        zh: `须大于 ${before.fromPoints}`,
        en: `must be greater than ${before.fromPoints}`,
      });
    }
    return problems;
  });

/** Why a term cannot be kept, or null: one that asks for nothing, or whose pattern cannot be read. */
const faultOf = ({ must, any, near = [], pattern }: Jurisdiction['terms'][number]) => {
  if (must.length + any.length + near.length === 0 && pattern === undefined)
    return {
      field: 'must',
      zh: 'must、any、near、pattern 不能都为空',
      en: 'must, any, near and pattern cannot all be empty',
    };
  if (pattern === undefined) return null;
  try {
    parsePattern(pattern);
    return null;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return { field: 'pattern', zh: error.zh, en: error.en };
  }
};

/** Each id once; no term that asks for nothing, no pattern that cannot be read in linear time. */
export const checkTerms = (terms: Jurisdiction['terms']): JurisdictionProblem[] => [
  ...repeated(terms, (term) => term.id).map(({ index, key }): JurisdictionProblem => ({
    file: 'terms',
    entry: { list: '', index, id: key },
    field: 'id',
    zh: '编号重复',
    en: 'is used twice',
  })),
  ...terms.flatMap((term, index): JurisdictionProblem[] => {
    const fault = faultOf(term);
    return fault === null ? [] : [{ file: 'terms', entry: { list: '', index, id: term.id }, ...fault }];
  }),
];
