import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { enterpriseOverridesQuery } from '../../api/override-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { LevelMark } from '../../kit/level-mark.tsx';

/** Says on a warning that a person has set the level of its enterprise; nothing where nobody has. */
export const OverrideNote = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const current = useQuery(enterpriseOverridesQuery(id)).data?.current ?? null;
  if (current === null) return null;
  return (
    <p className="held" role="note">
      <b>{t('overrides.cardTitle')}</b> <LevelMark level={current.level} />{' '}
      {t('overrides.note', { reason: current.reason, name: current.byName, day: day(current.until) })}
    </p>
  );
};
