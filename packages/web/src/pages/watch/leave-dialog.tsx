import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { WatchRow } from '../../api/watch-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { ReasonField } from '../../kit/reason-field.tsx';

const SHORTEST_REASON = 2;

/** Takes a related enterprise off the list, with a reason. */
export const LeaveDialog = ({ row, close }: { row: WatchRow; close: () => void }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [complaint, setComplaint] = useState<string>();
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    const isFit = reason.length >= SHORTEST_REASON;
    setComplaint(isFit ? undefined : t('dialog.tooShort'));
    if (!isFit) return false;
    await client.actOnWatch({
      params: { id: row.enterprise.id },
      body: { kind: 'leave', key, reason, originId: row.originId },
    });
    announce(t('watchlist.leftSaid'));
    void queries.invalidateQueries({ queryKey: ['watchlist'] });
    return true;
  };
  return (
    <ActDialog
      title={`${t('watchlist.leaveTitle')}：${row.enterprise.name}`}
      submit={t('watchlist.leave')}
      send={send}
      close={close}
    >
      <p>{say(row.sentence)}</p>
      <p className="note">{t('watchlist.leaveLead')}</p>
      <ReasonField label={t('watch.reason')} complaint={complaint} />
    </ActDialog>
  );
};
