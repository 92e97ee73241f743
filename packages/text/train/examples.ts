import { FINDING_STATUSES, RISK_KINDS } from '../src/reading/finding.ts';
import { featuresOf } from '../src/reading/features.ts';
import { judgeByTerms } from '../src/reading/judge.ts';
import { OUTPUTS } from '../src/reading/model/model.ts';
import type { Prepare } from '../src/reading/prepare.ts';
import { foldsOf } from './grouping.ts';
import type { Example } from './learn-reading.ts';
import { backgroundTexts, type Gold, type GoldRow, goldRows } from './gold-texts.ts';
import { concerns } from './scoring.ts';

/** How much a text of the background counts against a judged one. */
const BACKGROUND_IMPORTANCE = 0.5;
/** Every n-th background text is learned from; the others measure false alarms. */
export const BACKGROUND_EVERY = { 'citizen-messages-other': 4, 'official-news': 8 } as const;
const INNER_FOLDS = 4;

const targetsOf = (gold: Gold): number[] => [
  Number(concerns(gold)),
  ...RISK_KINDS.map((kind) => Number(gold.status !== 'general' && gold.risks.includes(kind))),
  ...FINDING_STATUSES.map((status) => Number(gold.status === status)),
  Number(gold.abroad),
];

/** Judged texts; where annotators differ, the mean of what they say is wanted. */
export const goldExamples = (rows: readonly GoldRow[], prepare: Prepare): Example[] => {
  const folds = foldsOf(rows, INNER_FOLDS);
  return rows.map(({ text, golds }, index) => {
    const each = golds.map(targetsOf);
    return {
      set: featuresOf(prepare(text)),
      targets: OUTPUTS.map((_, place) => each.reduce((sum, one) => sum + (one[place] ?? 0), 0) / each.length),
      importance: 1,
      gold: true,
      fold: folds[index] ?? 0,
    };
  });
};

/** Background texts in which the keyword list sees nothing: ordinary with near certainty, though nobody judged them. */
export const backgroundExamples = (dir: string, prepare: Prepare): Example[] => {
  const examples: Example[] = [];
  const targets = OUTPUTS.map((output) => (output === 'general' ? 1 : output === 'abroad' ? Number.NaN : 0));
  for (const name of ['citizen-messages-other', 'official-news'] as const)
    backgroundTexts(dir, name).forEach((text, index) => {
      if (index % BACKGROUND_EVERY[name] !== 0) return;
      const prepared = prepare(text);
      if (judgeByTerms(prepared).kinds.length > 0) return;
      examples.push({
        set: featuresOf(prepared),
        targets,
        importance: BACKGROUND_IMPORTANCE,
        gold: false,
        fold: examples.length % INNER_FOLDS,
      });
    });
  return examples;
};

export const allGoldRows = (dir: string): GoldRow[] => [
  ...goldRows(dir, 'messages'),
  ...goldRows(dir, 'headlines'),
];
