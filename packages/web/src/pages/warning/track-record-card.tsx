import { useTranslation } from 'react-i18next';
import type { WarningDetail } from '../../api/queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';

/** How warnings like this one turned out, with the range in which the true share lies. */
export const TrackRecordCard = ({ record }: { record: WarningDetail['trackRecord'] }) => {
  const { t } = useTranslation();
  if (record.settled === 0) {
    return (
      <Card title={t('warning.track')}>
        <p className="note">{t('warning.trackNone')}</p>
      </Card>
    );
  }
  const basis = record.basis === 'simulated' ? t('warning.trackSimulated') : t('warning.trackOwn');
  return (
    <Card title={t('warning.track')} note={basis}>
      <div className="track">
        <b>
          {record.trueCount}
          <small>/{record.settled}</small>
        </b>
        <span>
          {t('warning.trackTrue', { percent: writeShare(record.trueCount / record.settled) })}
          {record.low !== null && record.high !== null && (
            <span className="note block">
              {t('warning.trackInterval', { low: writeShare(record.low), high: writeShare(record.high) })}
            </span>
          )}
        </span>
      </div>
      <p className="note">
        {t('warning.trackSettled', {
          raised: writeCount(record.raised),
          settled: writeCount(record.settled),
        })}
        {record.medianLeadDays !== null &&
          ` ${t('warning.trackLead', { days: t('unit.days', { count: record.medianLeadDays }) })}`}
      </p>
    </Card>
  );
};
