import type { Finding, FindingStatus, RiskKind, Span, TextReading } from '@weisu/text';
import type { DocumentId, EnterpriseId, SourceId, StoryId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import type { Signal } from './signal.ts';

export const OPINION_DETECTOR = 'opinion@1';

/** How sure a statement makes us. A denial, a settled matter and general talk are no signal; they stay readable in the document. */
const CERTAINTY: Record<FindingStatus, number> = {
  actual: 0.9,
  feared: 0.5,
  denied: 0,
  resolved: 0,
  general: 0,
};

/** The document as the detector needs it. */
export type ReadDocument = {
  readonly id: DocumentId;
  readonly sourceId: SourceId;
  readonly storyId: StoryId;
  readonly occurredOn: Day;
  readonly recordedAt: Instant;
  readonly reading: TextReading;
};

/** A linked enterprise of that document, with the spans in which it is named. */
export type LinkedMention = {
  readonly enterpriseId: EnterpriseId;
  readonly spans: readonly Span[];
  readonly confidence: number;
};

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The finding is about the mention where it names it as employer, or names none and the document speaks of no other enterprise. */
const isAbout = (finding: Finding, mention: LinkedMention, alone: boolean): boolean => {
  const named = finding.spans.filter((span) => span.role === 'employer');
  if (named.length > 0) return named.some((span) => mention.spans.some((own) => overlaps(span, own)));
  return alone;
};

/** Signals of the opinion dimension: one a kind and enterprise, from the surest finding of that kind. Pure; ids follow from content, so a second run adds nothing. */
export const detectOpinion = (document: ReadDocument, mentions: readonly LinkedMention[]): Signal[] => {
  const signals: Signal[] = [];
  for (const mention of mentions) {
    const surest = new Map<RiskKind, number>();
    for (const finding of document.reading.findings) {
      const certainty = CERTAINTY[finding.status];
      if (certainty === 0 || !isAbout(finding, mention, mentions.length === 1)) continue;
      surest.set(finding.kind, Math.max(surest.get(finding.kind) ?? 0, certainty));
    }
    for (const [kind, certainty] of surest) {
      signals.push({
        id: `sig_${document.id.slice(4)}.${mention.enterpriseId.slice(4)}.${kind}`,
        enterpriseId: mention.enterpriseId,
        dimension: 'opinion',
        kind: `opinion:${kind}`,
        occurredOn: document.occurredOn,
        recordedAt: document.recordedAt,
        magnitude: 1,
        certainty: Math.round(certainty * mention.confidence * 1000) / 1000,
        detector: OPINION_DETECTOR,
        sourceId: document.sourceId,
        documentId: document.id,
        recordId: null,
        storyId: document.storyId,
      });
    }
  }
  return signals;
};
