import type { EvidenceKind, MentionEvidence } from './mention.ts';

/** Kinds that make the same name in another text a question of its own. Their details count where they name a place. */
const TELLING: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'company-follows',
  'longer-name',
  'title-marks',
  'place-behind',
  'written-otherwise',
  'trade-differs',
  'employer-found',
  'place-before-agrees',
  'place-before-differs',
  'place-agrees',
  'province-agrees',
  'place-differs',
  'district-differs',
  'source-district',
  'source-elsewhere',
  'industry-agrees',
  'named-in-full',
  'other-named-in-full',
  'relative-named',
  'not-yet-registered',
  'name-not-in-use',
]);
const PLACES: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'place-before-agrees',
  'place-before-differs',
  'place-differs',
  'district-differs',
  'longer-name',
  'place-behind',
  'written-otherwise',
  'trade-differs',
  'relative-named',
]);

/**
 * In what surroundings a name stands, as far as it bears on who is meant: a person is asked once about the same name,
 * enterprise and class, and the answer holds for the next text of that class.
 */
export const contextClassOf = (evidence: readonly MentionEvidence[]): string =>
  evidence
    .flatMap(({ kind, detail }) => (TELLING.has(kind) ? [PLACES.has(kind) ? `${kind}:${detail}` : kind] : []))
    .sort()
    .join('+');
