import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { NOTICE_STATES } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import { type NoticePage, type NoticeRow, noticesQuery } from '../../api/notices-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { toggled } from '../../shell/page-search.ts';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import '../letters/letters.css';

const has = (list: string | undefined, value: string): boolean => list?.split(',').includes(value) ?? false;

const Filters = ({ kinds }: Pick<NoticePage, 'kinds'>) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const search = useSearch({ from: '/desk/notices' });
  const chip = (on: boolean) =>
    on ? { className: 'chip on', 'aria-current': 'true' as const } : { className: 'chip' };
  return (
    <div className="letter-filters">
      <fieldset className="chips" aria-label={t('notices.stateHead')}>
        {NOTICE_STATES.map((state) => (
          <SearchLink
            key={state}
            change={{ state: toggled(search.state, state) }}
            {...chip(has(search.state, state))}
          >
            {t(`notices.state.${state}`)}
          </SearchLink>
        ))}
      </fieldset>
      <fieldset className="chips" aria-label={t('notices.kindHead')}>
        {kinds.map((kind) => (
          <SearchLink
            key={kind.id}
            change={{ kind: search.kind === kind.id ? undefined : kind.id }}
            {...chip(search.kind === kind.id)}
          >
            {say(kind.name)}
          </SearchLink>
        ))}
      </fieldset>
    </div>
  );
};

const Row = ({ row }: { row: NoticeRow }) => {
  const { t } = useTranslation();
  const { at, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td className="wide">
        <Link to="/notices/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.title}
        </Link>
        <span className="note block">
          {row.draftedBy === null ? t('notices.byRule') : `${row.draftedBy} · ${named(row.unit.name)}`}
        </span>
      </td>
      <td className="desk-only nowrap">{say(row.kind.name)}</td>
      <td className="nowrap">{t(`notices.state.${row.state}`)}</td>
      <td className="desk-only">
        {row.sentAt === null ? (
          <span className="note">—</span>
        ) : (
          t('notices.counts', {
            received: row.receivedCount,
            answered: row.answeredCount,
            all: row.recipientCount,
          })
        )}
      </td>
      <td className="num desk-only nowrap">
        {row.sentAt === null ? <span className="note">{t('notices.notSent')}</span> : at(row.sentAt)}
      </td>
    </tr>
  );
};

/** All notices of the area: which wait for an officer, which for a partner. */
export const NoticesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/notices' });
  const query = useQuery(noticesQuery(search));
  useTitle(t('notices.title'));
  useRowKeys();
  const { page: _page, ...filters } = search;
  const narrowed = Object.keys(filters).length > 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('notices.title')}</h1>
        <SearchField label={t('notices.q')} value={search.q} />
      </div>
      <Loaded query={query}>
        {(page) => (
          <>
            <Filters kinds={page.kinds} />
            {page.total === 0 ? (
              <EmptyNote
                text={narrowed ? t('notices.empty') : t('notices.emptyAll')}
                {...(narrowed ? { clear: ['state', 'kind', 'q'] } : {})}
              />
            ) : (
              <>
                <table className="table">
                  <caption className="unseen">{t('notices.caption')}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t('notices.head')}</th>
                      <th scope="col" className="desk-only">
                        {t('notices.kindHead')}
                      </th>
                      <th scope="col">{t('notices.stateHead')}</th>
                      <th scope="col" className="desk-only">
                        {t('notices.progress')}
                      </th>
                      <th scope="col" className="num desk-only">
                        {t('notices.sentAt')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {page.rows.map((row) => (
                      <Row key={row.id} row={row} />
                    ))}
                  </tbody>
                </table>
                <Paging page={page.page} perPage={page.perPage} total={page.total} />
              </>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
};
