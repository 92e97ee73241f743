import { withoutGaps, wordsOf } from '../../shell/page-search.ts';

/** The enterprise that was chosen, or what is looked for. */
export const parseTipSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ enterprise: wordsOf(raw['enterprise']), q: wordsOf(raw['q']) });
