import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { remembered, remember } from '../shell/remembered.ts';
import type { Catalogue } from './catalogue.ts';
import { zhFirst } from './zh-first.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language as its own readers write it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { zh: '中文', en: 'English' };

/** The language shown now. */
export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

const loadEnglish = async (): Promise<Catalogue> => (await import('./en.ts')).en;

let later: Promise<void> | undefined;

/** The texts of every page but the first; asked for once, however often it is called. A failed load is tried again. */
export const loadEveryText = (): Promise<void> => {
  later ??= import('./zh-later.ts').then(
    ({ zhLater }) => {
      i18next.addResourceBundle('zh', 'pages', zhLater, true);
    },
    (error: unknown) => {
      later = undefined;
      throw error;
    },
  );
  return later;
};

/** Changes the language of the pages, remembers it in this browser, and tells screen readers by `lang`. */
export const speak = async (language: Language): Promise<void> => {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'pages')) {
    i18next.addResourceBundle('en', 'pages', await loadEnglish());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  remember('language', language);
};

/** Starts with Chinese, or with what this browser last chose. */
export const startLanguage = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    defaultNS: 'pages',
    resources: { zh: { pages: zhFirst } },
    interpolation: { escapeValue: false },
  });
  if (remembered('language', LANGUAGES) === 'en') await speak('en');
};
