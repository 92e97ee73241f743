import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { runningQuery } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { RunningPoints } from './running-points.tsx';

/** 运行状况: whether what the officers see can be relied on just now, in their words. */
export const RunningPage = () => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const query = useQuery(runningQuery);
  useTitle(t('rights.running.title'));
  return (
    <div className="page">
      <h1>{t('rights.running.title')}</h1>
      <p className="note lead">{t('rights.running.lead')}</p>
      <Loaded query={query}>
        {({ points, now }) => (
          <Card
            title={
              points.every(({ standing }) => standing === 'well')
                ? t('rights.running.allWell')
                : t('rights.running.someNot', {
                    count: points.filter(({ standing }) => standing !== 'well').length,
                  })
            }
            note={t('rights.running.asOf', { at: at(now) })}
          >
            <RunningPoints points={points} />
          </Card>
        )}
      </Loaded>
    </div>
  );
};
