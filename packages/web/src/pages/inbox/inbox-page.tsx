import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { inboxQuery, type InboxRow } from '../../api/notices-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { inboxStateOf } from './inbox-state.ts';
import { FilterChip } from '../../kit/filter-chips.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';

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
      <td className="nowrap">
        {t(`notices.inbox.state.${inboxStateOf(row)}`)}{' '}
        <ClockTag dueOn={row.dueOn} supervision={row.supervision} />
      </td>
      <td className="num desk-only nowrap">{at(row.sentAt)}</td>
    </tr>
  );
};

/** What a partner was sent: the whole of its desk. */
export const InboxPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/inbox' });
  const query = useQuery(inboxQuery(search));
  const isOpen = search.open === 'yes';
  return (
    <ListPage
      title={t('notices.inbox.title')}
      tools={
        <>
          <FilterChip isOn={isOpen} change={{ open: isOpen ? undefined : 'yes' }}>
            {t('notices.inbox.open')}
          </FilterChip>
        </>
      }
      lead={t('notices.inbox.lead')}
      query={query}
    >
      {(page) => (
        <TableList
          page={page}
          caption={t('notices.inbox.caption')}
          empty={t('notices.inbox.empty')}
          emptyNarrowed={t('notices.inbox.emptyOpen')}
          narrowedBy={namesSet(search, ['open'])}
          columns={[
            { id: 'head', label: t('notices.head') },
            { id: 'from', label: t('notices.inbox.from'), deskOnly: true },
            { id: 'state', label: t('notices.stateHead') },
            { id: 'sentAt', label: t('notices.sentAt'), numeric: true, deskOnly: true },
          ]}
          row={(row) => <Row key={row.id} row={row} />}
        />
      )}
    </ListPage>
  );
};
