import type { Term } from '../src/match/term.ts';
import { createPrepare } from '../src/reading/prepare.ts';
import { backgroundExamples, goldExamples, judgedExamples } from './examples.ts';
import type { GoldRow } from './gold-texts.ts';
import { inventedTexts } from './invented-texts.ts';
import { loadJudgedHeadlines, loadJudgedMessages } from './judged-texts.ts';
import { learnEmployer } from './learn-employer.ts';
import { learnReading } from './learn-reading.ts';
import { renamedCopies } from './renamed.ts';
import { withoutSameStories } from './same-story.ts';

export type Learning = {
  readonly dir: string;
  readonly terms: readonly Term[];
  readonly progress: (message: string) => void;
  /** True for judged texts that are to be measured on, and so not to be learned from. */
  readonly isMeasured?: (row: GoldRow) => boolean;
};

const withCopies = (rows: readonly GoldRow[]): GoldRow[] => [
  ...rows,
  ...renamedCopies(rows).map(({ row }) => row),
];

/** Both parts of the model, packed. */
export type Packed = { readonly reading: string; readonly employer: string };

/**
 * Learns both parts from judged texts: `gold` and what was judged beside it, without the stories of the texts that
 * will be scored (none where nothing will be).
 */
export const learnAll = async (
  { dir, terms, progress, isMeasured }: Learning,
  gold: readonly GoldRow[],
  scored: readonly GoldRow[],
): Promise<Packed> => {
  const prepare = createPrepare(terms);
  const judged = withoutSameStories(
    [
      ...(await loadJudgedHeadlines(dir)),
      ...(await loadJudgedMessages(dir)),
      ...inventedTexts('messages'),
      ...inventedTexts('headlines'),
    ],
    scored,
  ).filter((row) => isMeasured?.(row) !== true);
  const background = backgroundExamples(dir, prepare);
  progress(`${gold.length} gold, ${judged.length} judged, ${background.length} of the background`);
  const examples = [...goldExamples(gold, prepare), ...judgedExamples(judged, prepare), ...background];
  return {
    reading: learnReading(examples, progress),
    employer: learnEmployer(withCopies([...gold, ...judged]), prepare),
  };
};
