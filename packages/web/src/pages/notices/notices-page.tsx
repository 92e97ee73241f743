import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { NOTICE_STATES } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import { type NoticePage, type NoticeRow, noticesQuery } from '../../api/notices-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import '../letters/letters.css';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';

const Filters = ({ kinds }: Pick<NoticePage, 'kinds'>) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const search = useSearch({ from: '/desk/notices' });
  return (
    <div className="letter-filters">
      <FilterChips
        label={t('notices.stateHead')}
        name="state"
        many
        value={search.state}
        chips={NOTICE_STATES.map((value) => ({ value, label: t(`notices.state.${value}`) }))}
      />
      <FilterChips
        label={t('notices.kindHead')}
        name="kind"
        value={search.kind}
        chips={kinds.map((kind) => ({ value: kind.id, label: say(kind.name) }))}
      />
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
      <td className="nowrap">
        {t(`notices.state.${row.state}`)} <ClockTag dueOn={row.dueOn} supervision={row.supervision} />
      </td>
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
  return (
    <ListPage
      title={t('notices.title')}
      tools={
        <>
          <SearchField label={t('notices.q')} value={search.q} />
        </>
      }
      query={query}
    >
      {(page) => (
        <>
          <Filters kinds={page.kinds} />
          <TableList
            page={page}
            caption={t('notices.caption')}
            empty={t('notices.emptyAll')}
            emptyNarrowed={t('notices.empty')}
            narrowedBy={namesSet(search, ['state', 'kind', 'q'])}
            columns={[
              { id: 'head', label: t('notices.head') },
              { id: 'kind', label: t('notices.kindHead'), deskOnly: true },
              { id: 'state', label: t('notices.stateHead') },
              { id: 'progress', label: t('notices.progress'), deskOnly: true },
              { id: 'sentAt', label: t('notices.sentAt'), numeric: true, deskOnly: true },
            ]}
            row={(row) => <Row key={row.id} row={row} />}
          />
        </>
      )}
    </ListPage>
  );
};
