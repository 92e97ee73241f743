import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WarningDetail } from '../../api/queries.ts';
import { writeCount, writeShare } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';

/** What the version did in its newest backtest. */
const Tested = ({ record: { backtest } }: { record: WarningDetail['trackRecord'] }) => {
  const { t } = useTranslation();
  if (backtest === null) return null;
  const { id, model, listedCount, hitCount, medianLeadDays, basis } = backtest;
  const days = medianLeadDays === null ? '—' : t('unit.days', { count: medianLeadDays });
  return (
    <p className="note">
      <Link to="/backtests/$id" params={{ id }}>
        {t('track.backtest', {
          model,
          listed: writeCount(listedCount),
          hits: writeCount(hitCount),
          days,
        })}
      </Link>
      {basis === 'simulated' && t('track.simulated')}
    </p>
  );
};

/** How warnings like this one turned out, with the range in which the true share lies. */
export const TrackRecordCard = ({ record }: { record: WarningDetail['trackRecord'] }) => {
  const { t } = useTranslation();
  if (record.settled === 0) {
    return (
      <Card title={t('warning.track')}>
        <p className="note">{t('warning.trackNone')}</p>
        {record.backtest !== null && <p>{t('track.startsWith')}</p>}
        <Tested record={record} />
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
        {record.lowerLeadDays !== null &&
          record.upperLeadDays !== null &&
          ` ${t('track.quartiles', { low: record.lowerLeadDays, high: record.upperLeadDays })}`}
      </p>
      <p className="note">{t(`track.likeness.${record.likeness}`)}</p>
      <Tested record={record} />
    </Card>
  );
};
