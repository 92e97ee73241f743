import { withoutGaps, wordsOf } from '../../shell/page-search.ts';

/** `with` names the run that this one is put beside. */
export const parseBacktestSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ with: wordsOf(raw['with']) });
