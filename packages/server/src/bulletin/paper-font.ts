import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** The typeface of what is printed here: a Song face with all the characters of a register, under the Open Font Licence. */
export const PAPER_FONT = {
  name: 'Noto Serif SC',
  regular: resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
} as const;
