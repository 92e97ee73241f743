import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermDetail, TermRuling } from '../../api/library-queries.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { isReason } from '../warning/reason.ts';

/** One ruling on a term: says what it brings about and asks for the reason. */
export const RulingDialog = ({
  ruling,
  term,
  rule,
  close,
}: {
  ruling: TermRuling;
  term: TermDetail;
  rule: (asked: { kind: TermRuling; key: string; seen: number; reason: string }) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const [complaint, setComplaint] = useState<string>();
  const version =
    ruling === 'approve' || ruling === 'reject' ? (term.pending?.version ?? term.version) : term.version;
  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    if (!isReason(reason)) {
      setComplaint(t('terms.reasonHelp'));
      return false;
    }
    await rule({ kind: ruling, key, seen: term.seen, reason });
    return true;
  };
  return (
    <ActDialog
      title={t(`terms.ruling.${ruling}`)}
      submit={t(`terms.ruling.${ruling}`)}
      send={send}
      close={close}
    >
      <p className="note">{t(`terms.rulingLead.${ruling}`, { version })}</p>
      <Field label={t('terms.reason')} complaint={complaint}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            name="reason"
            rows={3}
            defaultValue={ruling === 'approve' ? t('terms.agreed') : ''}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
    </ActDialog>
  );
};
