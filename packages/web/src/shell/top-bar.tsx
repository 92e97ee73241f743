import { may } from '@weisu/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/queries.ts';
import { useFormat } from '../format/use-format.ts';
import { Bell } from './bell.tsx';
import { LanguageSwitch, LogOut, ThemeSwitch } from './settings.tsx';

const FindButton = ({ find }: { find: () => void }) => {
  const { t } = useTranslation();
  return (
    <search aria-label={t('find.label')} className="find">
      <button type="button" className="find-button" onClick={find}>
        {t('find.button')}
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
    </search>
  );
};

export const TopBar = ({
  session,
  showKeys,
  find,
}: {
  session: Session;
  showKeys: () => void;
  find: () => void;
}) => {
  const { t } = useTranslation();
  const { longDay } = useFormat();
  return (
    <header className="top-bar">
      <FindButton find={find} />
      <span className="note today-date">{longDay(session.today)}</span>
      {session.demonstration && <span className="demonstration">{t('header.demonstration')}</span>}
      <div className="settings">
        {may(session.officer.role, 'see-notifications') && session.mustDo === null && <Bell />}
        <Link to="/account" className="note who" title={t('delivery.own.title')}>
          {session.officer.name}
        </Link>
        <button
          type="button"
          className="quiet keys-button"
          onClick={showKeys}
          aria-label={t('header.keys')}
          title={t('header.keys')}
        >
          ?
        </button>
        <ThemeSwitch />
        <LanguageSwitch />
        <LogOut />
      </div>
    </header>
  );
};
