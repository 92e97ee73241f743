import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeActBody, NoticeDetail } from '../../api/notices-queries.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { isReason } from '../warning/reason.ts';

export type NoticeDialogKind = Exclude<NoticeDetail['mayDo'][number], 'edit'>;

/** One act on a notice: says what it brings about, and asks for a reason where it takes something back. */
export const NoticeDialog = ({
  kind,
  notice,
  act,
  close,
}: {
  kind: NoticeDialogKind;
  notice: NoticeDetail;
  act: (body: NoticeActBody) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const [complaint, setComplaint] = useState<string>();
  const asksReason = kind === 'send-back' || kind === 'withdraw';
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    if (asksReason && !isReason(reason)) {
      setComplaint(t('notices.dialog.reasonHelp'));
      return false;
    }
    await act(
      kind === 'approve'
        ? { kind, key, revision: notice.revision }
        : kind === 'send'
          ? { kind, key }
          : { kind, key, reason },
    );
    return true;
  };
  return (
    <ActDialog title={t(`notices.act.${kind}`)} submit={t(`notices.act.${kind}`)} send={send} close={close}>
      <p className="note">
        {t(`notices.dialog.${kind}Lead`, { revision: notice.revision, count: notice.recipientCount })}
      </p>
      {asksReason && (
        <Field label={t('notices.dialog.reason')} complaint={complaint}>
          {({ id, describedBy, invalid }) => (
            <textarea id={id} name="reason" rows={3} aria-describedby={describedBy} aria-invalid={invalid} />
          )}
        </Field>
      )}
    </ActDialog>
  );
};
