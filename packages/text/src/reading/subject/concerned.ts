import { normalise } from '../../normalise/normalise.ts';
import { isBystander, isTradeWords } from './bystander.ts';

/** A text that speaks ill of somebody, and the names among which that somebody is. */
export type SubjectQuestion = { readonly text: string; readonly entities: readonly string[] };

/** A name that stands within a longer one must be said this often on its own to count beside it. */
const OFTEN_ALONE = 3;

/** As names are compared: half-width, simplified, lower case, without blanks, quotes and the ? of a lost character. */
const folded = (text: string): string =>
  normalise(text)
    .text.toLowerCase()
    .replace(/[\s?“”"'「」《》·]+/g, '');

const timesIn = (text: string, name: string): number => text.split(name).length - 1;

const isFullName = (name: string): boolean => /(?:公司|集团)(?:\([^()]*\)[^()]*)?$/.test(name);

type Candidate = { readonly name: string; readonly folded: string };

/** Distinct candidates in order; those that fold to the same are one. */
const candidatesOf = (entities: readonly string[]): Candidate[] => {
  const seen = new Set<string>();
  return entities
    .map((name) => ({ name, folded: folded(name) }))
    .filter((one) => one.folded !== '' && !seen.has(one.folded) && seen.add(one.folded) !== undefined);
};

/**
 * Candidates that the text says. A full name whose short form is said counts as said: texts write the words of a full
 * name in another order, or leave one out.
 */
const said = (candidates: readonly Candidate[], text: string): readonly Candidate[] => {
  const literal = candidates.filter((one) => text.includes(one.folded));
  const here = candidates.filter(
    (one) =>
      literal.includes(one) ||
      (isFullName(one.folded) && literal.some((short) => one.folded.includes(short.folded))),
  );
  return here.length > 0 ? here : candidates;
};

/** Drops names that are only said as part of a longer candidate. */
const outermost = (candidates: readonly Candidate[], text: string): Candidate[] =>
  candidates.filter((one) => {
    const longer = candidates.filter((other) => other !== one && other.folded.includes(one.folded));
    if (longer.length === 0) return true;
    const rest = longer
      .toSorted((a, b) => b.folded.length - a.folded.length)
      .reduce((left, other) => left.replaceAll(other.folded, '\n'), text);
    const unsaidFullName = longer.some((other) => isFullName(other.folded) && !text.includes(other.folded));
    return !unsaidFullName && timesIn(rest, one.folded) >= OFTEN_ALONE;
  });

/**
 * Which of the named enterprises a text that speaks ill is about, as given and in the order given. The longest form said,
 * without words of the trade that only look like names, and without those who only pass the word on, as long as someone
 * else is left.
 */
export const subjectsOf = ({ text, entities }: SubjectQuestion): string[] => {
  const plain = folded(text);
  const names = outermost(said(candidatesOf(entities), plain), plain);
  const concerned = names.filter((one) => !isTradeWords(one.folded) && !isBystander(one.folded, plain));
  return (concerned.length > 0 ? concerned : names).map(({ name }) => name);
};
