import type { DocumentId, TermId } from '../ids.ts';

export const TERM_WAYS = ['new-word', 'collocation', 'homophone', 'split', 'latin', 'inserted'] as const;
/** How the program found what it proposes. */
export type TermWay = (typeof TERM_WAYS)[number];

/** What was counted; texts that say the same count once. Null where the way of finding has no such figure. */
export type TermOriginFigures = {
  /** Texts judged true in which it stands, of how many. */
  readonly trueTexts: number;
  readonly trueTotal: number;
  /** All other texts in which it stands, of how many. */
  readonly otherTexts: number;
  readonly otherTotal: number;
  /** G² of the two shares (Dunning 1993), of a variant its shares in texts of the field and in others; 10.83 is p = .001. */
  readonly logLikelihood: number;
  /** Pointwise mutual information of its parts, in bits, with half a count added. */
  readonly cohesion: number | null;
  /** Entropy of what stands before and behind, in bits: the lower of the two. */
  readonly freedom: number | null;
  /** Share of recent texts over share of older ones, with half a count added. */
  readonly rise: number | null;
  /** Share of its true texts that terms in force hit already. */
  readonly coveredRatio: number;
};

/** Why the program proposes a term. */
export type TermOrigin = {
  readonly way: TermWay;
  /** The word in force of which it is a variant, with its term; null for a find of its own. */
  readonly variantOf: { readonly termId: TermId; readonly word: string } | null;
  readonly figures: TermOriginFigures;
  /** Some of the texts, the newest first. */
  readonly evidence: readonly DocumentId[];
};
