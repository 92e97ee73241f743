import type { Reply, Routes } from '@weisu/contract';
import { evidenceSentence } from '@weisu/core';
import { textOf } from '../../pipeline/prepare-document.ts';
import type { StoredMove } from '../../store/linking/enterprise-moves.ts';
import type { LinkQuestion } from '../../store/linking/list-questions.ts';

type Question = Reply<Routes['listLinkQuestions']>['rows'][number];
type Move = Reply<Routes['enterpriseMoves']>['moves'][number];

/** Too little to matter to who reads it. */
const LEAST_SHOWN = 0.005;

/** A question with each candidate's evidence as sentences, the strongest first. */
export const presentQuestion = (question: LinkQuestion): Question => {
  const { candidates, title, body, documentId, surface, sourceName, occurredOn, recordedAt, texts, unsure } =
    question;
  return {
    documentId,
    surface,
    sourceName,
    occurredOn,
    recordedAt,
    text: textOf({ title, body }),
    spans: (candidates[0]?.spans ?? []).map(({ start, end }) => ({ start, end })),
    texts,
    unsure,
    candidates: candidates.map((candidate) => ({
      mentionId: candidate.mentionId,
      enterprise: { id: candidate.enterpriseId, name: candidate.name, creditCode: candidate.creditCode },
      district: candidate.district,
      industry: candidate.industry,
      registeredOn: candidate.registeredOn,
      otherNames: [...candidate.otherNames],
      confidence: candidate.confidence,
      evidence: candidate.evidence
        .filter(({ logOdds }) => Math.abs(logOdds) >= LEAST_SHOWN)
        .toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds))
        .map((piece) => ({ kind: piece.kind, logOdds: piece.logOdds, sentence: evidenceSentence(piece) })),
    })),
  };
};

export const presentMove = ({ undoneBy, undoneAt, undoReason, ...move }: StoredMove): Move => ({
  id: move.id,
  kind: move.kind,
  from: move.from,
  into: move.into,
  byName: move.byName,
  at: move.at,
  reason: move.reason,
  counts: { ...move.counts },
  undone: undoneAt === null ? null : { byName: undoneBy ?? '', at: undoneAt, reason: undoReason ?? '' },
});
