import type { ActForm } from '@weisu/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFileDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Field } from '../../kit/field.tsx';
import { DayRows } from './day-rows.tsx';

type Input = { readonly name: string; readonly label: string };

const Text = ({ name, label }: Input) => (
  <Field label={label}>{({ id }) => <input id={id} name={name} maxLength={200} />}</Field>
);
const Lines = ({ name, label, rows = 2 }: Input & { rows?: number }) => (
  <Field label={label}>{({ id }) => <textarea id={id} name={name} rows={rows} maxLength={2000} />}</Field>
);
const Count = ({ name, label }: Input) => (
  <Field label={label}>
    {({ id }) => <input id={id} name={name} type="number" min={0} step={1} inputMode="numeric" />}
  </Field>
);
const On = ({ label }: { label: string }) => {
  const { today } = useFormat();
  return (
    <Field label={label}>
      {({ id }) => <input id={id} name="on" type="date" max={today} defaultValue={today} />}
    </Field>
  );
};

const AnswerFields = ({ file }: { file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const open = file.work.referrals.filter(({ state }) => state === 'asked' || state === 'accepted');
  const [seq, setSeq] = useState(open[0]?.seq);
  const chosen = open.find((each) => each.seq === seq) ?? open[0];
  if (chosen === undefined) return <p className="note">{t('caseWork.noOpenReferral')}</p>;
  const answers = chosen.state === 'asked' ? (['accepted', 'declined'] as const) : (['concluded'] as const);
  return (
    <>
      <Field label={t('caseWork.which')}>
        {({ id }) => (
          <select
            id={id}
            name="referral"
            value={chosen.seq}
            onChange={(event) => setSeq(Number(event.target.value))}
          >
            {open.map((each) => (
              <option key={each.seq} value={each.seq}>
                {say(each.service)} · {each.askedOf}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('caseWork.answer')}>
        {({ id }) => (
          <select id={id} name="answer" key={chosen.seq}>
            {answers.map((each) => (
              <option key={each} value={each}>
                {t(`caseWork.referral.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <On label={t('caseWork.answeredOn')} />
    </>
  );
};

const CongressFields = () => {
  const { t } = useTranslation();
  return (
    <>
      <Lines name="documents" label={t('caseWork.documents')} />
      <Lines name="resolution" label={t('caseWork.resolution')} />
      <div className="counts">
        {(['entitled', 'present', 'votesFor', 'votesAgainst', 'abstained'] as const).map((name) => (
          <Count key={name} name={name} label={t(`caseWork.${name}`)} />
        ))}
      </div>
    </>
  );
};

/** The fields of one form of act; read back with `readPayload`. */
export const PayloadFields = ({ form, file }: { form: ActForm; file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  switch (form) {
    case 'talk':
      return (
        <>
          <Lines name="participants" label={t('caseWork.participants')} rows={3} />
          <Lines name="conclusion" label={t('caseWork.conclusion')} />
        </>
      );
    case 'payment-plan':
      return <DayRows label={t('caseWork.plan')} amounts most={60} />;
    case 'payment':
      return (
        <>
          <On label={t('caseWork.paidOn')} />
          <Text name="amount" label={t('caseWork.paidAmount')} />
        </>
      );
    case 'congress':
      return <CongressFields />;
    case 'referral':
      return (
        <>
          <Count name="workerCount" label={t('caseWork.workerCount')} />
          <Text name="askedOf" label={t('caseWork.askedOf')} />
        </>
      );
    case 'referral-answer':
      return <AnswerFields file={file} />;
    case 'work-group':
      return (
        <>
          <Text name="lead" label={t('caseWork.lead')} />
          <Lines name="members" label={t('caseWork.members')} rows={3} />
        </>
      );
    case 'closing':
      return (
        <fieldset className="day-rows">
          <legend>{t('caseWork.closingKinds')}</legend>
          {file.work.closing.kinds.map(({ id, name }) => (
            <label key={id} className="check">
              <input type="checkbox" name="kinds" value={id} /> {say(name)}
            </label>
          ))}
        </fieldset>
      );
    case 'visit-plan':
      return <DayRows label={t('caseWork.visitDays')} most={12} />;
    case 'visit':
      return (
        <>
          <On label={t('caseWork.visitedOn')} />
          <Field label={t('caseWork.foundLabel')}>
            {({ id }) => (
              <select id={id} name="found">
                {(['paid', 'still-owed', 'not-reached'] as const).map((each) => (
                  <option key={each} value={each}>
                    {t(`caseWork.found.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      );
  }
};
