import { FINDING_STATUSES, RISK_KINDS } from '../src/reading/finding.ts';
import { featuresOf } from '../src/reading/features.ts';
import { judgeByTerms } from '../src/reading/judge.ts';
import { OUTPUTS } from '../src/reading/model/model.ts';
import type { Prepare, Prepared } from '../src/reading/prepare.ts';
import { statementContext, statementFeatures } from '../src/reading/statement/statement-features.ts';
import { statementHits } from '../src/reading/statement/statement-hits.ts';
import { knownWords } from '../src/reading/words/words.ts';
import { foldsOf } from './grouping.ts';
import { type Example, INNER_FOLDS } from './learn-reading.ts';
import type { Place } from './learn-places.ts';
import { renamedCopies } from './renamed.ts';
import { backgroundTexts, type Gold, type GoldRow, goldRows } from './gold-texts.ts';
import { concerns } from './scoring/scoring.ts';

/** How much a text of the background counts against a judged one. */
const BACKGROUND_IMPORTANCE = 0.5;
/** How much a text counts that one reader judged. */
const JUDGED_IMPORTANCE = 0.5;
/** How much of its importance a text keeps that has copies under other names, and gives to each of them. */
const OWN_SHARE = 0.6;
const COPY_SHARE = 0.2;
/** Every n-th background text is learned from; the others measure false alarms. */
export const BACKGROUND_EVERY = { 'citizen-messages-other': 4, 'official-news': 8 } as const;

const targetsOf = (gold: Gold): number[] => [
  Number(concerns(gold)),
  ...RISK_KINDS.map((kind) => Number(gold.status !== 'general' && gold.risks.includes(kind))),
  ...FINDING_STATUSES.map((status) => Number(gold.status === status)),
  Number(gold.abroad),
];

/** Kinds stated of a particular employer as happening or feared. */
const particularOf = ({ status, risks }: Gold): number[] =>
  RISK_KINDS.map((kind) => Number((status === 'actual' || status === 'feared') && risks.includes(kind)));

const mean = (each: readonly (readonly number[])[], place: number): number =>
  each.reduce((sum, one) => sum + (one[place] ?? 0), 0) / each.length;

const placesOf = (prepared: Prepared): Place[] => {
  const context = statementContext(prepared, knownWords());
  return statementHits(prepared).map((hit) => ({
    kind: RISK_KINDS.indexOf(hit.kind),
    inHead: hit.start < context.headEnd,
    set: statementFeatures(context, hit),
  }));
};

const examplesOf = (rows: readonly GoldRow[], prepare: Prepare, importance: number): Example[] => {
  const folds = foldsOf(rows, INNER_FOLDS);
  const copies = renamedCopies(rows);
  const copied = new Set(copies.map(({ of }) => of));
  const exampleOf = ({ text, golds }: GoldRow, index: number, copy: boolean): Example => {
    const prepared = prepare(text);
    const share = copied.has(index) ? (copy ? COPY_SHARE : OWN_SHARE) : 1;
    const [targets, particular] = [golds.map(targetsOf), golds.map(particularOf)];
    return {
      set: featuresOf(prepared),
      places: placesOf(prepared),
      titled: prepared.bodyStart > 0,
      targets: OUTPUTS.map((_, place) => mean(targets, place)),
      particular: RISK_KINDS.map((_, place) => mean(particular, place)),
      importance: importance * share,
      share,
      gold: true,
      copy,
      fold: folds[index] ?? 0,
    };
  };
  return [
    ...rows.map((row, index) => exampleOf(row, index, false)),
    ...copies.map(({ row, of }) => exampleOf(row, of, true)),
  ];
};

/** Gold texts; where annotators differ, the mean of what they say is wanted. */
export const goldExamples = (rows: readonly GoldRow[], prepare: Prepare): Example[] =>
  examplesOf(rows, prepare, 1);

/** Texts that one reader judged in passing: they count for less. */
export const judgedExamples = (rows: readonly GoldRow[], prepare: Prepare): Example[] =>
  examplesOf(rows, prepare, JUDGED_IMPORTANCE);

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
        places: placesOf(prepared),
        titled: prepared.bodyStart > 0,
        targets,
        particular: RISK_KINDS.map(() => 0),
        importance: BACKGROUND_IMPORTANCE,
        share: 1,
        gold: false,
        copy: false,
        fold: examples.length % INNER_FOLDS,
      });
    });
  return examples;
};

export const allGoldRows = (dir: string): GoldRow[] => [
  ...goldRows(dir, 'messages'),
  ...goldRows(dir, 'headlines'),
];
