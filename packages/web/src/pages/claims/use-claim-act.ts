import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ClaimActBody } from '../../api/claims-queries.ts';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { useAnnounce } from '../../shell/announce.tsx';

const TOUCHED = ['claims', 'claim', 'claim-acts', 'claim-files'];

/** Does one act on claims and says so once, however many it moved. Throws the refusal; after a conflict the page is fresh. */
export const useClaimAct = (id: string): ((body: ClaimActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refresh = () => Promise.all(TOUCHED.map((key) => queries.invalidateQueries({ queryKey: [key] })));
  return async (body) => {
    try {
      const { act } = await client.actOnClaims({ params: { id }, body });
      announce(t('claims.done', { sentence: say(act.sentence), total: writeCount(act.count) }));
      await refresh();
    } catch (error) {
      if (['conflict', 'already-done'].includes(failureOf(error).code)) void refresh();
      throw error;
    }
  };
};
