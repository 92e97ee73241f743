import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { may } from '@weisu/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { noticeQuery, noticesQuery } from '../../api/notices-queries.ts';
import { sessionQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useAnnounce } from '../../shell/announce.tsx';
import './notices.css';

type Ground = { readonly warning: string } | { readonly caseFile: string };

/** Notices that tell of a warning or a case file, and buttons to draft one. */
export const NoticesCard = ({ ground }: { ground: Ground }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const query = useQuery(noticesQuery(ground));
  const role = useQuery(sessionQuery).data?.officer.role;
  const [key] = useState(newActKey);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const draft = async (kind: string): Promise<void> => {
    setPending(true);
    setError(null);
    try {
      const from = 'warning' in ground ? { warningId: ground.warning } : { caseFileId: ground.caseFile };
      // A key for each kind: the same click again is the same notice.
      const notice = await client.draftNotice({
        body: { kind, key: `${key}-${kind}`.slice(0, 64), ...from },
      });
      queries.setQueryData(noticeQuery(notice.id).queryKey, notice);
      void queries.invalidateQueries({ queryKey: ['notices'] });
      announce(t('notices.drafted'));
      await navigate({ to: '/notices/$id', params: { id: notice.id } });
    } catch (refused) {
      setError(refused);
      setPending(false);
    }
  };
  return (
    <Card title={t('notices.card')}>
      <Loaded query={query}>
        {({ rows, kinds }) => (
          <>
            {rows.length === 0 && <p className="note">{t('notices.emptyHere')}</p>}
            <ul className="plain letter-items">
              {rows.map((row) => (
                <li key={row.id}>
                  <Link to="/notices/$id" params={{ id: row.id }} className="strong">
                    {say(row.kind.name)}
                  </Link>
                  <span className="note block">
                    {t(`notices.state.${row.state}`)}
                    {row.draftedBy === null && ` · ${t('notices.byRule')}`}
                  </span>
                </li>
              ))}
            </ul>
            {role !== undefined && may(role, 'act-on-notices') && (
              <div className="letter-drafts">
                {kinds.map((kind) => (
                  <button
                    key={kind.id}
                    type="button"
                    className="button"
                    disabled={pending}
                    onClick={() => void draft(kind.id)}
                  >
                    {t('notices.draft', { kind: say(kind.name) })}
                  </button>
                ))}
              </div>
            )}
            {error !== null && (
              <p className="refused" role="alert">
                {refusalSentence(error)}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
};
