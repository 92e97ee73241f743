import type { Term } from '../src/match/term.ts';
import { concernsEmployer, type TextReading } from '../src/reading/finding.ts';
import { assemble, NOTHING } from '../src/reading/assemble.ts';
import { judgeByModel } from '../src/reading/judge-by-model.ts';
import { judgeByTerms } from '../src/reading/judge.ts';
import { unpackEmployerModel } from '../src/reading/employer/employer.ts';
import { unpackModel } from '../src/reading/model/model.ts';
import { createPrepare } from '../src/reading/prepare.ts';
import { allGoldRows, BACKGROUND_EVERY, backgroundExamples, goldExamples } from './examples.ts';
import { foldsOf } from './grouping.ts';
import { learnEmployer } from './learn-employer.ts';
import { learnReading } from './learn-reading.ts';
import { backgroundTexts } from './gold-texts.ts';
import { type Score, scoreReadings } from './scoring.ts';

const FOLDS = 5;

export type TrainOptions = {
  readonly dir: string;
  readonly terms: readonly Term[];
  readonly crossValidate: boolean;
  readonly progress: (message: string) => void;
};

export type Figures = {
  readonly messages: Score;
  readonly headlines: Score;
  /** The keyword list alone, on the same texts. */
  readonly keywords: { readonly messages: Score['concerns']; readonly headlines: Score['concerns'] };
  /** Share of texts without risk that are said to concern an employer, on texts not learned from. */
  readonly falseAlarms: Readonly<Record<string, number>>;
};

export type TrainResult =
  | { readonly kind: 'model'; readonly reading: string; readonly employer: string }
  | { readonly kind: 'figures'; readonly figures: Figures; readonly lines: readonly string[] };

/** Learns the model of the reader, or measures it by cross-validation over groups of weeks and near duplicates. */
export const trainReading = ({ dir, terms, crossValidate, progress }: TrainOptions): TrainResult => {
  const prepare = createPrepare(terms);
  const known = new Set(terms.map(({ id }) => id));
  const isKnown = (id: string): boolean => known.has(id);
  const rows = allGoldRows(dir);
  const background = backgroundExamples(dir, prepare);
  progress(`${rows.length} judged texts, ${background.length} of the background`);
  if (!crossValidate) {
    const reading = learnReading([...goldExamples(rows, prepare), ...background], progress);
    return { kind: 'model', reading, employer: learnEmployer(rows, prepare) };
  }
  const folds = foldsOf(rows, FOLDS);
  const readings: TextReading[] = rows.map(() => NOTHING);
  const falseAlarms: Record<string, number> = {};
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learned = rows.filter((_, index) => folds[index] !== fold);
    const packed = learnReading([...goldExamples(learned, prepare), ...background], () => undefined);
    const model = unpackModel(packed);
    const employers = unpackEmployerModel(learnEmployer(learned, prepare));
    const read = (text: (typeof rows)[number]['text']): TextReading => {
      const prepared = prepare(text);
      return assemble(prepared, judgeByModel(prepared, model, isKnown), employers);
    };
    rows.forEach(({ text }, index) => {
      if (folds[index] === fold) readings[index] = read(text);
    });
    if (fold === 0)
      for (const name of ['citizen-messages-other', 'official-news'] as const) {
        const unseen = backgroundTexts(dir, name).filter((_, index) => index % BACKGROUND_EVERY[name] !== 0);
        const alarms = unseen.filter((text) => concernsEmployer(read(text))).length;
        falseAlarms[name] = Math.round((alarms / unseen.length) * 1e4) / 1e4;
      }
    progress(`fold ${fold + 1} of ${FOLDS}`);
  }
  const byTerms = rows.map(({ text }): TextReading => ({ ...NOTHING, ...judgeByTerms(prepare(text)) }));
  const scoreOf = (set: string, of: readonly TextReading[]): Score => {
    const places = [...rows.keys()].filter((index) => rows[index]?.set === set);
    return scoreReadings(
      places.flatMap((index) => rows[index] ?? []),
      places.flatMap((index) => of[index] ?? []),
    );
  };
  return {
    kind: 'figures',
    figures: {
      messages: scoreOf('messages', readings),
      headlines: scoreOf('headlines', readings),
      keywords: {
        messages: scoreOf('messages', byTerms).concerns,
        headlines: scoreOf('headlines', byTerms).concerns,
      },
      falseAlarms,
    },
    lines: rows.map(({ id, set }, index) => JSON.stringify({ id, set, ...readings[index] })),
  };
};
