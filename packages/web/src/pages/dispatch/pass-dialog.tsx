import { addDays } from '@weisu/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DispatchDetail, PassKind } from '../../api/dispatch-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { isReason } from '../warning/reason.ts';
import { usePass } from './use-pass.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

type Complaints = {
  readonly toUnit?: string;
  readonly reason?: string;
  readonly evidence?: string;
  readonly until?: string;
};

const TO_UNIT = ['send', 'forward', 'rule'] as const;
const WITHOUT_REASON: readonly PassKind[] = ['sign', 'urge', 'approve'];
const USUAL_SUSPENSION_DAYS = 30;

/** The units to which it may go, the backstop named as such. */
const UnitField = ({
  dispatch,
  units,
  complaint,
}: {
  dispatch: DispatchDetail;
  units: DispatchDetail['targets']['send'];
  complaint: string | undefined;
}) => {
  const { t } = useTranslation();
  const { named } = usePlaceNames();
  const usual = units.some((unit) => unit.id === dispatch.backstop.id) ? dispatch.backstop.id : '';
  return (
    <Field label={t('dispatch.dialog.toUnit')} complaint={complaint}>
      {({ id, describedBy, invalid }) => (
        <select
          id={id}
          name="toUnit"
          defaultValue={usual}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        >
          <option value="">—</option>
          {units.map((unit) => (
            <option key={unit.id} value={unit.id}>
              {unit.id === dispatch.backstop.id
                ? t('dispatch.dialog.backstop', { unit: named(unit.name) })
                : named(unit.name)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
};

/** One pass: its rule in a sentence, and the fields that it needs. */
export const PassDialog = ({
  kind,
  dispatch,
  close,
}: {
  kind: PassKind;
  dispatch: DispatchDetail;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { today, say } = useFormat();
  const pass = usePass(dispatch.id);
  const [complaints, setComplaints] = useState<Complaints>({});
  // What the officer saw when the dialog opened: whoever passed it on meanwhile wins.
  const [seen] = useState(dispatch.passes.length);
  const to = TO_UNIT.find((each) => each === kind);
  const optional = WITHOUT_REASON.includes(kind);

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const [toUnit, reason, evidence, until] = [
      formText(form, 'toUnit'),
      formText(form, 'reason'),
      formText(form, 'evidence'),
      formText(form, 'until'),
    ];
    const found: Complaints = {
      ...(to !== undefined && toUnit === '' ? { toUnit: t('dispatch.dialog.unitMissing') } : {}),
      ...(!optional && !isReason(reason) ? { reason: t('dialog.tooShort') } : {}),
      ...(kind === 'return' && !isReason(evidence) ? { evidence: t('dispatch.dialog.evidenceMissing') } : {}),
      ...(kind === 'ask-suspension' && until <= today ? { until: t('dialog.chooseDate') } : {}),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0) return false;
    await pass({
      kind,
      key,
      seen,
      toUnit: toUnit === '' ? null : toUnit,
      reason: reason === '' ? null : reason,
      evidence: evidence === '' ? null : evidence,
      returnReason: kind === 'return' ? formText(form, 'returnReason') : null,
      until: kind === 'ask-suspension' ? until : null,
    });
    return true;
  };

  return (
    <ActDialog
      title={`${t(`dispatch.pass.${kind}`)}：${dispatch.enterprise.name}`}
      submit={t(`dispatch.pass.${kind}`)}
      send={send}
      close={close}
    >
      <p>{t(`dispatch.dialog.lead.${kind}`)}</p>
      {to !== undefined && (
        <UnitField dispatch={dispatch} units={dispatch.targets[to]} complaint={complaints.toUnit} />
      )}
      {kind === 'return' && (
        <Field label={t('dispatch.dialog.returnReason')}>
          {({ id }) => (
            <select id={id} name="returnReason">
              {dispatch.returnReasons.map((reason) => (
                <option key={reason.id} value={reason.id}>
                  {say(reason.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {kind === 'ask-suspension' && (
        <Field label={t('dispatch.dialog.until')} complaint={complaints.until}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              name="until"
              type="date"
              min={addDays(today, 1)}
              max={addDays(today, dispatch.longestSuspensionDays)}
              defaultValue={addDays(today, USUAL_SUSPENSION_DAYS)}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
      )}
      <ReasonField
        label={optional ? t('dispatch.dialog.reasonOptional') : t('dispatch.dialog.reason')}
        complaint={complaints.reason}
      />
      {kind === 'return' && (
        <Field
          label={t('dispatch.dialog.evidence')}
          help={t('dispatch.dialog.evidenceHelp')}
          complaint={complaints.evidence}
        >
          {({ id, describedBy, invalid }) => (
            <textarea
              id={id}
              name="evidence"
              rows={2}
              maxLength={2000}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
      )}
    </ActDialog>
  );
};
