import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { jurisdictionQuery } from '../../api/queries.ts';
import { writeMonth } from '../../format/day.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { chartOf, type ScoreOn, spreadLabels } from './history-chart.ts';
import './assessment.css';

const WIDTH = 268;
const HEIGHT = 124;
/** Height of a threshold's label. */
const LABEL = 12;

/** The score at each month's end against the thresholds of the levels. */
export const HistoryCard = ({ history }: { history: readonly ScoreOn[] }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const labelId = useId();
  const levels = useQuery(jurisdictionQuery).data?.levels ?? [];
  const first = history[0];
  const last = history.at(-1);
  if (first === undefined || last === undefined || history.length < 2) {
    return (
      <Card title={t('warning.history')} note={t('warning.historyNote')}>
        <p className="note">{t('warning.historyNone')}</p>
      </Card>
    );
  }
  const chart = chartOf(history, { width: WIDTH, height: HEIGHT, left: 20, bottom: 14 });
  const labelPlaces = spreadLabels(
    levels.map(({ fromPoints }) => chart.y(fromPoints)),
    LABEL,
  );
  const label = t('warning.historyLabel', {
    from: day(first.asOf),
    first: writePoints(first.points),
    to: day(last.asOf),
    last: writePoints(last.points),
  });
  return (
    <Card title={t('warning.history')} note={t('warning.historyNote')}>
      <svg className="history" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-labelledby={labelId}>
        <title id={labelId}>{label}</title>
        {levels.map(({ level, fromPoints }, at) => (
          <g key={level} className={`threshold threshold-${level}`}>
            <line x1="20" x2={WIDTH} y1={chart.y(fromPoints)} y2={chart.y(fromPoints)} />
            <text x="0" y={(labelPlaces[at] ?? 0) + 3}>
              {t(`level.${level}`)}
            </text>
          </g>
        ))}
        <path className="history-line" d={chart.path} />
        {chart.dots.map((dot) => (
          <circle key={dot.asOf} cx={dot.x} cy={dot.y} r={dot.asOf === last.asOf ? 3 : 1.6}>
            <title>{`${day(dot.asOf)} ${writePoints(dot.points)}`}</title>
          </circle>
        ))}
        <text className="axis" x="20" y={HEIGHT - 2}>
          {writeMonth(first.asOf)}
        </text>
        <text className="axis end" x={WIDTH} y={HEIGHT - 2}>
          {writeMonth(last.asOf)}
        </text>
      </svg>
    </Card>
  );
};
