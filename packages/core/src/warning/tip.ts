import type { RiskKind } from '@weisu/text';
import type { DocumentId, EnterpriseId, SourceId, StoryId } from '../ids.ts';
import type { Level } from '../risk/level.ts';
import type { Signal } from '../signal/signal.ts';
import type { Day, Instant } from '../time.ts';

/** The source that what officers write down comes from (人工录入). */
export const TIP_SOURCE = 'src_manual' satisfies SourceId;

const TIP_DETECTOR = 'tip@1';

export type Tip = {
  readonly documentId: DocumentId;
  readonly storyId: StoryId;
  readonly enterpriseId: EnterpriseId;
  readonly kind: RiskKind;
  /** 0 to 1, by the way in which it came. */
  readonly certainty: number;
  readonly heardOn: Day;
  readonly recordedAt: Instant;
};

/**
 * The signal of a word of trouble, or null where reading found the same in the officer's text: an officer says what kind of trouble
 * was reported, so that it counts even where the text alone does not show it. It stays opinion: it needs corroboration like any other.
 */
export const tipSignal = (tip: Tip, read: readonly Signal[]): Signal | null => {
  const kind = `opinion:${tip.kind}` as const;
  const known = read.some(
    (signal) =>
      signal.documentId === tip.documentId &&
      signal.enterpriseId === tip.enterpriseId &&
      signal.kind === kind,
  );
  if (known) return null;
  return {
    id: `sig_${tip.documentId.slice(4)}.${tip.enterpriseId.slice(4)}.${tip.kind}.tip`,
    enterpriseId: tip.enterpriseId,
    dimension: 'opinion',
    kind,
    occurredOn: tip.heardOn,
    recordedAt: tip.recordedAt,
    magnitude: 1,
    certainty: tip.certainty,
    detector: TIP_DETECTOR,
    sourceId: TIP_SOURCE,
    documentId: tip.documentId,
    recordId: null,
    storyId: tip.storyId,
  };
};

/** A person asks for a look, whatever the score says: at least the lowest level. */
export const tipLevel = (assessed: Level): Exclude<Level, 'none'> =>
  assessed === 'none' ? 'blue' : assessed;
