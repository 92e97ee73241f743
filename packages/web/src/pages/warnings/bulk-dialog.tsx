import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkBody } from '../../api/queue-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { formText } from '../../kit/form-text.ts';
import { SnoozeUntil } from '../warning/snooze-until.tsx';
import { isReason } from '../warning/reason.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

export type BulkKind = Exclude<BulkBody['kind'], 'acknowledge'>;

/** One reason for all that are chosen; a dispatch sends each where its own route says. */
export const BulkDialog = ({
  kind,
  ids,
  send,
  close,
}: {
  kind: BulkKind;
  ids: readonly string[];
  send: (body: BulkBody) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { today } = useFormat();
  const [complaints, setComplaints] = useState<{ reason?: string; until?: string }>({});

  const submit = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    const until = formText(form, 'until');
    const found = {
      ...(kind === 'dispatch' || isReason(reason) ? {} : { reason: t('dialog.tooShort') }),
      ...(kind === 'snooze' && until <= today ? { until: t('dialog.chooseDate') } : {}),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0) return false;
    const many = { key, ids: [...ids] };
    await send(
      kind === 'dispatch'
        ? { kind, ...many, ...(reason === '' ? {} : { reason }) }
        : kind === 'snooze'
          ? { kind, ...many, reason, until }
          : { kind, ...many, reason },
    );
    return true;
  };

  return (
    <ActDialog
      title={t(`queue.bulkTitle.${kind}`, { count: ids.length })}
      submit={t(`act.${kind}`)}
      send={submit}
      close={close}
    >
      <p>{t(`queue.bulkLead.${kind}`)}</p>
      {kind === 'snooze' && <SnoozeUntil complaint={complaints.until} />}
      <ReasonField
        label={kind === 'dispatch' ? t('dialog.reasonOptional') : t('dialog.reason')}
        complaint={complaints.reason}
        rows={4}
      />
    </ActDialog>
  );
};
