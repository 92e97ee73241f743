import { may } from '@weisu/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/queries.ts';
import { useFormat } from '../format/use-format.ts';
import { Bell } from './bell.tsx';
import { LanguageSwitch, LogOut, ThemeSwitch } from './settings.tsx';
import { formText } from '../kit/form-text.ts';

const FindEnterprise = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <search aria-label={t('header.findLabel')} className="find">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const q = formText(new FormData(event.currentTarget), 'q');
          if (q !== '') void navigate({ to: '/enterprises', search: { q } });
        }}
      >
        <input
          type="search"
          name="q"
          placeholder={t('header.find')}
          aria-label={t('header.findLabel')}
          maxLength={100}
          data-find
        />
        <kbd aria-hidden="true">Ctrl K</kbd>
      </form>
    </search>
  );
};

export const TopBar = ({ session, showKeys }: { session: Session; showKeys: () => void }) => {
  const { t } = useTranslation();
  const { longDay } = useFormat();
  return (
    <header className="top-bar">
      {may(session.officer.role, 'see-area') && <FindEnterprise />}
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
