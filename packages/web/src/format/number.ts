import type { Language } from './day.ts';

const grouped = new Intl.NumberFormat('en-US');

/** `20,000`. */
export const writeCount = (count: number): string => grouped.format(count);

/** `31%`; a share above none and below one in a hundred is `<1%`, never `0%`. */
export const writeShare = (ratio: number): string => {
  if (ratio > 0 && ratio < 0.01) return '<1%';
  if (ratio < 1 && ratio > 0.99) return '>99%';
  return `${Math.round(ratio * 100)}%`;
};

/** Points with one decimal where that is exact, else two: `59.6`, `12.35`. Minus is a true minus sign. */
export const writePoints = (points: number): string => {
  const centipoints = Math.round(points * 100);
  const text = (Math.abs(centipoints) / 100).toFixed(centipoints % 10 === 0 ? 1 : 2);
  return centipoints < 0 ? `−${text}` : text;
};

/** The same with a sign in front of what is added: `+21.4`. */
export const writeAdded = (points: number): string => `${points > 0 ? '+' : ''}${writePoints(points)}`;

/** An amount in the unit that its readers count in: 万 and 亿, or thousands and millions. */
export const writeYuan = (yuan: number, language: Language): string => {
  const short = (value: number): string => grouped.format(Math.round(value * 100) / 100);
  if (language === 'en') return `${grouped.format(Math.round(yuan))} yuan`;
  if (yuan >= 100_000_000) return `${short(yuan / 100_000_000)} 亿元`;
  if (yuan >= 10_000) return `${short(yuan / 10_000)} 万元`;
  return `${short(yuan)} 元`;
};
