import type { Deadline, Jurisdiction } from './jurisdiction.ts';
import type { JurisdictionProblem } from './problem.ts';
import { repeated } from './repeated.ts';

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

/** A term without `must` and `any` would match every statement. */
export const checkTerms = (terms: Jurisdiction['terms']): JurisdictionProblem[] => [
  ...repeated(terms, (term) => term.id).map(({ index, key }): JurisdictionProblem => ({
    file: 'terms',
    entry: { list: '', index, id: key },
    field: 'id',
    zh: '编号重复',
    en: 'is used twice',
  })),
  ...terms.flatMap((term, index): JurisdictionProblem[] =>
    term.must.length + term.any.length > 0
      ? []
      : [
          {
            file: 'terms',
            entry: { list: '', index, id: term.id },
            field: 'must',
            zh: 'must 与 any 不能都为空',
            en: 'must and any cannot both be empty',
          },
        ],
  ),
];
