import { type GramWeights, bytesOfBase64, sumOfGrams } from '@weisu/text';
import { GRAM_SCALE, GRAM_WEIGHTS, LINK_WEIGHTS, LINK_WEIGHTS_DATE } from './link-weights.ts';
import type { Mark } from './mark.ts';
import type { EvidenceKind, MentionEvidence } from './mention.ts';
import type { SpanView } from './weigh-span.ts';

/** Kinds that have a weight; `same-name-elsewhere` follows from the rivals instead. */
export type WeighedKind = Exclude<EvidenceKind, 'same-name-elsewhere'>;

/** Weights in log-odds a kind of evidence, and those of the marks of names. Versioned: mentions say which weighed them. */
export type LinkModel = {
  readonly version: string;
  readonly weights: Readonly<Record<WeighedKind, number>>;
  readonly grams: GramWeights;
};

let shipped: LinkModel | null = null;

/** The model that comes with the product, learned by `npm run measure -- linking --learn`. */
export const shippedLinkModel = (): LinkModel => {
  shipped ??= {
    version: `link@${LINK_WEIGHTS_DATE}`,
    weights: LINK_WEIGHTS,
    grams: {
      weights: new Int8Array(bytesOfBase64(GRAM_WEIGHTS).buffer),
      scale: GRAM_SCALE,
    },
  };
  return shipped;
};

const isWeighed = (kind: EvidenceKind): kind is WeighedKind => kind !== 'same-name-elsewhere';

/** A mark with its weight. */
export const weighMark = ({ weights }: LinkModel, { kind, value, detail }: Mark): MentionEvidence => ({
  kind,
  logOdds: isWeighed(kind) ? weights[kind] * value : value,
  detail,
});

/** Marks of what the name reads like; `surface` only counts for forms that an ordinary phrase could be. */
export const gramMarks = ({ grams: table }: LinkModel, { grams }: SpanView, isWhole: boolean): Mark[] => {
  const context: Mark = { kind: 'context', value: sumOfGrams(table, grams.context), detail: '' };
  return isWhole
    ? [context]
    : [{ kind: 'reads-as-name', value: sumOfGrams(table, grams.surface), detail: '' }, context];
};
