import { DIMENSIONS } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type IndicatorRow, indicatorsQuery, type ModelDetail } from '../../api/models-queries.ts';
import { writePoints } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';

const Row = ({ row, steps }: { row: IndicatorRow; steps: IndicatorRow['steps'] }) => {
  const { t, i18n } = useTranslation();
  const { say } = useFormat();
  const joined = (texts: readonly string[]): string => texts.join(i18n.language === 'en' ? '; ' : '；');
  return (
    <tr>
      <th scope="row">
        {say(row.name)}
        <span className="note block">
          {row.id}@{row.version}
        </span>
      </th>
      <td className="num">{row.windowDays > 0 && t('models.indicators.days', { count: row.windowDays })}</td>
      <td>
        {say(row.transform)}
        {row.against.length > 0 && <span className="note block">{joined(row.against.map(say))}</span>}
      </td>
      <td className="desk-only note">{joined(row.missingWhen.map(({ meaning }) => say(meaning)))}</td>
      <td className="num">
        {steps.map(({ from, points }) => (
          <span key={from} className="block">
            {t('models.indicators.step', { from, points: writePoints(points) })}
          </span>
        ))}
      </td>
    </tr>
  );
};

/** Every indicator as it is defined; under a scorecard with the points that this version gives. */
export const IndicatorsCard = ({ model }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const query = useQuery(indicatorsQuery);
  const stepsOf = (id: string): IndicatorRow['steps'] =>
    model.steps.find(({ indicator }) => indicator === id)?.steps ?? [];
  return (
    <Card
      title={t('models.indicators.title')}
      note={t('models.indicators.note', { total: query.data?.rows.length ?? '…' })}
      className="model-wide"
    >
      <Loaded query={query}>
        {({ rows }) =>
          DIMENSIONS.map((dimension) => {
            const own = rows.filter((row) => row.dimension === dimension);
            return (
              <details key={dimension} className="model-indicators">
                <summary>
                  {t(`dimension.${dimension}`)} {own.length}
                </summary>
                <div className="model-scroll">
                  <table className="table tight">
                    <thead>
                      <tr>
                        <th scope="col">{t('models.indicators.name')}</th>
                        <th scope="col" className="num">
                          {t('models.indicators.window')}
                        </th>
                        <th scope="col">{t('models.indicators.how')}</th>
                        <th scope="col" className="desk-only">
                          {t('models.indicators.missing')}
                        </th>
                        <th scope="col" className="num">
                          {model.kind === 'scorecard' && t('models.indicators.steps')}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {own.map((row) => (
                        <Row key={row.id} row={row} steps={stepsOf(row.id)} />
                      ))}
                    </tbody>
                  </table>
                </div>
              </details>
            );
          })
        }
      </Loaded>
    </Card>
  );
};
