import { useTranslation } from 'react-i18next';
import type { ClaimSums } from '../../api/claims-queries.ts';
import { writeFen } from '../../format/fen.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { SearchLink } from '../../kit/search-link.tsx';
import { toggled } from '../../shell/page-search.ts';

const has = (list: string | undefined, value: string): boolean => list?.split(',').includes(value) ?? false;

/** Totals, and the stages in their order as filters: each says how many and how much. */
export const SumsStrip = ({
  sums,
  all,
  stage,
}: {
  sums: ClaimSums;
  all: ClaimSums;
  stage: string | undefined;
}) => {
  const { t } = useTranslation();
  const { say, yuan } = useFormat();
  return (
    <section className="claim-sums" aria-label={t('claims.sum')}>
      <dl className="claim-totals">
        <div>
          <dt>{t('claims.count')}</dt>
          <dd>{writeCount(sums.count)}</dd>
        </div>
        <div>
          <dt>{t('claims.amount')}</dt>
          <dd title={writeFen(sums.amountFen)}>{yuan(sums.amountFen / 100)}</dd>
        </div>
        <div>
          <dt>{t('claims.awarded')}</dt>
          <dd title={writeFen(sums.awardedFen)}>{yuan(sums.awardedFen / 100)}</dd>
        </div>
        <div>
          <dt>{t('claims.paid')}</dt>
          <dd title={writeFen(sums.paidFen)}>{yuan(sums.paidFen / 100)}</dd>
        </div>
        <div className={sums.overdueCount > 0 ? 'claim-late' : ''}>
          <dt>{t('claims.overdue')}</dt>
          <dd>{writeCount(sums.overdueCount)}</dd>
        </div>
      </dl>
      <ol className="claim-stages">
        {all.byStage.map(({ stage: each, count, amountFen }) => (
          <li key={each.id}>
            <SearchLink
              change={{ stage: toggled(stage, each.id), claim: undefined }}
              className={`${has(stage, each.id) ? 'on' : ''}${count === 0 ? ' none' : ''}`}
              {...(has(stage, each.id) ? { 'aria-current': 'true' as const } : {})}
            >
              <span>{say(each.name)}</span>
              <b>{writeCount(count)}</b>
              <span className="note">{count === 0 ? '—' : yuan(amountFen / 100)}</span>
            </SearchLink>
          </li>
        ))}
      </ol>
    </section>
  );
};
