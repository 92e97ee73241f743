import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import {
  type InboxActBody,
  inboxNoticeQuery,
  type NoticeActBody,
  noticeQuery,
} from '../../api/notices-queries.ts';
import { useSendAct } from '../../kit/use-send-act.ts';

/** Does one act on a notice and says so. */
export const useNoticeAct = (id: string): ((body: NoticeActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const act = useSendAct(noticeQuery(id).queryKey, ['notices']);
  return (body) =>
    act(
      () => client.actOnNotice({ params: { id }, body }),
      () => t(`notices.done.${body.kind}`),
    );
};

/** Confirms receipt or answers, as a partner. */
export const useInboxAct = (id: string): ((body: InboxActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const act = useSendAct(inboxNoticeQuery(id).queryKey, ['inbox']);
  return (body) =>
    act(
      () => client.actOnInboxNotice({ params: { id }, body }),
      () => t(`notices.done.${body.kind}`),
    );
};
