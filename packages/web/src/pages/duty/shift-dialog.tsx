import { addDays, type Day } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import type { ShiftRow } from '../../api/delivery-queries.ts';
import { jurisdictionQuery } from '../../api/queries.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { fromField, toField } from './shanghai-time.ts';

type Officer = { readonly id: string; readonly name: string; readonly unitId: string };

/** Enters a shift, or changes one. Times are those of Shanghai. */
export const ShiftDialog = ({
  shift,
  officers,
  firstDay,
  saved,
  close,
}: {
  shift: ShiftRow | null;
  officers: readonly Officer[];
  firstDay: Day;
  saved: () => void;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const [bad, setBad] = useState(false);
  const units = useQuery(jurisdictionQuery).data?.units ?? [];
  const unitName = (id: string): string => named(units.find((unit) => unit.id === id)?.name ?? id);
  const send = async (form: FormData): Promise<boolean> => {
    const officer = officers.find(({ id }) => id === formText(form, 'officerId'));
    const fromAt = fromField(formText(form, 'fromAt'));
    const untilAt = fromField(formText(form, 'untilAt'));
    const fit = officer !== undefined && fromAt !== undefined && untilAt !== undefined && untilAt > fromAt;
    setBad(!fit);
    if (!fit) return false;
    const { id: officerId, unitId } = officer;
    const note = formText(form, 'note');
    await client.saveShift({ body: { id: shift?.id ?? null, unitId, officerId, fromAt, untilAt, note } });
    saved();
    return true;
  };
  return (
    <ActDialog
      title={shift === null ? t('delivery.duty.add') : t('delivery.duty.changed')}
      submit={t('delivery.duty.save')}
      send={send}
      close={close}
    >
      <Field label={t('delivery.duty.officer')} complaint={bad ? t('delivery.duty.bad') : undefined}>
        {({ id, invalid, describedBy }) => (
          <select
            id={id}
            name="officerId"
            defaultValue={shift?.officer.id ?? ''}
            aria-invalid={invalid}
            aria-describedby={describedBy}
          >
            <option value="">—</option>
            {officers.map((officer) => (
              <option key={officer.id} value={officer.id}>
                {`${unitName(officer.unitId)} · ${officer.name}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('delivery.duty.from')}>
        {({ id }) => (
          <input
            id={id}
            name="fromAt"
            type="datetime-local"
            defaultValue={shift === null ? `${firstDay}T09:00` : toField(shift.fromAt)}
          />
        )}
      </Field>
      <Field label={t('delivery.duty.until')}>
        {({ id }) => (
          <input
            id={id}
            name="untilAt"
            type="datetime-local"
            defaultValue={shift === null ? `${addDays(firstDay, 1)}T09:00` : toField(shift.untilAt)}
          />
        )}
      </Field>
      <Field label={t('delivery.duty.note')}>
        {({ id }) => <input id={id} name="note" maxLength={200} defaultValue={shift?.note ?? ''} />}
      </Field>
    </ActDialog>
  );
};
