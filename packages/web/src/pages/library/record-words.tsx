import { useTranslation } from 'react-i18next';
import type { TermRow } from '../../api/library-queries.ts';
import { writeShare } from '../../format/number.ts';

/** Share true with its interval, and from how many judgements; a bar shows where it may lie. */
export const RecordWords = ({ record }: Pick<TermRow, 'record'>) => {
  const { t } = useTranslation();
  const { share, trueCount, falseCount } = record;
  if (share === null) return <span className="note">{t('terms.unjudged')}</span>;
  return (
    <span className="term-share">
      <span className="nowrap">
        {t('terms.shareOf', {
          share: writeShare(share.share),
          low: writeShare(share.low),
          high: writeShare(share.high),
        })}
      </span>
      <svg viewBox="0 0 100 8" className="term-interval" aria-hidden="true" preserveAspectRatio="none">
        <rect x="0" y="3" width="100" height="2" className="term-scale" />
        <rect x={100 * share.low} y="2" width={Math.max(1, 100 * (share.high - share.low))} height="4" />
        <rect x={100 * share.share - 0.75} y="0" width="1.5" height="8" className="term-point" />
      </svg>
      <span className="note nowrap">
        {t('terms.shareFrom', { trueCount, total: trueCount + falseCount })}
      </span>
    </span>
  );
};
