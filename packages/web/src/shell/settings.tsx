import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.ts';
import { languageNow, speak } from '../strings/language.ts';
import { saveLooks } from './save-looks.ts';
import { chooseTheme, THEME_NAMES, THEMES, type Theme, themeNow } from './theme.ts';

/** The other language is written in itself: who needs it must be able to read it. */
export const LanguageSwitch = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const change = async (): Promise<void> => {
    await speak(languageNow() === 'zh' ? 'en' : 'zh');
    void saveLooks(queries);
    await queries.invalidateQueries();
  };
  return (
    <button
      type="button"
      className="quiet"
      aria-label={t('header.otherLanguageLabel')}
      onClick={() => void change()}
    >
      {t('header.otherLanguage')}
    </button>
  );
};

export const ThemeSwitch = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [theme, setTheme] = useState<Theme>(themeNow);
  return (
    <select
      className="quiet theme-switch"
      aria-label={t('header.theme')}
      value={theme}
      onChange={(event) => {
        const chosen = THEMES.find((each) => each === event.target.value) ?? 'auto';
        chooseTheme(chosen);
        setTheme(chosen);
        void saveLooks(queries);
      }}
    >
      {THEMES.map((each) => (
        <option key={each} value={each}>
          {t(THEME_NAMES[each])}
        </option>
      ))}
    </select>
  );
};

export const LogOut = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    // Whatever the server answers, this browser forgets what it has seen.
    await client.logout({}).catch(() => undefined);
    queries.clear();
    await navigate({ to: '/login' });
  };
  return (
    <button type="button" className="quiet" onClick={() => void leave()}>
      {t('header.logOut')}
    </button>
  );
};
