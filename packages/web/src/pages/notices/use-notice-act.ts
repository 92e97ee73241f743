import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import {
  type InboxActBody,
  inboxNoticeQuery,
  type NoticeActBody,
  noticeQuery,
} from '../../api/notices-queries.ts';
import { useAnnounce } from '../../shell/announce.tsx';

const CHANGED = ['conflict', 'already-done', 'guard-not-met'];

/** Does one act on a notice and says so. Throws the refusal; after a conflict the page is fresh. */
export const useNoticeAct = (id: string): ((body: NoticeActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  return async (body) => {
    try {
      queries.setQueryData(noticeQuery(id).queryKey, await client.actOnNotice({ params: { id }, body }));
      announce(t(`notices.done.${body.kind}`));
      void queries.invalidateQueries({ queryKey: ['notices'] });
    } catch (error) {
      if (CHANGED.includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['notice', id] });
      throw error;
    }
  };
};

/** Confirms receipt or answers, as a partner. */
export const useInboxAct = (id: string): ((body: InboxActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  return async (body) => {
    try {
      const next = await client.actOnInboxNotice({ params: { id }, body });
      queries.setQueryData(inboxNoticeQuery(id).queryKey, next);
      announce(t(`notices.done.${body.kind}`));
      void queries.invalidateQueries({ queryKey: ['inbox'] });
    } catch (error) {
      if (CHANGED.includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['inbox-notice', id] });
      throw error;
    }
  };
};
