import { RELATION_KINDS } from '@weisu/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { type WatchProposalPage, watchProposalsQuery } from '../../api/watch-queries.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { useKeys } from '../../shell/use-keys.ts';
import { ProposalRow } from './proposal-row.tsx';
import type { WatchSearch } from './watch-search.ts';

type Answer = 'accept' | 'decline';
type Done = { readonly id: string; readonly name: string; readonly at: number };

/** The proposals of one page, worked with y, n and z; made anew with each page, so that where one stands belongs to it. */
const Run = ({ page }: { page: WatchProposalPage }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly Done[]>([]);
  const [pending, setPending] = useState(false);
  const current = page.rows[at];
  const clamp = (n: number): number => Math.max(0, Math.min(page.rows.length - 1, n));
  const left = page.rows.length - answers.size;

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
  const send = (id: string, answer: Answer | 'reopen') =>
    client.answerWatchProposal({ params: { id }, body: { answer, key: newActKey() } });
  const judge = (answer: Answer): void =>
    void attempt(async () => {
      if (current === undefined || answers.has(current.id)) return;
      await send(current.id, answer);
      const next = new Map(answers).set(current.id, answer);
      setAnswers(next);
      setDone([...done, { id: current.id, name: current.enterprise.name, at }]);
      const open = page.rows.findIndex((row, index) => index > at && !next.has(row.id));
      if (open >= 0) setAt(open);
      announce(t(`watchProposals.said.${answer}`, { name: current.enterprise.name }));
      void queries.invalidateQueries({ queryKey: ['watchlist', 'list'] });
    });
  const undo = (): void =>
    void attempt(async () => {
      const last = done.at(-1);
      if (last === undefined) return announce(t('watchProposals.nothingToUndo'));
      await send(last.id, 'reopen');
      setAnswers(new Map([...answers].filter(([id]) => id !== last.id)));
      setDone(done.slice(0, -1));
      setAt(last.at);
      announce(t('watchProposals.said.reopen', { name: last.name }));
      void queries.invalidateQueries({ queryKey: ['watchlist', 'list'] });
    });
  useKeys({
    y: () => judge('accept'),
    n: () => judge('decline'),
    z: undo,
    j: () => setAt(clamp(at + 1)),
    k: () => setAt(clamp(at - 1)),
  });

  return (
    <>
      <p className="note" aria-live="polite">
        {left === 0
          ? t('watchProposals.done')
          : t('watchProposals.progress', { at: at + 1, shown: page.rows.length, total: page.total })}
      </p>
      <div className="watch-acts">
        <button type="button" className="button primary" disabled={pending} onClick={() => judge('accept')}>
          {t('watchProposals.accept')} <kbd>y</kbd>
        </button>
        <button type="button" className="button" disabled={pending} onClick={() => judge('decline')}>
          {t('watchProposals.decline')} <kbd>n</kbd>
        </button>
        <button type="button" className="button" disabled={pending || done.length === 0} onClick={undo}>
          {t('watchProposals.undo')} <kbd>z</kbd>
        </button>
      </div>
      <ol className="proposals" aria-label={t('watchProposals.list')}>
        {page.rows.map((row, index) => (
          <ProposalRow
            key={row.id}
            row={row}
            isCurrent={index === at}
            answer={answers.get(row.id) ?? null}
            choose={() => setAt(index)}
          />
        ))}
      </ol>
    </>
  );
};

/** 待定: related enterprises that a person accepts or declines. */
export const ProposalsView = ({ search }: { search: WatchSearch }) => {
  const { t } = useTranslation();
  const { kinds } = search;
  const query = useQuery(watchProposalsQuery({ kinds, page: search.page ?? 1 }));
  return (
    <>
      <FilterChips
        label={t('watchProposals.kinds')}
        name="kinds"
        many
        all={t('common.all')}
        value={kinds}
        chips={RELATION_KINDS.map((value) => ({ value, label: t(`relations.kind.${value}`) }))}
      />
      <Loaded query={query}>
        {(page) =>
          page.total === 0 ? (
            <EmptyNote
              text={t('watchProposals.empty')}
              {...(kinds === undefined ? {} : { clear: ['kinds'] })}
            />
          ) : (
            <Run key={`${kinds ?? ''} ${query.dataUpdatedAt}`} page={page} />
          )
        }
      </Loaded>
    </>
  );
};
