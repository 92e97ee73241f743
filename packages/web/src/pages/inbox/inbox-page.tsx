import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inboxQuery, type InboxRow } from '../../api/notices-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { inboxStateOf } from './inbox-state.ts';

const Row = ({ row }: { row: InboxRow }) => {
  const { t } = useTranslation();
  const { at, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td className="wide">
        <Link to="/inbox/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.title}
        </Link>
        <span className="note block">{say(row.kind.name)}</span>
      </td>
      <td className="desk-only">{named(row.from.name)}</td>
      <td className="nowrap">{t(`notices.inbox.state.${inboxStateOf(row)}`)}</td>
      <td className="num desk-only nowrap">{at(row.sentAt)}</td>
    </tr>
  );
};

/** What a partner was sent: the whole of its desk. */
export const InboxPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/inbox' });
  const query = useQuery(inboxQuery(search));
  useTitle(t('notices.inbox.title'));
  useRowKeys();
  const isOpen = search.open === 'yes';
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('notices.inbox.title')}</h1>
        <SearchLink
          change={{ open: isOpen ? undefined : 'yes' }}
          className={isOpen ? 'chip on' : 'chip'}
          {...(isOpen ? { 'aria-current': 'true' as const } : {})}
        >
          {t('notices.inbox.open')}
        </SearchLink>
      </div>
      <p className="note lead">{t('notices.inbox.lead')}</p>
      <Loaded query={query}>
        {({ rows, total, page, perPage }) =>
          total === 0 ? (
            <EmptyNote text={isOpen ? t('notices.inbox.emptyOpen') : t('notices.inbox.empty')} />
          ) : (
            <>
              <table className="table">
                <caption className="unseen">{t('notices.inbox.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('notices.head')}</th>
                    <th scope="col" className="desk-only">
                      {t('notices.inbox.from')}
                    </th>
                    <th scope="col">{t('notices.stateHead')}</th>
                    <th scope="col" className="num desk-only">
                      {t('notices.sentAt')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <Row key={row.id} row={row} />
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
