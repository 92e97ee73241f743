import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type BulletinActBody, bulletinQuery } from '../../api/bulletins-queries.ts';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { useAnnounce } from '../../shell/announce.tsx';

export type BulletinAct = (body: BulletinActBody | { kind: 'receive'; key: string }) => Promise<void>;

/** Does one act on a bulletin and says so. Throws the refusal; after a conflict the page is fresh. */
export const useBulletinAct = (id: string): BulletinAct => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  return async (body) => {
    try {
      const params = { id };
      const next =
        body.kind === 'receive'
          ? await client.receiveBulletin({ params, body })
          : await client.actOnBulletin({ params, body });
      queries.setQueryData(bulletinQuery(id).queryKey, next);
      announce(t(`bulletins.done.${body.kind}`));
      void queries.invalidateQueries({ queryKey: ['bulletins'] });
    } catch (error) {
      if (['conflict', 'already-done', 'guard-not-met'].includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['bulletin', id] });
      throw error;
    }
  };
};
