import { assemble, NOTHING } from '../src/reading/assemble.ts';
import { unpackEmployerModel } from '../src/reading/employer/employer.ts';
import { concernsEmployer, type TextReading } from '../src/reading/finding.ts';
import { judgeByModel } from '../src/reading/judge-by-model.ts';
import { judgeByTerms } from '../src/reading/judge.ts';
import { unpackModel } from '../src/reading/model/model.ts';
import { createPrepare } from '../src/reading/prepare.ts';
import type { Term } from '../src/match/term.ts';
import { allGoldRows, BACKGROUND_EVERY } from './examples.ts';
import { backgroundTexts, type GoldRow } from './gold-texts.ts';
import { foldsOf } from './grouping.ts';
import { learnAll, type Learning } from './train-reading.ts';
import { type Interval, intervalsOf } from './scoring/intervals.ts';
import { type Score, scoreReadings } from './scoring/scoring.ts';

export const FOLDS = 5;

export type Figures = {
  readonly messages: Score;
  readonly headlines: Score;
  /** How far the figures asked for rest on which texts were judged. */
  readonly intervals: Readonly<Record<GoldRow['set'], Readonly<Record<string, Interval>>>>;
  /** The keyword list alone, on the same texts. */
  readonly keywords: { readonly messages: Score['concerns']; readonly headlines: Score['concerns'] };
  /** Share of texts without risk that are said to concern an employer, on texts not learned from. */
  readonly falseAlarms: Readonly<Record<string, number>>;
};

/** What one fold tells: readings by id, and the false alarms of fold 0. */
export type FoldReadings = {
  readonly readings: readonly (readonly [id: string, reading: TextReading])[];
  readonly falseAlarms: Readonly<Record<string, number>>;
};

/** Reads the texts of one fold with a model that has seen neither them nor their stories. */
export const readFold = async (learning: Learning, fold: number): Promise<FoldReadings> => {
  const { dir, terms } = learning;
  const prepare = createPrepare(terms);
  const known = new Set(terms.map(({ id }) => id));
  const rows = allGoldRows(dir);
  const folds = foldsOf(rows, FOLDS);
  const scored = rows.filter((_, index) => folds[index] === fold);
  const unseen = new Map(
    fold === 0
      ? (['citizen-messages-other', 'official-news'] as const).map((name) => [
          name,
          backgroundTexts(dir, name).filter((_, index) => index % BACKGROUND_EVERY[name] !== 0),
        ])
      : [],
  );
  const measured = new Set([...unseen.values()].flat().map(({ body }) => body));
  const { reading, employer } = await learnAll(
    { ...learning, isMeasured: ({ text }) => measured.has(text.body) },
    rows.filter((_, index) => folds[index] !== fold),
    scored,
  );
  const model = unpackModel(reading);
  const employers = unpackEmployerModel(employer);
  const read = (text: GoldRow['text']): TextReading => {
    const prepared = prepare(text);
    return assemble(
      prepared,
      judgeByModel(prepared, model, (id) => known.has(id)),
      employers,
    );
  };
  const falseAlarms: Record<string, number> = {};
  for (const [name, texts] of unseen) {
    const alarms = texts.filter((text) => concernsEmployer(read(text))).length;
    falseAlarms[name] = Math.round((alarms / texts.length) * 1e4) / 1e4;
  }
  return { readings: scored.map(({ id, text }) => [id, read(text)] as const), falseAlarms };
};

/** Figures over all folds, and what was read, one line a text. */
export const figuresOf = (
  dir: string,
  terms: readonly Term[],
  folds: readonly FoldReadings[],
): { readonly figures: Figures; readonly lines: readonly string[] } => {
  const prepare = createPrepare(terms);
  const readings = new Map(folds.flatMap((fold) => fold.readings));
  const rows = allGoldRows(dir).filter(({ id }) => readings.has(id));
  const ofSet = (set: GoldRow['set']): readonly GoldRow[] => rows.filter((row) => row.set === set);
  const scoreOf = (set: GoldRow['set'], of: (row: GoldRow) => TextReading): Score =>
    scoreReadings(ofSet(set), ofSet(set).map(of));
  const intervals = (set: GoldRow['set']) => intervalsOf(ofSet(set), ofSet(set).map(learned));
  const learned = ({ id }: GoldRow): TextReading => readings.get(id) ?? NOTHING;
  const byTerms = ({ text }: GoldRow): TextReading => ({ ...NOTHING, ...judgeByTerms(prepare(text)) });
  return {
    figures: {
      messages: scoreOf('messages', learned),
      headlines: scoreOf('headlines', learned),
      intervals: { messages: intervals('messages'), headlines: intervals('headlines') },
      keywords: {
        messages: scoreOf('messages', byTerms).concerns,
        headlines: scoreOf('headlines', byTerms).concerns,
      },
      falseAlarms: Object.assign({}, ...folds.map((fold) => fold.falseAlarms)),
    },
    lines: rows.map((row) => JSON.stringify({ id: row.id, set: row.set, ...learned(row) })),
  };
};
