import { oneOf, withoutGaps } from '../../shell/page-search.ts';

export const MAP_BYS = ['level', 'load', 'age'] as const;

/** What the map shows, and whether the page stands on a wall. */
export const parseSituationSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({
    by: oneOf(raw['by'], MAP_BYS),
    wall: oneOf(raw['wall'], ['yes'] as const),
  });
