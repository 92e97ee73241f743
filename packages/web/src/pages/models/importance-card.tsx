import { useTranslation } from 'react-i18next';
import type { ModelDetail } from '../../api/models-queries.ts';
import { writeShare } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { ShareBar } from '../../kit/plot/share-bar.tsx';

const SHOWN = 15;

const Bars = ({ rows, most }: { rows: ModelDetail['importance']; most: number }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <table className="model-bars">
      <tbody>
        {rows.map(({ indicator, name, dimension, ratio }) => (
          <tr key={indicator}>
            <th scope="row">
              <span className="dimension-dot">{t(`dimension.${dimension}`)}</span>
              {say(name)}
            </th>
            <td>
              <ShareBar value={ratio} most={most} />
            </td>
            <td className="num">{writeShare(ratio)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What the model goes by: its indicators by their share, the greatest first. */
export const ImportanceCard = ({ model: { importance, kind } }: { model: ModelDetail }) => {
  const { t } = useTranslation();
  const most = importance[0]?.ratio ?? 1;
  const rest = importance.slice(SHOWN);
  return (
    <Card
      title={t('models.importance.title')}
      note={t(kind === 'scorecard' ? 'models.importance.scorecard' : 'models.importance.learned')}
    >
      <Bars rows={importance.slice(0, SHOWN)} most={most} />
      {rest.length > 0 && (
        <details className="model-indicators">
          <summary>{t('models.importance.more', { total: rest.length })}</summary>
          <Bars rows={rest} most={most} />
        </details>
      )}
    </Card>
  );
};
