import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { remembered, remember } from '../shell/remembered.ts';
import type { Catalogue } from './catalogue.ts';
import { zh } from './zh.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language shown now. */
export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

const loadEnglish = async (): Promise<Catalogue> => (await import('./en.ts')).en;

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
    resources: { zh: { pages: zh } },
    interpolation: { escapeValue: false },
  });
  if (remembered('language', LANGUAGES) === 'en') await speak('en');
};
