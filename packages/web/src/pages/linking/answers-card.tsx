import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { linkAnswersQuery } from '../../api/linking-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';

/** What was answered last, by everybody of the area; each can be taken back. */
export const AnswersCard = ({ undo }: { undo: (id: string) => void }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const query = useQuery(linkAnswersQuery);
  return (
    <Card title={t('linking.answers.title')} note={<kbd>z</kbd>}>
      <Loaded query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="note">{t('linking.answers.empty')}</p>
          ) : (
            <ol className="link-answers">
              {rows.map((row) => (
                <li key={row.id} className={row.undone ? 'undone' : ''}>
                  <span className={`verdict verdict-${row.verdict}`}>
                    {t(`linking.verdict.${row.verdict}`)}
                  </span>{' '}
                  “{row.surface}”{' '}
                  <Link to="/enterprises/$id" params={{ id: row.enterprise.id }}>
                    {row.enterprise.name}
                  </Link>
                  <span className="note">
                    {row.byName} · {at(row.at)} ·{' '}
                    {row.undone
                      ? t('linking.answers.undone')
                      : t('linking.answers.changed', { count: row.changed })}
                  </span>
                  {!row.undone && (
                    <button type="button" className="linkish" onClick={() => undo(row.id)}>
                      {t('linking.undo')}
                    </button>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Card>
  );
};
