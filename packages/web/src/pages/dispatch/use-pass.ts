import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { dispatchQuery, type PassBody } from '../../api/dispatch-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { useAnnounce } from '../../shell/announce.tsx';

/** Everything that a pass may change elsewhere. */
const TOUCHED = [
  'dispatches',
  'warnings',
  'warning',
  'situation',
  'case-files',
  'case-file',
  'enterprise',
  'timeline',
];

/** Passes work on and says so. Throws the refusal; where somebody was quicker the page shows what they did. */
export const usePass = (id: string): ((body: PassBody) => Promise<void>) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  return async (body) => {
    try {
      queries.setQueryData(dispatchQuery(id).queryKey, await client.actOnDispatch({ params: { id }, body }));
      announce(t(`dispatch.done.${body.kind}`));
      for (const key of TOUCHED) void queries.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      if (['conflict', 'already-done', 'guard-not-met'].includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['dispatch', id] });
      throw error;
    }
  };
};
