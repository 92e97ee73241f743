import { type Day, daysBetween, type Instant } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { sessionQuery, type Wording } from '../api/queries.ts';
import { type Language, writeDay, writeInstant, writeLongDay } from './day.ts';
import { writeYuan } from './number.ts';

export type Format = {
  readonly language: Language;
  readonly today: Day;
  readonly day: (day: Day) => string;
  readonly longDay: (day: Day) => string;
  readonly at: (at: Instant) => string;
  readonly yuan: (yuan: number) => string;
  /** The reader's half of a text that is in both languages. */
  readonly say: (wording: Wording) => string;
  /** Days from today to a day; negative once it is past. */
  readonly daysTo: (day: Day) => number;
};

const FAR_BACK: Day = '0000-01-01';

/** Writes days, times, amounts and wordings in the reader's language. Today is the server's, in Shanghai. */
export const useFormat = (): Format => {
  const { i18n } = useTranslation();
  const today = useQuery({ ...sessionQuery, enabled: false }).data?.today ?? FAR_BACK;
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    today,
    day: (day) => writeDay(day, today, language),
    longDay: (day) => writeLongDay(day, language),
    at: (at) => writeInstant(at, today, language),
    yuan: (yuan) => writeYuan(yuan, language),
    say: (wording) => wording[language],
    daysTo: (day) => daysBetween(today, day),
  };
};
