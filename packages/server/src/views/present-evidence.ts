import type { Reply, Routes } from '@weisu/contract';
import { signalSentence } from '@weisu/core';
import type { RoleSpan } from '@weisu/text';
import type { Evidence, TextEvidence } from '../store/desk/load-evidence.ts';

type Piece = Reply<Routes['warning']>['evidence'][number];

const surest = (a: TextEvidence, b: TextEvidence): TextEvidence =>
  b.signal.certainty > a.signal.certainty ? b : a;

/** Copies of one story count once, so one of them is shown for each kind: the surest, the others as a number. In the order given. */
export const withoutCopies = (evidence: readonly Evidence[]): readonly Evidence[] => {
  const kept = new Map<string, Evidence>();
  for (const piece of evidence) {
    if (piece.from === 'record') {
      kept.set(piece.signal.id, piece);
      continue;
    }
    const key = `${piece.signal.storyId ?? piece.signal.id} ${piece.signal.kind}`;
    const known = kept.get(key);
    kept.set(key, known?.from === 'text' ? surest(known, piece) : piece);
  }
  return [...kept.values()];
};

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/** The spans of the findings, and the enterprise's name where no finding marks it; once each, in text order. */
const spansOf = (
  findings: readonly { spans: readonly RoleSpan[] }[],
  mentionSpans: TextEvidence['mentionSpans'],
): RoleSpan[] => {
  const unique = new Map<string, RoleSpan>();
  for (const span of findings.flatMap((finding) => finding.spans))
    unique.set(`${span.start} ${span.end} ${span.role}`, span);
  const employers = [...unique.values()].filter((span) => span.role === 'employer');
  const named = mentionSpans.filter((span) => !employers.some((employer) => overlaps(span, employer)));
  const all = [
    ...unique.values(),
    ...named.map(({ start, end }): RoleSpan => ({ start, end, role: 'employer' })),
  ];
  return all.sort((a, b) => a.start - b.start || a.end - b.end);
};

const presentText = (piece: TextEvidence): Piece => {
  const findings = piece.reading.findings.filter(
    (finding) => `opinion:${finding.kind}` === piece.signal.kind,
  );
  return {
    ...presentCommon(piece),
    from: 'text',
    documentId: piece.documentId,
    title: piece.title,
    // Reading counts its offsets in title and body together.
    text: piece.title === null ? piece.body : `${piece.title}\n${piece.body}`,
    spans: spansOf(findings, piece.mentionSpans),
    findings: findings.map(({ kind, status, amountYuan, months, headcount, because }) => ({
      kind,
      status,
      amountYuan,
      months,
      headcount,
      because: [...because],
    })),
    confidence: piece.confidence,
    copies: Math.max(0, piece.storyCount - 1),
  };
};

const presentCommon = ({ signal, sourceName }: Evidence) => ({
  signalId: signal.id,
  dimension: signal.dimension,
  kind: signal.kind,
  sourceName,
  occurredOn: signal.occurredOn,
  recordedAt: signal.recordedAt,
  sentence: signalSentence(signal),
});

/** The pieces of evidence of a warning: texts with their spans, records with their values, both clocks on each. */
export const presentEvidence = (evidence: readonly Evidence[]): Piece[] =>
  evidence.map((piece) =>
    piece.from === 'text'
      ? presentText(piece)
      : { ...presentCommon(piece), from: 'record', recordId: piece.recordId, values: { ...piece.values } },
  );
