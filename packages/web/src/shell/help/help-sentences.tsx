import { useQuery } from '@tanstack/react-query';
import { useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import type { HelpTexts } from '../../strings/help/help-form.ts';

const load = async (language: 'zh' | 'en'): Promise<HelpTexts> =>
  language === 'zh'
    ? (await import('../../strings/help/help-zh.ts')).helpZh
    : (await import('../../strings/help/help-en.ts')).helpEn;

/** What the page that is open is for, in a few sentences. */
export const HelpSentences = () => {
  const { t } = useTranslation();
  const { language } = useFormat();
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' });
  const texts = useQuery({
    queryKey: ['help', language],
    queryFn: () => load(language),
    staleTime: Infinity,
  }).data;
  const sentences = texts?.[path] ?? [];
  if (sentences.length === 0) return null;
  return (
    <section className="help-sentences">
      <h3>{t('keys.thisPage')}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
};
