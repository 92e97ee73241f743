import { ROLES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AccountRow, accountsQuery } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { searchAfter, SearchLink } from '../../kit/search-link.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { AccountState } from './account-state.tsx';
import { ACCOUNT_STATES } from './accounts-search.ts';
import { FirstPassword, type Told } from './first-password.tsx';
import { OpenAccountDialog } from './open-account-dialog.tsx';

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
  useTitle(t('rights.accounts.title'));
  useRowKeys();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rights.accounts.title')}</h1>
        <SearchField label={t('rights.accounts.find')} value={search.q} />
        <RoleChoice role={search.role} />
        <fieldset className="chips" aria-label={t('common.filters')}>
          <SearchLink
            change={{ state: undefined }}
            className={search.state === undefined ? 'chip on' : 'chip'}
          >
            {t('common.all')}
          </SearchLink>
          {ACCOUNT_STATES.map((each) => (
            <SearchLink
              key={each}
              change={{ state: each }}
              className={each === search.state ? 'chip on' : 'chip'}
              {...(each === search.state ? { 'aria-current': 'true' as const } : {})}
            >
              {t(`rights.accounts.states.${each}`)}
            </SearchLink>
          ))}
        </fieldset>
        <button type="button" className="button primary" onClick={() => setOpening(true)}>
          {t('rights.accounts.open')}
        </button>
      </div>
      <p className="note lead">{t('rights.accounts.lead')}</p>
      <Loaded query={query}>
        {({ rows, total, page, perPage }) =>
          total === 0 ? (
            <EmptyNote text={t('rights.accounts.empty')} clear={['q', 'role', 'state']} />
          ) : (
            <>
              <table className="table">
                <caption className="unseen">{t('rights.accounts.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('rights.accounts.name')}</th>
                    <th scope="col">{t('rights.accounts.role')}</th>
                    <th scope="col">{t('rights.accounts.state')}</th>
                    <th scope="col" className="desk-only">
                      {t('rights.accounts.factor')}
                    </th>
                    <th scope="col" className="num desk-only">
                      {t('rights.accounts.sessions')}
                    </th>
                    <th scope="col" className="num desk-only">
                      {t('rights.accounts.lastSeen')}
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
      {opening && <OpenAccountDialog close={() => setOpening(false)} tell={setTold} />}
      {told !== null && <FirstPassword told={told} close={() => setTold(null)} />}
    </div>
  );
};
