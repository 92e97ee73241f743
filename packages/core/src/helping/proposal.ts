import { FINDING_STATUSES, normalise, numeralsOf, quantitiesOf, RISK_KINDS, type Span } from '@weisu/text';
import { z } from 'zod';

const quote = z.string().min(2).max(200);
const positive = z.number().positive().max(1e12).nullable();

/** What a helping model may answer about a text. Anything else in its answer fails it. */
export const findingsAnswerSchema = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        kind: z.enum(RISK_KINDS),
        status: z.enum(FINDING_STATUSES),
        /** The words of the text that say so, as they stand there. */
        quote,
        employer: z.string().min(1).max(100).nullable(),
        amountYuan: positive,
        months: positive,
        headcount: positive,
      }),
    )
    .max(20),
});

/** A first draft of an officer's own summary: sentences, each with the words that it rests on. */
export const summaryAnswerSchema = z.strictObject({
  sentences: z.array(z.strictObject({ text: z.string().min(2).max(300), quote })).max(12),
});

/** Other ways of saying what a term says, each with a sentence of the texts in which it stands. */
export const variantsAnswerSchema = z.strictObject({
  variants: z.array(z.strictObject({ words: z.string().min(2).max(30), quote })).max(30),
});

export const HELPING_ABOUTS = ['findings', 'summary', 'variants'] as const;
/** What a model is asked for: findings of a text, a first draft of the summary of a warning, other words for a term. Stored: never rename one. */
export type HelpingAbout = (typeof HELPING_ABOUTS)[number];

export const PROPOSAL_STATES = ['proposed', 'taken', 'refused'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

const statement = <About extends HelpingAbout, T extends z.ZodRawShape>(
  about: About,
  shape: z.ZodObject<T>,
) => shape.extend({ about: z.literal(about) });

/** One statement as it is stored: what the model said, by what it was asked for. */
export const helpingStatement = z.discriminatedUnion('about', [
  statement('findings', findingsAnswerSchema.shape.findings.element),
  statement('summary', summaryAnswerSchema.shape.sentences.element),
  statement('variants', variantsAnswerSchema.shape.variants.element),
]);
export type HelpingStatement = z.infer<typeof helpingStatement>;

/** A statement of the model whose quote was found. It is a proposal: nothing rests on it until a person takes it. */
export type Grounded<T> = T & { readonly proposed: true; readonly span: Span };

/** Statements that stand on the text, and how many were dropped since the text does not say what they quote. */
export type GroundedAnswer<T> = { readonly kept: readonly Grounded<T>[]; readonly droppedCount: number };

/** What a field with a figure counts, as reading names it. */
const FIGURES: Readonly<Record<string, 'amount' | 'months' | 'headcount'>> = {
  amountYuan: 'amount',
  months: 'months',
  headcount: 'headcount',
};

type Said = {
  readonly text: string;
  readonly figures: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
};

const saidIn = (text: string): Said => {
  const plain = normalise(text).text;
  return {
    text,
    figures: new Set(quantitiesOf(plain).map(({ kind, value }) => `${kind} ${value}`)),
    numbers: new Set(numeralsOf(plain).map(({ value }) => value)),
  };
};

/** An employer that the text does not name and a figure that it does not state are taken out of a statement. */
const withoutInvented = <T extends object>(statement: T, said: Said): T =>
  Object.fromEntries(
    Object.entries(statement).map(([name, value]) => {
      if (name === 'employer' && typeof value === 'string' && !said.text.includes(value)) return [name, null];
      const figure = FIGURES[name];
      if (figure !== undefined && typeof value === 'number' && !said.figures.has(`${figure} ${value}`))
        return [name, null];
      return [name, value];
    }),
  ) as T;

/** A sentence in the model's own words may hold no number that the text does not; 一 and 两 are words of ordinary sentences. */
const addsNumber = (statement: object, said: Said): boolean =>
  'text' in statement &&
  typeof statement.text === 'string' &&
  numeralsOf(normalise(statement.text).text).some(({ value }) => value > 2 && !said.numbers.has(value));

/** Holds statements against the text: those whose quote does not stand in it, word for word, or whose sentence adds a number are dropped. */
export const ground = <T extends { readonly quote: string }>(
  text: string,
  statements: readonly T[],
): GroundedAnswer<T> => {
  const kept: Grounded<T>[] = [];
  const said = saidIn(text);
  for (const statement of statements) {
    const start = text.indexOf(statement.quote);
    if (start < 0 || addsNumber(statement, said)) continue;
    const span = { start, end: start + statement.quote.length };
    kept.push({ ...withoutInvented(statement, said), proposed: true, span });
  }
  return { kept, droppedCount: statements.length - kept.length };
};
