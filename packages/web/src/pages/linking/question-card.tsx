import { dayOf } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import type { LinkQuestion } from '../../api/linking-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { HighlightedText } from '../warning/highlighted-text.tsx';
import { CandidateCard } from './candidate-card.tsx';

/** The text with the name marked, and beside each other those who may be meant. */
export const QuestionCard = ({
  question,
  chosen,
  choose,
}: {
  question: LinkQuestion;
  chosen: number;
  choose: (index: number) => void;
}) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const notes = [
    question.texts > 1 ? t('linking.alike', { count: question.texts }) : '',
    question.unsure > 0 ? t('linking.unsureBefore', { count: question.unsure }) : '',
  ].filter(Boolean);
  return (
    <>
      <Card title={t('linking.question', { surface: question.surface })} note={notes.join(' · ')}>
        <p className="note places">
          <span>{question.sourceName}</span>
          <span>
            {t('common.bothClocks', {
              occurred: day(question.occurredOn),
              learned: day(dayOf(question.recordedAt)),
            })}
          </span>
        </p>
        <HighlightedText
          key={`${question.documentId} ${question.surface}`}
          text={question.text}
          spans={question.spans.map((span) => ({ ...span, role: 'employer' as const }))}
        />
      </Card>
      <div className="link-candidates">
        {question.candidates.map((candidate, index) => (
          <CandidateCard
            key={candidate.mentionId}
            candidate={candidate}
            index={index}
            isChosen={index === chosen}
            choose={() => choose(index)}
          />
        ))}
      </div>
    </>
  );
};
