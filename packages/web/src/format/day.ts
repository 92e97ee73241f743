import { type Day, dayOf, type Instant } from '@weisu/core';

export type Language = 'zh' | 'en';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WEEKDAYS = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

const partsOf = (day: Day): [year: number, month: number, date: number] => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
};

const monthName = (month: number): string => MONTHS[month - 1] ?? '';

/** `11 月 3 日`, with the year where it is not the year of `today`. */
export const writeDay = (day: Day, today: Day, language: Language): string => {
  const [year, month, date] = partsOf(day);
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  if (language === 'zh') return `${sameYear ? '' : `${year} 年 `}${month} 月 ${date} 日`;
  return `${date} ${monthName(month)}${sameYear ? '' : ` ${year}`}`;
};

/** `2026 年 11 月 22 日 星期日`. */
export const writeLongDay = (day: Day, language: Language): string => {
  const [year, month, date] = partsOf(day);
  const weekday = WEEKDAYS[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
  if (language === 'zh') return `${year} 年 ${month} 月 ${date} 日 星期${weekday}`;
  return `${weekday}, ${date} ${monthName(month)} ${year}`;
};

/** `2026-11`, as axes write it. */
export const writeMonth = (day: Day): string => day.slice(0, 7);

/** Day and time in Shanghai: `11 月 5 日 14:03`. */
export const writeInstant = (at: Instant, today: Day, language: Language): string => {
  const shifted = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${writeDay(dayOf(at), today, language)} ${shifted.slice(11, 16)}`;
};
