import { useTranslation } from 'react-i18next';
import type { WarningDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';

/** What was done about the warning, by whom and when. */
export const ActsCard = ({ acts }: Pick<WarningDetail, 'acts'>) => {
  const { t } = useTranslation();
  const { at, day } = useFormat();
  const { named } = usePlaceNames();
  return (
    <Card title={t('warning.acts')}>
      {acts.length === 0 ? (
        <p className="note">{t('warning.actsNone')}</p>
      ) : (
        <ol className="plain acts">
          {acts.map((act) => (
            <li key={`${act.kind} ${act.at}`}>
              <b>{t(`act.${act.kind}`)}</b>
              {act.unit !== null && ` · ${t('warning.actUnit', { unit: named(act.unit.name) })}`}
              {act.until !== null && ` · ${t('warning.actUntil', { day: day(act.until) })}`}
              <span className="note block">{t('warning.actBy', { name: act.byName, at: at(act.at) })}</span>
              {act.reason !== null && <p className="said">{act.reason}</p>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
};
