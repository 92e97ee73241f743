import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '../../api/queries.ts';
import { writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { oneOf } from '../../shell/page-search.ts';
import './assessment.css';

const MISSING_REASONS = ['no-source', 'stale-source', 'not-covered', 'not-applicable'] as const;

/** What is there as a solid bar, what is missing hatched: missing is never drawn as nothing. */
const CoverageBar = ({ coverage }: { coverage: Coverage }) => {
  const { t } = useTranslation();
  const pattern = useId();
  const present = Math.max(0, Math.min(1, coverage.presentRatio));
  const label = t('warning.coverageBar', {
    dimension: t(`dimension.${coverage.dimension}`),
    percent: writeShare(present),
  });
  return (
    <svg className="coverage-bar" width="100%" height="8" aria-labelledby={`${pattern}-label`}>
      <title id={`${pattern}-label`}>{label}</title>
      <defs>
        <pattern
          id={pattern}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" className="hatch" />
        </pattern>
      </defs>
      <rect width="100%" height="8" fill={`url(#${pattern})`} className="coverage-missing" />
      <rect width={`${present * 100}%`} height="8" className="coverage-present" />
    </svg>
  );
};

const Age = ({ days }: { days: number | null }) => {
  const { t } = useTranslation();
  if (days === null) return t('warning.coverageNever');
  return days <= 0 ? t('warning.coverageToday') : t('warning.coverageAge', { count: days });
};

/** How much of each dimension is known and how old it is, with what is missing by name and reason. */
export const CoverageCard = ({ coverage }: { coverage: readonly Coverage[] }) => {
  const { t } = useTranslation();
  const { say, language } = useFormat();
  return (
    <Card title={t('warning.coverage')} note={t('warning.coverageNote')}>
      <ul className="coverage">
        {coverage.map((each) => (
          <li key={each.dimension}>
            <div className="coverage-row">
              <span>{t(`dimension.${each.dimension}`)}</span>
              <CoverageBar coverage={each} />
              <span className="note">
                {t('warning.coveragePresent', { percent: writeShare(each.presentRatio) })}
                {' · '}
                <Age days={each.ageDays} />
              </span>
            </div>
            {each.missing.length > 0 && (
              <p className="note missing">
                {t('warning.coverageMissing')}
                {each.missing
                  .map(({ name, reason }) => {
                    const known = oneOf(reason, MISSING_REASONS);
                    const why = known === undefined ? reason : t(`missing.${known}`);
                    return language === 'zh' ? `${say(name)}（${why}）` : `${say(name)} (${why})`;
                  })
                  .join(language === 'zh' ? '、' : ', ')}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
};
