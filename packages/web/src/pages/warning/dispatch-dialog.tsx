import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { jurisdictionQuery, type WarningDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { isReason } from './reason.ts';
import type { WarningActBody } from './use-warning-act.ts';
import { formText } from '../../kit/form-text.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

type DialogProps = {
  readonly warning: WarningDetail;
  readonly act: (body: WarningActBody) => Promise<void>;
  readonly close: () => void;
};

/** Dispatch goes where the routing proposes; another unit needs a reason. */
export const DispatchDialog = ({ warning, act, close }: DialogProps) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { named } = usePlaceNames();
  const units = useQuery(jurisdictionQuery).data?.units ?? [];
  const proposed = warning.route.unit;
  const [unitId, setUnitId] = useState(proposed.id);
  const [complaint, setComplaint] = useState<string>();
  const others = units.filter((unit) => unit.id !== proposed.id && unit.kind !== 'partner');
  const chosen = units.find((unit) => unit.id === unitId) ?? proposed;
  const elsewhere = unitId !== proposed.id;

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const reason = formText(form, 'reason');
    if (elsewhere && !isReason(reason)) {
      setComplaint(t('dialog.tooShort'));
      return false;
    }
    await act({
      kind: 'dispatch',
      key,
      ...(elsewhere ? { unitId } : {}),
      ...(reason === '' ? {} : { reason }),
    });
    return true;
  };

  return (
    <ActDialog
      title={t('dialog.dispatchTitle', { name: warning.enterprise.name })}
      submit={t('dialog.dispatchDo', { unit: named(chosen.name) })}
      send={send}
      close={close}
    >
      <p>{say(warning.route.sentence)}</p>
      <Field label={t('dialog.dispatchUnit')} help={elsewhere ? t('dialog.dispatchOther') : undefined}>
        {({ id, describedBy }) => (
          <select
            id={id}
            value={unitId}
            aria-describedby={describedBy}
            onChange={(event) => setUnitId(event.target.value)}
          >
            <option value={proposed.id}>
              {t('dialog.dispatchProposed', { unit: named(proposed.name) })}
            </option>
            {others.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {named(unit.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <ReasonField
        label={elsewhere ? t('dialog.reason') : t('dialog.reasonOptional')}
        complaint={complaint}
      />
    </ActDialog>
  );
};
