import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import { client } from '../../api/client.ts';
import { writeCount } from '../../format/number.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { useAnnounce } from '../../shell/announce.tsx';

/** Everything that an act on a warning may change elsewhere. */
export const TOUCHED = [
  'warnings',
  'situation',
  'today',
  'case-files',
  'enterprise',
  'timeline',
  'watchlist',
] as const;

/** Takes back what was done under a key, on one warning or on many, and says how far that went. */
export const useUndo = (): ((undoes: string, ids: readonly string[]) => () => Promise<void>) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  return (undoes, ids) => async () => {
    try {
      const { done, refused } = await client.undoWarningActs({
        body: { key: newActKey(), undoes, ids: [...ids] },
      });
      announce(
        refused.length === 0
          ? t('queue.undone', { count: writeCount(done.length) })
          : t('queue.undoneSome', {
              count: writeCount(done.length),
              refused: writeCount(refused.length),
            }),
      );
    } catch (error) {
      announce(`${t('queue.notUndone')}${refusalSentence(error)}`);
    }
    for (const key of [...TOUCHED, 'warning']) void queries.invalidateQueries({ queryKey: [key] });
  };
};
