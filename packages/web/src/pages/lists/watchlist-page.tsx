import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { watchlistQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';

/** 持续关注名单: each with why, and the path that put it there. */
export const WatchlistPage = () => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const { page: asked } = useSearch({ from: '/desk/watchlist' });
  const query = useQuery(watchlistQuery(asked ?? 1));
  useTitle(t('watchlist.title'));
  useRowKeys();
  return (
    <div className="page">
      <h1>{t('watchlist.title')}</h1>
      <p className="note lead">{t('watchlist.lead')}</p>
      <Loaded query={query}>
        {({ rows, total, page, perPage }) =>
          total === 0 ? (
            <EmptyNote text={t('watchlist.empty')} />
          ) : (
            <>
              <table className="table">
                <caption className="unseen">{t('watchlist.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('watchlist.enterprise')}</th>
                    <th scope="col">{t('watchlist.level')}</th>
                    <th scope="col" className="desk-only">
                      {t('watchlist.reason')}
                    </th>
                    <th scope="col">{t('watchlist.sentence')}</th>
                    <th scope="col" className="desk-only">
                      {t('watchlist.origin')}
                    </th>
                    <th scope="col" className="num desk-only">
                      {t('watchlist.since')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.enterprise.id} ${row.reason}`}>
                      <td>
                        <Link
                          to="/enterprises/$id"
                          params={{ id: row.enterprise.id }}
                          className="strong"
                          data-row-link
                        >
                          {row.enterprise.name}
                        </Link>
                      </td>
                      <td>
                        <LevelMark level={row.level} />
                      </td>
                      <td className="desk-only nowrap">
                        <span className="tag">{t(`watchlist.${row.reason}`)}</span>
                      </td>
                      <td>{say(row.sentence)}</td>
                      <td className="desk-only">
                        {row.origin === null ? (
                          <span className="note">—</span>
                        ) : (
                          <Link to="/enterprises/$id" params={{ id: row.origin.id }}>
                            {row.origin.name}
                          </Link>
                        )}
                      </td>
                      <td className="num desk-only nowrap">{day(row.since)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Paging page={page} perPage={perPage} total={total} />
            </>
          )
        }
      </Loaded>
    </div>
  );
};
