import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { type Helping, helpingQuery, type HelpingSubject } from '../../api/helping-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import { ProposalItem, type Rule } from './proposal-item.tsx';
import './helping.css';

const LastAsk = ({ lastAsk }: Pick<Helping, 'lastAsk'>) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  if (lastAsk === null) return null;
  const who = { name: lastAsk.byName, at: at(lastAsk.at) };
  if (lastAsk.noHelp !== null)
    return <output className="block">{t(`helping.noHelp.${lastAsk.noHelp}`)}</output>;
  return (
    <output className="note block">
      {lastAsk.isOver
        ? t('helping.lastAsk', { ...who, kept: lastAsk.kept, dropped: lastAsk.dropped })
        : t('helping.notOver', who)}
    </output>
  );
};

/** What the helping model proposed for something, the way to ask it, and to take or refuse what it said. */
export const HelpingPanel = ({ about, subject, helping }: HelpingSubject & { helping: Helping }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { queryKey } = helpingQuery({ about, subject });

  const keep = async (act: Promise<Helping>): Promise<boolean> => {
    setError(null);
    try {
      queries.setQueryData(queryKey, await act);
      return true;
    } catch (refused) {
      setError(refused);
      void queries.invalidateQueries({ queryKey });
      return false;
    }
  };
  const ask = async (): Promise<void> => {
    setIsAsking(true);
    await keep(client.askHelper({ body: { key: newActKey(), about, subject } }));
    setIsAsking(false);
  };
  const rule: Rule = async (id, kind, ownWords) => {
    const body = { key: newActKey(), kind, ...(ownWords === undefined ? {} : { ownWords }) };
    if (await keep(client.ruleOnProposal({ params: { id }, body }))) announce(t(`helping.done.${kind}`));
  };

  const { model, leftToday, lastAsk, proposals, hidden, mayTake } = helping;
  return (
    <div className="helping">
      {proposals.length > 0 && <p className="note">{t('helping.isOnlyProposed')}</p>}
      <ol className="plain proposals">
        {proposals.map((proposal) => (
          <ProposalItem
            key={proposal.id}
            proposal={proposal}
            mayTake={mayTake}
            isSummary={about === 'summary'}
            rule={rule}
          />
        ))}
      </ol>
      <LastAsk lastAsk={lastAsk} />
      {hidden > 0 && <p className="note">{t('helping.hidden', { count: hidden })}</p>}
      {error !== null && (
        <p className="refused" role="alert">
          {refusalSentence(error)}
        </p>
      )}
      {model === null ? (
        <p className="note">{t('helping.off')}</p>
      ) : (
        mayTake && (
          <p className="proposal-acts">
            <button
              type="button"
              className="button"
              disabled={isAsking || leftToday === 0}
              onClick={() => void ask()}
            >
              {isAsking ? t('helping.asking') : t(lastAsk === null ? 'helping.ask' : 'helping.askAgain')}
            </button>{' '}
            <span className="note">
              {model} · {t('helping.left', { count: leftToday })}
            </span>
          </p>
        )
      )}
    </div>
  );
};
