import { ROLES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountRow, accountsQuery } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { searchAfter } from '../../kit/search-link.tsx';
import { AccountState } from './account-state.tsx';
import { ACCOUNT_STATES } from './accounts-search.ts';
import { FirstPassword, type Told } from './first-password.tsx';
import { OpenAccountDialog } from './open-account-dialog.tsx';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { namesSet, TableList } from '../../kit/table-list.tsx';

const Row = ({ row }: { row: AccountRow }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td>
        <Link to="/accounts/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.name}
        </Link>
        <span className="note block">{row.login}</span>
      </td>
      <td>
        {t(`rights.role.${row.role}`)}
        <span className="note block">{named(row.unit.name)}</span>
      </td>
      <td>
        <AccountState account={row} />
      </td>
      <td className="desk-only">
        {row.secondFactor ? (
          t('rights.accounts.factorYes')
        ) : (
          <span className="note">{t('rights.accounts.factorNo')}</span>
        )}
      </td>
      <td className="num desk-only">{row.sessionCount}</td>
      <td className="num desk-only">
        {row.lastSeenAt === null ? (
          <span className="note">{t('rights.accounts.never')}</span>
        ) : (
          at(row.lastSeenAt)
        )}
      </td>
    </tr>
  );
};

const RoleChoice = ({ role }: { role: string | undefined }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <select
      aria-label={t('rights.accounts.role')}
      value={role ?? ''}
      onChange={(event) => {
        const chosen = event.target.value;
        void navigate({
          to: '.',
          search: (old: Record<string, unknown>) => searchAfter(old, { role: chosen }),
        });
      }}
    >
      <option value="">{t('rights.accounts.allRoles')}</option>
      {ROLES.map((each) => (
        <option key={each} value={each}>
          {t(`rights.role.${each}`)}
        </option>
      ))}
    </select>
  );
};

/** Accounts, for the security administrator. */
export const AccountsPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/accounts' });
  const query = useQuery(accountsQuery(search));
  const [opening, setOpening] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  return (
    <ListPage
      title={t('rights.accounts.title')}
      tools={
        <>
          <SearchField label={t('rights.accounts.find')} value={search.q} />
          <RoleChoice role={search.role} />
          <FilterChips
            label={t('common.filters')}
            name="state"
            all={t('common.all')}
            value={search.state}
            chips={ACCOUNT_STATES.map((value) => ({ value, label: t(`rights.accounts.states.${value}`) }))}
          />
          <button type="button" className="button primary" onClick={() => setOpening(true)}>
            {t('rights.accounts.open')}
          </button>
        </>
      }
      lead={t('rights.accounts.lead')}
      query={query}
      below={
        <>
          {opening && <OpenAccountDialog close={() => setOpening(false)} tell={setTold} />}
          {told !== null && <FirstPassword told={told} close={() => setTold(null)} />}
        </>
      }
    >
      {(page) => (
        <TableList
          page={page}
          caption={t('rights.accounts.caption')}
          empty={t('rights.accounts.empty')}
          narrowedBy={namesSet(search, ['q', 'role', 'state'])}
          columns={[
            { id: 'name', label: t('rights.accounts.name') },
            { id: 'role', label: t('rights.accounts.role') },
            { id: 'state', label: t('rights.accounts.state') },
            { id: 'factor', label: t('rights.accounts.factor'), deskOnly: true },
            { id: 'sessions', label: t('rights.accounts.sessions'), numeric: true, deskOnly: true },
            { id: 'lastSeen', label: t('rights.accounts.lastSeen'), numeric: true, deskOnly: true },
          ]}
          row={(row) => <Row key={row.id} row={row} />}
        />
      )}
    </ListPage>
  );
};
