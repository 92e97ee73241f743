import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ModelComparison, modelComparisonQuery, type ModelDetail } from '../../api/models-queries.ts';
import { writeCount, writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { Loaded } from '../../kit/loaded.tsx';

const Levels = ({ comparison: { levels } }: { comparison: ModelComparison }) => {
  const { t } = useTranslation();
  return (
    <table className="table tight">
      <thead>
        <tr>
          <th scope="col">{t('models.comparison.inForce')}</th>
          <th scope="col">{t('models.comparison.other')}</th>
          <th scope="col" className="num">
            {t('models.comparison.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ inForce, other, count }) => (
          <tr key={`${inForce} ${other}`}>
            <td>
              <LevelMark level={inForce} />
            </td>
            <td>
              <LevelMark level={other} />
            </td>
            <td className="num">{writeCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Differ = ({ comparison: { differ } }: { comparison: ModelComparison }) => {
  const { t } = useTranslation();
  if (differ.length === 0) return <p className="note">{t('models.comparison.noDiffer')}</p>;
  return (
    <table className="table tight">
      <caption className="note">{t('models.comparison.differ')}</caption>
      <tbody>
        {differ.map(({ enterprise, inForce, other }) => (
          <tr key={enterprise.id}>
            <td>
              <Link to="/enterprises/$id" params={{ id: enterprise.id }}>
                {enterprise.name}
              </Link>
            </td>
            {[inForce, other].map((own, at) => (
              <td key={at === 0 ? 'in-force' : 'other'} className="num">
                <LevelMark level={own.level} /> {writePoints(own.points)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** A version beside the one in force, on the last day that both assessed. */
export const ComparisonCard = ({ model }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const query = useQuery(modelComparisonQuery(model));
  return (
    <Card title={t('models.comparison.title')}>
      {model.state === 'in-force' ? (
        <p className="note">{t('models.comparison.own')}</p>
      ) : (
        <Loaded query={query}>
          {(comparison) =>
            comparison.asOf === null ? (
              <p className="note">{t('models.comparison.none')}</p>
            ) : (
              <>
                <p className="note">
                  {t('models.comparison.lead', { day: day(comparison.asOf), name: comparison.inForce })}
                </p>
                <Levels comparison={comparison} />
                <Differ comparison={comparison} />
              </>
            )
          }
        </Loaded>
      )}
    </Card>
  );
};
