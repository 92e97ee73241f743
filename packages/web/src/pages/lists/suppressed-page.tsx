import { SUPPRESSION_REASONS } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { suppressedQuery } from '../../api/queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { oneOf } from '../../shell/page-search.ts';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';

/** What was assessed high enough and not raised, and why: nothing is dropped in silence. */
export const SuppressedPage = () => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const search = useSearch({ from: '/desk/suppressed' });
  const query = useQuery(suppressedQuery(search));
  useTitle(t('suppressed.title'));
  useRowKeys();
  const words = (reason: string): string => {
    const known = oneOf(reason, SUPPRESSION_REASONS);
    return known === undefined ? reason : t(`suppression.${known}`);
  };
  return (
    <div className="page">
      <h1>{t('suppressed.title')}</h1>
      <p className="note lead">{t('suppressed.lead')}</p>
      <fieldset className="chips" aria-label={t('situation.reason')}>
        <SearchLink
          change={{ reason: undefined }}
          className={search.reason === undefined ? 'chip on' : 'chip'}
        >
          {t('common.all')}
        </SearchLink>
        {SUPPRESSION_REASONS.map((reason) => (
          <SearchLink
            key={reason}
            change={{ reason }}
            className={search.reason === reason ? 'chip on' : 'chip'}
            {...(search.reason === reason ? { 'aria-current': 'true' as const } : {})}
          >
            {t(`suppression.${reason}`)}
          </SearchLink>
        ))}
      </fieldset>
      <Loaded query={query}>
        {({ rows, total, page, perPage }) =>
          total === 0 ? (
            <EmptyNote
              text={t('suppressed.empty')}
              {...(search.reason === undefined ? {} : { clear: ['reason'] })}
            />
          ) : (
            <>
              <table className="table">
                <caption className="unseen">{t('suppressed.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('queue.level')}</th>
                    <th scope="col">{t('watchlist.enterprise')}</th>
                    <th scope="col" className="num">
                      {t('queue.points')}
                    </th>
                    <th scope="col">{t('situation.reason')}</th>
                    <th scope="col" className="num desk-only">
                      {t('suppressed.asOf')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.enterprise.id} ${row.asOf} ${row.reason}`}>
                      <td>
                        <LevelMark level={row.level} />
                      </td>
                      <td className="wide">
                        <Link
                          to="/enterprises/$id"
                          params={{ id: row.enterprise.id }}
                          className="strong"
                          data-row-link
                        >
                          {row.enterprise.name}
                        </Link>
                      </td>
                      <td className="num">{writePoints(row.points)}</td>
                      <td>{words(row.reason)}</td>
                      <td className="num desk-only">{day(row.asOf)}</td>
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
