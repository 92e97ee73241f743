import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { type LetterActBody, letterQuery } from '../../api/letters-queries.ts';
import { useAnnounce } from '../../shell/announce.tsx';

const TOUCHED = ['letters', 'case-letters', 'case-file', 'case-files', 'timeline'];

/** Does one act on a letter and says so. Throws the refusal; after a conflict the page is fresh. */
export const useLetterAct = (id: string): ((body: LetterActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  return async (body) => {
    try {
      queries.setQueryData(letterQuery(id).queryKey, await client.actOnLetter({ params: { id }, body }));
      announce(t(`letters.done.${body.kind}`));
      for (const key of TOUCHED) void queries.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      if (['conflict', 'already-done', 'guard-not-met'].includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['letter', id] });
      throw error;
    }
  };
};
