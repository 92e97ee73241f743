import type { QueryClient } from '@tanstack/react-query';
import { client } from '../api/client.ts';
import { ownSettingsQuery } from '../api/delivery-queries.ts';
import { languageNow } from '../strings/language.ts';
import { densityNow } from './density.ts';
import { themeNow } from './theme.ts';

/** Keeps how the pages look now with the officer's own settings. Where that fails this browser remembers it all the same. */
export const saveLooks = async (queries: QueryClient): Promise<void> => {
  try {
    const settings = await queries.ensureQueryData(ownSettingsQuery);
    const body = { ...settings, language: languageNow(), theme: themeNow(), density: densityNow() };
    queries.setQueryData(ownSettingsQuery.queryKey, await client.saveOwnSettings({ body }));
  } catch {
    // Signed out meanwhile, or no way to the server: nothing that the officer must act on.
  }
};
