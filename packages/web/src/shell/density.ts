import { remember, remembered } from './remembered.ts';

export const DENSITIES = ['comfortable', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

export const densityNow = (): Density => remembered('density', DENSITIES) ?? 'comfortable';

/** How close the rows of tables stand; the style sheet of tables does the rest. */
export const showDensity = (density: Density): void => {
  if (density === 'comfortable') delete document.documentElement.dataset['density'];
  else document.documentElement.dataset['density'] = density;
};

export const chooseDensity = (density: Density): void => {
  remember('density', density);
  showDensity(density);
};
