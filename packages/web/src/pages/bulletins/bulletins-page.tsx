import { BULLETIN_STATES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BulletinRow, bulletinsQuery } from '../../api/bulletins-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { FilterChip, FilterChips } from '../../kit/filter-chips.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';
import { ComposeDialog } from './compose-dialog.tsx';
import './bulletins.css';

const Row = ({ row }: { row: BulletinRow }) => {
  const { t } = useTranslation();
  const { at, day, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td className="wide">
        <Link to="/bulletins/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.number === null ? `${say(row.kind.name)} · ${t('bulletins.unnumbered')}` : say(row.number)}
        </Link>
        {row.received !== 'own' && (
          <span className="note block">{t('bulletins.from', { unit: named(row.unit.name) })}</span>
        )}
      </td>
      <td className="nowrap">
        {day(row.from)}—{day(row.until)}
      </td>
      <td className="nowrap">
        {row.received === 'own'
          ? t(`bulletins.state.${row.state}`)
          : t(`bulletins.receivedState.${row.received}`)}
      </td>
      <td className="desk-only nowrap">
        {row.recipientCount === 0 ? (
          <span className="note">—</span>
        ) : (
          t('bulletins.receipts', { received: row.receivedCount, all: row.recipientCount })
        )}
      </td>
      <td className="num desk-only nowrap">
        {row.issuedAt === null ? <span className="note">—</span> : at(row.issuedAt)}
      </td>
    </tr>
  );
};

/** 专刊: what the unit wrote and what others sent to it. */
export const BulletinsPage = () => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const search = useSearch({ from: '/desk/bulletins' });
  const query = useQuery(bulletinsQuery(search));
  const [composing, setComposing] = useState(false);
  const isReceived = search.received === 'yes';
  return (
    <ListPage
      title={t('bulletins.title')}
      tools={
        <>
          {query.data?.mayDraft === true && (
            <button type="button" className="button primary" onClick={() => setComposing(true)}>
              {t('bulletins.compose')}
            </button>
          )}
        </>
      }
      lead={t('bulletins.lead')}
      query={query}
    >
      {(page) => (
        <>
          {page.mayDraft && (
            <div className="bulletin-filters">
              <FilterChips
                label={t('bulletins.kindLabel')}
                name="kind"
                value={search.kind}
                chips={page.kinds.map(({ id, name }) => ({ value: id, label: say(name) }))}
              />
              <FilterChips
                label={t('bulletins.stateHead')}
                name="state"
                many
                value={search.state}
                chips={BULLETIN_STATES.map((value) => ({ value, label: t(`bulletins.state.${value}`) }))}
              >
                <FilterChip isOn={isReceived} change={{ received: isReceived ? undefined : 'yes' }}>
                  {t('bulletins.received')}
                </FilterChip>
              </FilterChips>
            </div>
          )}
          <TableList
            page={page}
            caption={t('bulletins.caption')}
            empty={page.mayDraft ? t('bulletins.emptyAll') : t('bulletins.emptyReceived')}
            emptyNarrowed={t('bulletins.empty')}
            narrowedBy={namesSet(search, ['kind', 'state', 'received'])}
            columns={[
              { id: 'name', label: t('bulletins.name') },
              { id: 'period', label: t('bulletins.period') },
              { id: 'state', label: t('bulletins.stateHead') },
              { id: 'receipts', label: t('bulletins.receiptsHead'), deskOnly: true },
              { id: 'issuedAt', label: t('bulletins.issuedAt'), numeric: true, deskOnly: true },
            ]}
            row={(row) => <Row key={row.id} row={row} />}
          />
          {composing && <ComposeDialog kinds={page.kinds} close={() => setComposing(false)} />}
        </>
      )}
    </ListPage>
  );
};
