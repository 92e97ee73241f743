import { remember, remembered } from './remembered.ts';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The text that names each. */
export const THEME_NAMES = {
  auto: 'header.themeAuto',
  light: 'header.themeLight',
  dark: 'header.themeDark',
} as const satisfies Record<Theme, string>;

export const themeNow = (): Theme => remembered('theme', THEMES) ?? 'auto';

/** `auto` follows the system: the tokens then come from `prefers-color-scheme`. */
export const showTheme = (theme: Theme): void => {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
};

export const chooseTheme = (theme: Theme): void => {
  remember('theme', theme);
  showTheme(theme);
};
