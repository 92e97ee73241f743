import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DriftPoint, type ModelDetail, modelDriftQuery } from '../../api/models-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { ShareBar } from '../../kit/plot/share-bar.tsx';

const WATCH = 0.1;
const BAD = 0.25;
const SHOWN = 8;

const markOf = (index: number): { mark?: 'watch' | 'bad' } =>
  index > BAD ? { mark: 'bad' } : index > WATCH ? { mark: 'watch' } : {};

const Newest = ({ point }: { point: DriftPoint }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const ranked = point.indicators.toSorted((a, b) => b.index - a.index);
  const most = Math.max(BAD, ranked[0]?.index ?? 0);
  const moved = ranked.filter(({ index }) => index > WATCH);
  const shown = ranked.slice(0, Math.max(SHOWN, moved.length));
  const { calibration } = point;
  return (
    <>
      <p className={`model-verdict model-verdict-${point.verdict}`}>
        <b>{t(`models.drift.verdict.${point.verdict}`)}</b> {say(point.sentence)}
      </p>
      <dl className="model-figures">
        <dt>{t('models.drift.score')}</dt>
        <dd>{point.scoreIndex === null ? t('models.drift.noScore') : point.scoreIndex.toFixed(3)}</dd>
      </dl>
      {calibration !== null && (
        <p>
          {t('models.drift.calibration', {
            expected: calibration.expectedCount.toFixed(1),
            real: calibration.trueCount,
            low: calibration.low.toFixed(0),
            high: calibration.high.toFixed(0),
            rows: calibration.rowCount,
          })}
        </p>
      )}
      {ranked.length > 0 && moved.length === 0 && (
        <p>{t('models.drift.allStable', { total: ranked.length })}</p>
      )}
      {shown.length > 0 && (
        <table className="model-bars">
          <caption className="note">{t('models.drift.psi')}</caption>
          <tbody>
            {shown.map(({ indicator, name, index }) => (
              <tr key={indicator}>
                <th scope="row">{say(name)}</th>
                <td>
                  <ShareBar value={index} most={most} {...markOf(index)} />
                </td>
                <td className="num">{index.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="note">{t('models.drift.scale')}</p>
    </>
  );
};

/** How far the present is from the past that the version rests on. */
export const DriftCard = ({ model }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const query = useQuery(modelDriftQuery(model));
  const newest = query.data?.rows[0];
  return (
    <Card
      title={t('models.drift.title')}
      {...(newest === undefined ? {} : { note: t('models.drift.asOf', { day: day(newest.asOf) }) })}
    >
      <Loaded query={query}>
        {({ rows }) =>
          rows[0] === undefined ? (
            <p className="note">{t('models.drift.none')}</p>
          ) : (
            <Newest point={rows[0]} />
          )
        }
      </Loaded>
    </Card>
  );
};
