import type { AccountAct } from '@weisu/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../api/queries.ts';
import { type AccountDetail, accountQuery } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import '../account/account.css';
import { AccountActDialog } from './account-act-dialog.tsx';
import { AccountState } from './account-state.tsx';
import { FirstPassword, type Told } from './first-password.tsx';

const Sessions = ({ account }: { account: AccountDetail }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  return (
    <Card title={t('rights.own.sessions')}>
      {account.sessions.length === 0 ? (
        <p className="note">{t('rights.accounts.noSessions')}</p>
      ) : (
        <ul className="session-list">
          {account.sessions.map((session) => (
            <li key={session.id}>
              <span>{session.browser ?? t('rights.own.unknownBrowser')}</span>
              <span className="note">
                {t('rights.own.since', { at: at(session.createdAt) })} ·{' '}
                {t('rights.own.lastSeen', { at: at(session.lastSeenAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const History = ({ account }: { account: AccountDetail }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  return (
    <Card title={t('rights.accounts.history')}>
      {account.acts.length === 0 ? (
        <p className="note">{t('rights.accounts.noHistory')}</p>
      ) : (
        <ul className="session-list">
          {account.acts.map((act) => (
            <li key={`${act.at} ${act.kind}`}>
              <span>
                {t(`rights.accounts.acts.${act.kind}`)}
                <span className="note block">{act.reason}</span>
              </span>
              <span className="note">
                {act.byName} · {at(act.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const Account = ({ account, act }: { account: AccountDetail; act: (kind: AccountAct) => void }) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const own = useSuspenseQuery(sessionQuery).data.officer.id === account.id;
  return (
    <>
      <h1>
        {account.name} <span className="note">{account.login}</span>
      </h1>
      <p className="note lead">
        {t('rights.own.who', { role: t(`rights.role.${account.role}`), unit: named(account.unit.name) })}
      </p>
      {own && <p className="held">{t('rights.accounts.own')}</p>}
      {account.state === 'closed' && <p className="held">{t('rights.accounts.closedLead')}</p>}
      <div className="act-row">
        {account.mayDo.map((kind) => (
          <button key={kind} type="button" className="button" onClick={() => act(kind)}>
            {t(`rights.accounts.acts.${kind}`)}
          </button>
        ))}
      </div>
      <div className="account-cards">
        <div className="stack">
          <Card title={t('rights.accounts.state')}>
            <dl className="values">
              <div>
                <dt>{t('rights.accounts.state')}</dt>
                <dd>
                  <AccountState account={account} />
                </dd>
              </div>
              <div>
                <dt>{t('rights.accounts.factor')}</dt>
                <dd>
                  {account.secondFactor ? t('rights.accounts.factorYes') : t('rights.accounts.factorNo')}
                </dd>
              </div>
              {account.oidcSubject !== null && (
                <div>
                  <dt>{t('rights.accounts.subject')}</dt>
                  <dd>
                    <code>{account.oidcSubject}</code>
                  </dd>
                </div>
              )}
            </dl>
          </Card>
          <Sessions account={account} />
        </div>
        <History account={account} />
      </div>
    </>
  );
};

/** One account: what may be done to it, where it is signed in, and what was done. */
export const OneAccountPage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/accounts/$id' });
  const query = useQuery(accountQuery(id));
  const [acting, setActing] = useState<AccountAct | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  useTitle(query.data?.account.name ?? t('rights.accounts.title'));
  return (
    <div className="page">
      <p className="note">
        <Link to="/accounts">← {t('rights.accounts.title')}</Link>
      </p>
      <Loaded query={query}>
        {({ account }) => (
          <>
            <Account account={account} act={setActing} />
            {acting !== null && (
              <AccountActDialog
                kind={acting}
                account={account}
                close={() => setActing(null)}
                tell={setTold}
              />
            )}
          </>
        )}
      </Loaded>
      {told !== null && <FirstPassword told={told} close={() => setTold(null)} />}
    </div>
  );
};
