import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFileDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { isReason } from '../warning/reason.ts';
import { useCaseAct } from './use-case-act.ts';
import { formText } from '../../kit/form-text.ts';

/** Ends the current step, or says why it cannot be ended yet. */
export const EndStep = ({ file }: { file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const act = useCaseAct(file.id);
  const [open, setOpen] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  if (file.step === null) return null;

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const note = formText(form, 'note');
    setComplaint(isReason(note) ? undefined : t('dialog.tooShort'));
    if (!isReason(note)) return false;
    await act({ kind: 'end-step', key, note }, t('done.step'));
    return true;
  };

  return (
    <div className="end-step">
      {file.endHeldBack !== null && (
        <p className="held" role="note">
          <b>{t('caseFile.endHeld')}</b> {say(file.endHeldBack)}
        </p>
      )}
      {file.mayEndStep && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('dialog.endStepTitle', { step: say(file.step.name) })}
        </button>
      )}
      {open && (
        <ActDialog
          title={t('dialog.endStepTitle', { step: say(file.step.name) })}
          submit={t('dialog.endStepDo')}
          send={send}
          close={() => setOpen(false)}
        >
          <Field label={t('dialog.note')} help={t('dialog.noteHelp')} complaint={complaint}>
            {({ id, describedBy, invalid }) => (
              <textarea
                id={id}
                name="note"
                rows={4}
                maxLength={4000}
                aria-describedby={describedBy}
                aria-invalid={invalid}
              />
            )}
          </Field>
        </ActDialog>
      )}
    </div>
  );
};
