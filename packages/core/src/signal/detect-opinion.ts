import type { Finding, FindingStatus, RiskKind, Span, TextReading } from '@weisu/text';
import type { DocumentId, EnterpriseId, SourceId, StoryId } from '../ids.ts';
import type { Day, Instant } from '../time.ts';
import type { Signal } from './signal.ts';

export const OPINION_DETECTOR = 'opinion@2';

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
  /** What was read: offsets of spans count in it. */
  readonly text: string;
  readonly reading: TextReading;
};

/** A linked enterprise of that document, with the spans in which it is named. */
export type LinkedMention = {
  readonly enterpriseId: EnterpriseId;
  readonly spans: readonly Span[];
  readonly confidence: number;
};

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const SENTENCE_END = /[。！？!?\n]/;

/** The sentence around a place: from after the end of the one before to its own end. */
const sentenceAround = (text: string, { start, end }: Span): Span => {
  let from = start;
  while (from > 0 && !SENTENCE_END.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && !SENTENCE_END.test(text.charAt(to))) to += 1;
  return { start: from, end: to };
};

/** Found by its place rather than by its grammar, an employer is half as sure. */
const BY_PLACE = 0.5;

const inSome = (spans: readonly Span[], others: readonly Span[]): boolean =>
  spans.some((span) => others.some((other) => overlaps(span, other)));

const onlyOne = (mentions: readonly LinkedMention[], share: number): ReadonlyMap<EnterpriseId, number> =>
  new Map(mentions.length === 1 ? mentions.map(({ enterpriseId }) => [enterpriseId, share]) : []);

/**
 * How surely a finding is about each linked enterprise, 0 to 1. The employer that the finding names decides. Where it names
 * none, the only enterprise of the text is meant. Where it names one that is nobody linked and stands in other sentences than
 * the statement, the only linked enterprise in the statement's own sentences is taken to be meant.
 */
const sharesOf = (
  spans: Finding['spans'],
  text: string,
  mentions: readonly LinkedMention[],
): ReadonlyMap<EnterpriseId, number> => {
  const named = spans.filter(({ role }) => role === 'employer');
  if (named.length === 0) return onlyOne(mentions, 1);
  const meant = mentions.filter((mention) => inSome(mention.spans, named));
  if (meant.length > 0) return new Map(meant.map(({ enterpriseId }) => [enterpriseId, 1]));
  const sentences = spans
    .filter(({ role }) => role === 'trigger')
    .map((trigger) => sentenceAround(text, trigger));
  if (inSome(named, sentences)) return new Map();
  const beside = mentions.filter((mention) => inSome(mention.spans, sentences));
  return onlyOne(beside, BY_PLACE);
};

/** Signals of the opinion dimension: one a kind and enterprise, from the surest finding of that kind. Pure; ids follow from content, so a second run adds nothing. */
export const detectOpinion = (document: ReadDocument, mentions: readonly LinkedMention[]): Signal[] => {
  const { text } = document;
  const stated = document.reading.findings
    .filter(({ status }) => CERTAINTY[status] > 0)
    .map((finding) => ({ finding, shares: sharesOf(finding.spans, text, mentions) }));
  const signals: Signal[] = [];
  for (const mention of mentions) {
    const surest = new Map<RiskKind, number>();
    for (const { finding, shares } of stated) {
      const certainty = CERTAINTY[finding.status] * (shares.get(mention.enterpriseId) ?? 0);
      if (certainty > 0) surest.set(finding.kind, Math.max(surest.get(finding.kind) ?? 0, certainty));
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
