import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { SessionRow } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';

/** Browsers in which one is signed in; any but this one can be ended from here. */
export const SessionsCard = ({ sessions }: { sessions: readonly SessionRow[] }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const [ending, setEnding] = useState<string | null>(null);
  const end = async (id: string): Promise<void> => {
    setEnding(id);
    try {
      await client.endOwnSession({ params: { id } });
      announce(t('rights.own.ended'));
    } catch (error) {
      announce(refusalSentence(error));
    } finally {
      setEnding(null);
      await queries.invalidateQueries({ queryKey: ['own-sessions'] });
    }
  };
  return (
    <Card title={t('rights.own.sessions')}>
      <ul className="session-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              {session.browser ?? t('rights.own.unknownBrowser')}
              <span className="note block">
                {t('rights.own.since', { at: at(session.createdAt) })} ·{' '}
                {t('rights.own.lastSeen', { at: at(session.lastSeenAt) })}
              </span>
            </span>
            {session.current ? (
              <span className="tag">{t('rights.own.here')}</span>
            ) : (
              <button
                type="button"
                className="button"
                disabled={ending === session.id}
                onClick={() => void end(session.id)}
              >
                {t('rights.own.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
};
