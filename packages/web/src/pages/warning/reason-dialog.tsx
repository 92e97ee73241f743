import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarningDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { SnoozeUntil } from './snooze-until.tsx';
import { isReason } from './reason.ts';
import type { WarningActBody } from './use-warning-act.ts';
import { formText } from '../../kit/form-text.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

type Kind = 'dismiss' | 'snooze' | 'corroborate';
type Complaints = { readonly reason?: string; readonly until?: string };

const WORDS = {
  dismiss: { title: 'dialog.dismissTitle', lead: 'dialog.dismissLead', submit: 'dialog.dismissDo' },
  snooze: { title: 'dialog.snoozeTitle', lead: 'dialog.snoozeLead', submit: 'dialog.snoozeDo' },
  corroborate: {
    title: 'dialog.corroborateTitle',
    lead: 'dialog.corroborateLead',
    submit: 'dialog.corroborateDo',
  },
} as const;
/** Dismiss, snooze and corroborate: each takes a reason, snooze a day as well. */
export const ReasonDialog = ({
  kind,
  warning,
  act,
  close,
}: {
  kind: Kind;
  warning: WarningDetail;
  act: (body: WarningActBody) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { today } = useFormat();
  const [complaints, setComplaints] = useState<Complaints>({});
  const words = WORDS[kind];

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    const until = formText(form, 'until');
    const found: Complaints = {
      ...(isReason(reason) ? {} : { reason: t('dialog.tooShort') }),
      ...(kind === 'snooze' && until <= today ? { until: t('dialog.chooseDate') } : {}),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0) return false;
    await act(kind === 'snooze' ? { kind, key, reason, until } : { kind, key, reason });
    return true;
  };

  return (
    <ActDialog
      title={t(words.title, { name: warning.enterprise.name })}
      submit={t(words.submit)}
      send={send}
      close={close}
    >
      <p>{t(words.lead)}</p>
      {kind === 'snooze' && <SnoozeUntil complaint={complaints.until} />}
      <ReasonField
        label={t('dialog.reason')}
        help={t('dialog.reasonHelp')}
        complaint={complaints.reason}
        rows={4}
      />
    </ActDialog>
  );
};
