import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { BacktestRow } from '../../api/models-queries.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';

/** How far a run is, with the way to stop it for those who may. */
export const RunProgress = ({ run, mayStop }: { run: BacktestRow; mayStop: boolean }) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const stop = useMutation({
    mutationFn: () => client.stopBacktest({ params: { id: run.id } }),
    onError: (error) => announce(refusalSentence(error)),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['backtests'] });
      void queries.invalidateQueries({ queryKey: ['backtest', run.id] });
    },
  });
  const words = t('backtests.progress', { done: run.doneCount, total: run.totalCount });
  return (
    <span className="backtest-progress">
      <progress max={run.totalCount} value={run.doneCount} aria-label={words} />
      <span>{words}</span>
      {mayStop && (
        <button type="button" className="button" disabled={stop.isPending} onClick={() => stop.mutate()}>
          {t('backtests.stop')}
        </button>
      )}
    </span>
  );
};
