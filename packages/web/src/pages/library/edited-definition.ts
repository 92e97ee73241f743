import type { TermDefinition } from '../../api/library-queries.ts';

/** A near rule as it is typed. */
export type EditedNear = {
  readonly key: string;
  readonly first: string;
  readonly second: string;
  readonly within: string;
  readonly ordered: boolean;
};

/** A definition as it is typed: words as one text each. */
export type EditedDefinition = {
  readonly kind: TermDefinition['kind'];
  readonly must: string;
  readonly any: string;
  readonly not: string;
  readonly near: readonly EditedNear[];
  readonly pattern: string;
  readonly weight: string;
};

/** Words are parted by what people put between them; a space inside a word cannot be typed, nor is it ever in a keyword. */
const PARTED = /[\s、，,；;]+/;

const wordsOf = (text: string): string[] => text.split(PARTED).filter((word) => word !== '');
const textOf = (words: readonly string[]): string => words.join('、');

export const EMPTY_DEFINITION: EditedDefinition = {
  kind: 'wage-arrears',
  must: '',
  any: '',
  not: '',
  near: [],
  pattern: '',
  weight: '0.6',
};

export const EMPTY_NEAR: Omit<EditedNear, 'key'> = { first: '', second: '', within: '6', ordered: false };

export const editedOf = (definition: TermDefinition): EditedDefinition => ({
  kind: definition.kind,
  must: textOf(definition.must),
  any: textOf(definition.any),
  not: textOf(definition.not),
  near: definition.near.map(({ first, second, within, ordered }, index) => ({
    key: `kept-${index}`,
    first: textOf(first),
    second: textOf(second),
    within: String(within),
    ordered,
  })),
  pattern: definition.pattern ?? '',
  weight: String(definition.weight),
});

/** The definition that was typed; what is wrong with it is for the server to say. */
export const definitionOf = (edited: EditedDefinition): TermDefinition => ({
  kind: edited.kind,
  must: wordsOf(edited.must),
  any: wordsOf(edited.any),
  not: wordsOf(edited.not),
  near: edited.near
    .filter(({ first, second }) => first.trim() !== '' || second.trim() !== '')
    .map(({ first, second, within, ordered }) => ({
      first: wordsOf(first),
      second: wordsOf(second),
      within: Math.trunc(Number(within)) || 0,
      ordered,
    })),
  pattern: edited.pattern.trim() === '' ? null : edited.pattern.trim(),
  weight: Number(edited.weight) || 0,
});
