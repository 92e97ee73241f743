import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ownSettingsQuery } from '../api/delivery-queries.ts';
import { languageNow, speak } from '../strings/language.ts';
import { chooseDensity, densityNow } from './density.ts';
import { chooseTheme, themeNow } from './theme.ts';

/** Shows the pages as the officer has set them on whichever computer, once after signing in. */
export const useOwnLooks = (officerId: string): void => {
  const { data } = useQuery(ownSettingsQuery);
  const shownFor = useRef<string | null>(null);
  useEffect(() => {
    if (data === undefined || shownFor.current === officerId) return;
    shownFor.current = officerId;
    if (data.language === null) return;
    if (data.language !== languageNow()) void speak(data.language);
    if (data.theme !== themeNow()) chooseTheme(data.theme);
    if (data.density !== densityNow()) chooseDensity(data.density);
  }, [data, officerId]);
};
