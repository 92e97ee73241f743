import { useTranslation } from 'react-i18next';
import type { EnterpriseDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';

type Name = EnterpriseDetail['names'][number];

/** Its three places, in the order by which a dispatch goes. */
export const PlacesCard = ({ places }: Pick<EnterpriseDetail, 'places'>) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const shown = [
    { what: t('warning.union'), where: places.responsibleUnion },
    { what: t('warning.registered'), where: places.registered },
    { what: t('warning.operating'), where: places.operating },
  ];
  return (
    <Card title={t('enterprise.placesTitle')} note={t('enterprise.placesNote')}>
      <dl className="values">
        {shown.map(({ what, where }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{where === null ? <span className="note">{t('common.notRecorded')}</span> : named(where)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
};

/** Every name it has had, and when. */
export const NamesCard = ({ names }: Pick<EnterpriseDetail, 'names'>) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const period = ({ from, until }: Name): string => {
    if (from !== null && until !== null)
      return t('enterprise.namePeriod', { from: day(from), until: day(until) });
    if (from !== null) return t('enterprise.nameSince', { from: day(from) });
    return until === null ? '' : t('enterprise.nameUntil', { until: day(until) });
  };
  return (
    <Card title={t('enterprise.names')}>
      <ul className="plain">
        {names.map((name) => (
          <li key={`${name.form} ${name.name} ${name.from ?? ''}`}>
            {name.name} <span className="tag">{t(`enterprise.nameForm.${name.form}`)}</span>{' '}
            <span className="note">{period(name)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
