import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDetail } from '../../api/models-queries.ts';
import { writeCount, writePoints, writeShare } from '../../format/number.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { fMeasure } from './f-measure.ts';

/** How right it was on rows it had not learned from. */
export const CheckCard = ({ model: { check, target } }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  if (check === null)
    return (
      <Card title={t('models.check.title')}>
        <p className="note">{t('models.check.none')}</p>
      </Card>
    );
  const months = /^arrears within (\d+) months$/.exec(target)?.[1];
  const figure = (value: number | null): string => (value === null ? '—' : value.toFixed(4));
  return (
    <Card title={t('models.check.title')} note={t(`models.check.basis.${check.basis}`)}>
      <dl className="model-figures">
        <dt>{t('models.target')}</dt>
        <dd>{months === undefined ? target : t('models.check.arrearsWithin', { count: Number(months) })}</dd>
        <dt>{t('models.check.roc')}</dt>
        <dd>{figure(check.rocArea)}</dd>
        <dt>{t('models.check.pr')}</dt>
        <dd>{figure(check.precisionRecallArea)}</dd>
        <dt>{t('models.check.brier')}</dt>
        <dd>{figure(check.brier)}</dd>
      </dl>
      <p className="note">
        {t('models.check.rows', {
          rows: writeCount(check.rowCount),
          positives: writeCount(check.positiveCount),
        })}
      </p>
    </Card>
  );
};

/** From how many points each level holds, and how right it would have been there. */
export const LevelsCard = ({ model: { levels } }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const isMeasured = levels.some(({ precisionRatio }) => precisionRatio !== null);
  return (
    <Card title={t('models.levels.title')}>
      <table className="table tight">
        <caption className="unseen">{t('models.levels.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('models.levels.level')}</th>
            <th scope="col" className="num">
              {t('models.levels.from')}
            </th>
            {isMeasured &&
              (['reached', 'precision', 'recall', 'fHalf', 'fTwo'] as const).map((name) => (
                <th key={name} scope="col" className="num">
                  {t(`models.levels.${name}`)}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {levels.toReversed().map(({ level, fromPoints, reachedCount, precisionRatio, recallRatio }) => (
            <tr key={level}>
              <td>
                <LevelMark level={level} />
              </td>
              <td className="num">{writePoints(fromPoints)}</td>
              {isMeasured && (
                <>
                  <td className="num">{reachedCount === null ? '—' : writeCount(reachedCount)}</td>
                  <td className="num">{precisionRatio === null ? '—' : writeShare(precisionRatio)}</td>
                  <td className="num">{recallRatio === null ? '—' : writeShare(recallRatio)}</td>
                  {[0.5, 2].map((beta) => (
                    <td key={beta} className="num">
                      {precisionRatio === null || recallRatio === null
                        ? '—'
                        : fMeasure(beta, precisionRatio, recallRatio).toFixed(3)}
                    </td>
                  ))}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t(isMeasured ? 'models.levels.note' : 'models.levels.unmeasured')}</p>
    </Card>
  );
};

const SIDE = 280;
const LEFT = 30;
const FOOT = 18;

/** What probabilities meant: the nearer to the slope, the truer. Scaled to the highest. */
export const CalibrationCard = ({ model: { calibrationCurve: groups } }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const labelId = useId();
  if (groups.length === 0)
    return (
      <Card title={t('models.calibration.title')}>
        <p className="note">{t('models.calibration.none')}</p>
      </Card>
    );
  const top = Math.min(
    1,
    Math.max(0.05, ...groups.flatMap(({ meanProbability, trueRatio }) => [meanProbability, trueRatio])) *
      1.05,
  );
  const x = (value: number): number => LEFT + (value / top) * (SIDE - LEFT - 6);
  const y = (value: number): number => SIDE - FOOT - (value / top) * (SIDE - FOOT - 6);
  const line = groups
    .map(
      ({ meanProbability, trueRatio }, at) => `${at === 0 ? 'M' : 'L'}${x(meanProbability)} ${y(trueRatio)}`,
    )
    .join('');
  return (
    <Card title={t('models.calibration.title')} note={t('models.calibration.note')}>
      <svg className="model-curve" viewBox={`0 0 ${SIDE} ${SIDE}`} aria-labelledby={labelId}>
        <title id={labelId}>{t('models.calibration.label', { count: groups.length })}</title>
        <path d={`M${x(0)} ${y(top)}V${y(0)}H${x(top)}`} />
        <path d={`M${x(0)} ${y(0)}L${x(top)} ${y(top)}`} strokeDasharray="3 3" />
        <path className="model-curve-line" d={line} />
        {groups.map(({ rowCount, meanProbability, trueRatio }) => (
          <circle key={`${meanProbability} ${rowCount}`} cx={x(meanProbability)} cy={y(trueRatio)} r="3">
            <title>
              {t('models.calibration.group', {
                said: writeShare(meanProbability),
                real: writeShare(trueRatio),
                rows: writeCount(rowCount),
              })}
            </title>
          </circle>
        ))}
        <text x="0" y="12">
          {writeShare(top)}
        </text>
        <text x="0" y={y(0)}>
          0%
        </text>
        <text x={SIDE} y={SIDE - 4} textAnchor="end">
          {t('models.calibration.said')} → {writeShare(top)}
        </text>
        <text x={LEFT + 6} y="12">
          ↑ {t('models.calibration.true')}
        </text>
      </svg>
    </Card>
  );
};
