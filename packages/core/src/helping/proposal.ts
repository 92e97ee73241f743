import { FINDING_STATUSES, RISK_KINDS, type Span } from '@weisu/text';
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

/** A statement of the model whose quote was found. It is a proposal: nothing rests on it until a person takes it. */
export type Grounded<T> = T & { readonly proposed: true; readonly span: Span };

/** Statements that stand on the text, and how many were dropped since the text does not say what they quote. */
export type GroundedAnswer<T> = { readonly kept: readonly Grounded<T>[]; readonly droppedCount: number };

/** The digits that a number may be written with in the text; a model may not add a figure of its own. */
const saysNumber = (text: string, value: number | null): boolean => {
  if (value === null) return true;
  const plain = text.replaceAll(/[,，\s]/g, '');
  const inTenThousands = value / 10_000;
  return (
    plain.includes(String(value)) ||
    (inTenThousands >= 1 && plain.includes(`${inTenThousands}万`)) ||
    (value >= 1e8 && plain.includes(`${value / 1e8}亿`)) ||
    /[一二三四五六七八九十百千两半]/.test(plain)
  );
};

/** Every string and number of a statement must be the text's own: an employer that is not named and a figure not written are taken out. */
const withoutInvented = <T extends object>(statement: T, text: string): T =>
  Object.fromEntries(
    Object.entries(statement).map(([name, value]) => {
      if (name === 'employer' && typeof value === 'string' && !text.includes(value)) return [name, null];
      if (typeof value === 'number' && !saysNumber(text, value)) return [name, null];
      return [name, value];
    }),
  ) as T;

/** Holds statements against the text: those whose quote does not stand in it, word for word, are dropped. */
export const ground = <T extends { readonly quote: string }>(
  text: string,
  statements: readonly T[],
): GroundedAnswer<T> => {
  const kept: Grounded<T>[] = [];
  for (const statement of statements) {
    const start = text.indexOf(statement.quote);
    if (start < 0) continue;
    const span = { start, end: start + statement.quote.length };
    kept.push({ ...withoutInvented(statement, text), proposed: true, span });
  }
  return { kept, droppedCount: statements.length - kept.length };
};
