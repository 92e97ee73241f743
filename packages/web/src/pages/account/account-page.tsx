import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { may } from '@weisu/core';
import { sessionQuery } from '../../api/queries.ts';
import { ownSessionsQuery } from '../../api/rights-queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import './account.css';
import { HearingCard } from './hearing-card.tsx';
import { LooksCard } from './looks-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** One's own account: password, second factor, and where one is signed in. Also what a first sign-in must go through. */
export const AccountPage = () => {
  const { t } = useTranslation();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { named } = usePlaceNames();
  const query = useQuery(ownSessionsQuery);
  useTitle(t('delivery.own.title'));
  const { officer, unit, mustDo } = session;
  return (
    <div className="page account">
      <h1>
        {t('delivery.own.title')}{' '}
        <span className="note">
          {officer.name} {officer.login}
        </span>
      </h1>
      <p className="note lead">
        {t('rights.own.who', { role: t(`rights.role.${officer.role}`), unit: named(unit.name) })}
      </p>
      {mustDo !== null && (
        <p className="held" role="alert">
          {mustDo === 'change-password' ? t('rights.own.mustChange') : t('rights.own.mustSetUp')}
        </p>
      )}
      <div className="account-cards">
        <div className="stack">
          {mustDo === null && <LooksCard />}
          <PasswordCard />
          {mustDo !== 'change-password' && (
            <Loaded query={query}>{(own) => <SecondFactorCard own={own} />}</Loaded>
          )}
        </div>
        {mustDo !== 'change-password' && (
          <div className="stack">
            {mustDo === null && may(officer.role, 'see-notifications') && <HearingCard />}
            <Loaded query={query}>{(own) => <SessionsCard sessions={own.sessions} />}</Loaded>
          </div>
        )}
      </div>
    </div>
  );
};
