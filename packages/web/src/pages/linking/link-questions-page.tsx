import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import {
  type LinkQuestionPage,
  type LinkVerdict,
  linkAnswersQuery,
  linkQuestionsQuery,
} from '../../api/linking-queries.ts';
import { writeCount } from '../../format/number.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { AnswersCard } from './answers-card.tsx';
import { QuestionCard } from './question-card.tsx';
import { afterAnswer, chooseCandidate, type QuestionRun, startRun, stepQuestion } from './question-run.ts';
import './linking.css';

const VERDICTS: readonly (readonly [LinkVerdict, string])[] = [
  ['same', 'y'],
  ['different', 'n'],
  ['unsure', 'u'],
];
const NUMBERS = ['1', '2', '3', '4', '5'] as const;

/** The queue itself; made anew with each page of questions, so that where one stands belongs to that page. */
const Queue = ({ page }: { page: LinkQuestionPage }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [run, setRun] = useState<QuestionRun>(() => startRun(page.rows));
  const [pending, setPending] = useState(false);
  const [done, setDone] = useState<readonly { id: string; before: QuestionRun }[]>([]);
  const question = run.left[run.at];
  const candidate = question?.candidates[run.chosen];

  const refresh = (isEmpty: boolean): void => {
    void queries.invalidateQueries({ queryKey: linkAnswersQuery.queryKey });
    if (isEmpty) void queries.invalidateQueries({ queryKey: linkQuestionsQuery.queryKey });
  };
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    if (pending) return;
    setPending(true);
    try {
      await act();
    } catch (refused) {
      announce(`${t('dialog.notSaved')}${refusalSentence(refused)}`);
    } finally {
      setPending(false);
    }
  };
  const judge = (verdict: LinkVerdict): void =>
    void attempt(async () => {
      if (candidate === undefined) return;
      const settled = await client.judgeMention({
        params: { id: candidate.mentionId },
        body: { key: newActKey(), verdict },
      });
      const next = afterAnswer(run, verdict);
      setDone([...done, { id: settled.id, before: run }]);
      setRun(next);
      announce(t(`linking.said.${verdict}`, { name: candidate.enterprise.name, count: settled.changed }));
      refresh(next.left.length === 0);
    });
  const undo = (id: string | undefined): void =>
    void attempt(async () => {
      if (id === undefined) return announce(t('linking.nothingToUndo'));
      await client.undoLinkJudgement({ params: { id }, body: {} });
      const own = done.find((each) => each.id === id);
      setDone(done.filter((each) => each.id !== id));
      if (own === undefined) void queries.invalidateQueries({ queryKey: linkQuestionsQuery.queryKey });
      else setRun(own.before);
      announce(t('linking.said.undone'));
      refresh(false);
    });

  useKeys({
    y: () => judge('same'),
    n: () => judge('different'),
    u: () => judge('unsure'),
    z: () => undo(done.at(-1)?.id),
    j: () => setRun(stepQuestion(run, 1)),
    k: () => setRun(stepQuestion(run, -1)),
    ...Object.fromEntries(NUMBERS.map((key, index) => [key, () => setRun(chooseCandidate(run, index))])),
  });

  return (
    <div className="link-columns">
      <div className="stack">
        {question === undefined ? (
          <EmptyNote text={t(page.total === 0 ? 'linking.empty' : 'linking.done')} />
        ) : (
          <>
            <p className="note link-progress" aria-live="polite">
              {t('linking.progress', {
                at: run.at + 1,
                shown: run.left.length,
                total: writeCount(
                  Math.max(run.left.length, page.total - (page.rows.length - run.left.length)),
                ),
              })}
            </p>
            <QuestionCard
              question={question}
              chosen={run.chosen}
              choose={(index) => setRun(chooseCandidate(run, index))}
            />
            <div className="link-acts">
              {VERDICTS.map(([verdict, key]) => (
                <button
                  key={verdict}
                  type="button"
                  className={verdict === 'same' ? 'button primary' : 'button'}
                  disabled={pending}
                  onClick={() => judge(verdict)}
                >
                  {t(`linking.act.${verdict}`)} <kbd>{key}</kbd>
                </button>
              ))}
              <button
                type="button"
                className="button"
                disabled={pending || done.length === 0}
                onClick={() => undo(done.at(-1)?.id)}
              >
                {t('linking.undo')} <kbd>z</kbd>
              </button>
              <span className="link-step">
                <button type="button" className="linkish" onClick={() => setRun(stepQuestion(run, -1))}>
                  {t('warning.previous')} <kbd>k</kbd>
                </button>
                <button type="button" className="linkish" onClick={() => setRun(stepQuestion(run, 1))}>
                  {t('warning.next')} <kbd>j</kbd>
                </button>
              </span>
            </div>
          </>
        )}
      </div>
      <AnswersCard undo={undo} />
    </div>
  );
};

/** 判定队列: whom a text means, where linking is not sure; worked with the keys y, n and u. */
export const LinkQuestionsPage = () => {
  const { t } = useTranslation();
  const query = useQuery(linkQuestionsQuery);
  useTitle(t('linking.title'));
  return (
    <div className="page">
      <h1>{t('linking.title')}</h1>
      <p className="note lead">{t('linking.lead')}</p>
      <Loaded query={query}>{(page) => <Queue key={query.dataUpdatedAt} page={page} />}</Loaded>
    </div>
  );
};
