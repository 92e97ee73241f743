import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import { chooseDensity, DENSITIES, densityNow } from '../../shell/density.ts';
import { saveLooks } from '../../shell/save-looks.ts';
import { chooseTheme, THEME_NAMES, THEMES, themeNow } from '../../shell/theme.ts';
import { LANGUAGE_NAMES, LANGUAGES, languageNow, speak } from '../../strings/language.ts';

/** Language, colours and how close the rows of tables stand: at once, here and on every other computer. */
export const LooksCard = () => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [theme, setTheme] = useState(themeNow);
  const [density, setDensity] = useState(densityNow);
  const changeLanguage = async (value: string): Promise<void> => {
    await speak(LANGUAGES.find((each) => each === value) ?? 'zh');
    await queries.invalidateQueries();
    await saveLooks(queries);
  };
  return (
    <Card title={t('delivery.own.looks')}>
      <div className="account-form">
        <p className="note">{t('delivery.own.looksLead')}</p>
        <Field label={t('delivery.own.language')}>
          {({ id }) => (
            <select
              id={id}
              value={languageNow()}
              onChange={(event) => void changeLanguage(event.target.value)}
            >
              {LANGUAGES.map((each) => (
                <option key={each} value={each}>
                  {LANGUAGE_NAMES[each]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('delivery.own.theme')}>
          {({ id }) => (
            <select
              id={id}
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
          )}
        </Field>
        <Field label={t('delivery.own.density')}>
          {({ id }) => (
            <select
              id={id}
              value={density}
              onChange={(event) => {
                const chosen = DENSITIES.find((each) => each === event.target.value) ?? 'comfortable';
                chooseDensity(chosen);
                setDensity(chosen);
                void saveLooks(queries);
              }}
            >
              {DENSITIES.map((each) => (
                <option key={each} value={each}>
                  {t(`delivery.own.densities.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </Card>
  );
};
