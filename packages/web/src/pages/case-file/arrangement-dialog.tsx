import { dayOf } from '@weisu/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type CaseFileDetail, caseFileQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { isReason } from '../warning/reason.ts';
import { SplitFields } from './split-fields.tsx';

export type ArrangementAct = 'merge' | 'unmerge' | 'split' | 'reopen';

const chosen = (form: FormData, name: string): string[] =>
  form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value] : []));

/** Sends what the form says; answers the case file that the officer goes on with. */
const arrange = (act: ArrangementAct, id: string, key: string, form: FormData): Promise<CaseFileDetail> => {
  const params = { id };
  const note = formText(form, 'note');
  switch (act) {
    case 'merge':
      return client.mergeCaseFile({ params, body: { key, note, into: formText(form, 'into') } });
    case 'unmerge':
      return client.unmergeCaseFile({ params, body: { key, note } });
    case 'split':
      return client.splitCaseFile({
        params,
        body: {
          key,
          note,
          warningIds: chosen(form, 'warningIds'),
          letterIds: chosen(form, 'letterIds'),
          rosterIds: chosen(form, 'rosterIds'),
        },
      });
    case 'reopen':
      return client.actOnCaseFile({ params, body: { kind: 'reopen', key, note } });
  }
};

/** Joins, divides or reopens a case file: says what it brings about, and asks why. */
export const ArrangementDialog = ({
  act,
  file,
  close,
}: {
  act: ArrangementAct;
  file: CaseFileDetail;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { named } = usePlaceNames();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [complaints, setComplaints] = useState<{ readonly note?: string; readonly some?: string }>({});

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const some = ['warningIds', 'letterIds', 'rosterIds'].flatMap((name) => chosen(form, name));
    const found = {
      ...(isReason(formText(form, 'note')) ? {} : { note: t('dialog.tooShort') }),
      ...(act === 'split' && some.length === 0 ? { some: t('caseFilesWork.chooseSome') } : {}),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0) return false;
    const after = await arrange(act, file.id, key, form);
    queries.setQueryData(caseFileQuery(after.id).queryKey, after);
    // Whatever hangs on either file may have moved.
    void queries.invalidateQueries();
    announce(t(`caseFilesWork.done.${act}`));
    if (after.id !== file.id) await navigate({ to: '/case-files/$id', params: { id: after.id } });
    return true;
  };

  return (
    <ActDialog
      title={`${t(`caseFilesWork.${act}`)}：${file.enterprise.name}`}
      submit={t(`caseFilesWork.${act}`)}
      send={send}
      close={close}
    >
      <p>{t(`caseFilesWork.${act}Lead`)}</p>
      {act === 'merge' && (
        <Field label={t('caseFilesWork.mergeInto')}>
          {({ id }) => (
            <select id={id} name="into">
              {file.arrangements.mayMergeInto.map((other) => (
                <option key={other.id} value={other.id}>
                  {t('caseFilesWork.mergeOption', {
                    name: other.enterprise.name,
                    unit: named(other.unit.name),
                    day: day(dayOf(other.openedAt)),
                  })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {act === 'split' && <SplitFields file={file} />}
      {complaints.some !== undefined && (
        <p className="complaint" role="alert">
          {complaints.some}
        </p>
      )}
      <Field label={t('caseFilesWork.why')} help={t('caseFilesWork.whyHelp')} complaint={complaints.note}>
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
    </ActDialog>
  );
};
