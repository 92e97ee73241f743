import { addDays } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Field } from '../../kit/field.tsx';

const USUAL_SNOOZE_DAYS = 14;

/** Until when warnings are put off: the field `until` of a form, a day to come. */
export const SnoozeUntil = ({ complaint }: { complaint: string | undefined }) => {
  const { t } = useTranslation();
  const { today } = useFormat();
  return (
    <Field label={t('dialog.snoozeUntil')} complaint={complaint}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          name="until"
          type="date"
          min={addDays(today, 1)}
          defaultValue={addDays(today, USUAL_SNOOZE_DAYS)}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        />
      )}
    </Field>
  );
};
