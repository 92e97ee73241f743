import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newActKey } from '../../api/act-key.ts';
import type { CaseFileDetail } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { Field } from '../../kit/field.tsx';
import { isReason } from '../warning/reason.ts';
import { PayloadFields } from './payload-fields.tsx';
import { readPayload } from './read-payload.ts';
import { SIDES } from './sides.ts';
import { useCaseAct } from './use-case-act.ts';
import { formText } from '../../kit/form-text.ts';

type Complaints = { readonly note?: string; readonly evidence?: string; readonly payload?: string };

/** Writes one act into the current step. A new key for each act; the same key while one is tried again. */
export const RecordAct = ({ file }: { file: CaseFileDetail }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  const { named } = usePlaceNames();
  const act = useCaseAct(file.id);
  const refusalSentence = useRefusalSentence();
  const form = useRef<HTMLFormElement>(null);
  const [key, setKey] = useState(newActKey);
  const [kind, setKind] = useState(file.mayRecord[0]?.kind ?? '');
  const [pending, setPending] = useState(false);
  const [complaints, setComplaints] = useState<Complaints>({});
  const [error, setError] = useState<unknown>(null);
  const chosen = file.mayRecord.find((each) => each.kind === kind) ?? file.mayRecord[0];
  if (chosen === undefined)
    return (
      <p className="note">
        {file.closedAt === null
          ? t('caseFile.mayNot', { unit: named(file.unit.name) })
          : t('caseFile.closed')}
      </p>
    );

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (pending) return;
    const filled = new FormData(event.currentTarget);
    const note = formText(filled, 'note');
    const evidence = formText(filled, 'evidence');
    const payload = chosen.form === null ? null : readPayload(chosen.form, filled);
    const found: Complaints = {
      ...(isReason(note) ? {} : { note: t('dialog.tooShort') }),
      ...(chosen.evidence && !isReason(evidence) ? { evidence: t('caseFile.recordEvidenceMissing') } : {}),
      ...(payload === undefined ? { payload: t('caseWork.missing') } : {}),
    };
    setComplaints(found);
    setError(null);
    if (Object.keys(found).length > 0 || payload === undefined) return;
    setPending(true);
    try {
      await act(
        { kind: chosen.kind, key, note, evidence: isReason(evidence) ? evidence : null, payload },
        t('done.caseAct'),
      );
      form.current?.reset();
      setKey(newActKey());
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };

  const options = (side: (typeof SIDES)[number] | null) =>
    file.mayRecord
      .filter((each) => each.side === side)
      .map((each) => (
        <option key={each.kind} value={each.kind}>
          {say(each.name)}
        </option>
      ));

  return (
    <form ref={form} className="record-act" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('caseFile.recordKind')}>
        {({ id }) => (
          <select id={id} value={chosen.kind} onChange={(event) => setKind(event.target.value)}>
            <optgroup label={t('caseFile.side.own')}>{options(null)}</optgroup>
            {SIDES.map((side) => (
              <optgroup key={side} label={t(`caseFile.side.${side}`)}>
                {options(side)}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      {chosen.form !== null && (
        <PayloadFields key={`${chosen.kind} ${key}`} form={chosen.form.name} file={file} />
      )}
      {complaints.payload !== undefined && (
        <p className="complaint" role="alert">
          {complaints.payload}
        </p>
      )}
      <Field label={t('dialog.note')} help={t('dialog.noteHelp')} complaint={complaints.note}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            name="note"
            rows={3}
            maxLength={4000}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
      {chosen.evidence && (
        <Field
          label={t('caseFile.recordEvidence')}
          help={t('caseFile.recordEvidenceHelp')}
          complaint={complaints.evidence}
        >
          {({ id, describedBy, invalid }) => (
            <textarea
              id={id}
              name="evidence"
              rows={2}
              maxLength={4000}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
      )}
      {error !== null && (
        <p className="refused" role="alert">
          {t('dialog.notSaved')}
          {refusalSentence(error)}
        </p>
      )}
      <button type="submit" className="button primary" disabled={pending}>
        {pending ? t('dialog.sending') : t('caseFile.recordDo')}
      </button>
    </form>
  );
};
