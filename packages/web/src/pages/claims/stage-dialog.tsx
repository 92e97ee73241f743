import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimActBody, ClaimPage } from '../../api/claims-queries.ts';
import { fenFromTyped } from '../../format/fen.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import type { Selection } from './use-selection.ts';

type Complaints = { readonly on?: string; readonly awarded?: string };

/** Moves the chosen claims to a stage that all of them may go to. */
export const StageDialog = ({
  page,
  selection,
  act,
  close,
}: {
  page: ClaimPage;
  selection: Selection;
  act: (body: ClaimActBody) => Promise<void>;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const { say, today } = useFormat();
  const { stages, results } = page.wording;
  const chosen = stages.filter(({ id }) => selection.stages.includes(id));
  const next = stages.filter(({ id }) => chosen.every((stage) => stage.next.includes(id)));
  const [to, setTo] = useState(next[0]?.id ?? '');
  const [result, setResult] = useState('');
  const [complaints, setComplaints] = useState<Complaints>({});
  const target = next.find(({ id }) => id === to);
  const asksAmount = selection.count === 1 && results.find(({ id }) => id === result)?.awards === 'given';

  const send = async (form: FormData, key: string): Promise<boolean> => {
    if (target === undefined) return true;
    const on = formText(form, 'on');
    const typed = asksAmount ? formText(form, 'awarded') : '';
    const awardedFen = typed === '' ? null : fenFromTyped(typed);
    const found: Complaints = {
      ...(on === '' || on > today ? { on: t('claims.dialog.badDay') } : {}),
      ...(awardedFen === undefined ? { awarded: t('claims.dialog.badAmount') } : {}),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0 || selection.claims === null) return false;
    await act({
      kind: 'stage',
      key,
      claims: selection.claims,
      seenSeq: page.seenSeq,
      to,
      on,
      result: target.results.includes(result) ? result : null,
      awardedFen: awardedFen ?? null,
      paid: form.get('paid') === null ? 'unchanged' : 'in-full',
      note: formText(form, 'note'),
    });
    return true;
  };

  return (
    <ActDialog
      title={t('claims.dialog.stageTitle', { total: writeCount(selection.count) })}
      submit={target === undefined ? t('claims.one.close') : t('claims.dialog.do')}
      send={send}
      close={close}
    >
      <p className="note">
        {target === undefined ? t('claims.dialog.noNext') : t('claims.dialog.stageLead')}
      </p>
      {target !== undefined && (
        <>
          <Field label={t('claims.dialog.to')}>
            {({ id }) => (
              <select id={id} value={to} onChange={(event) => setTo(event.target.value)}>
                {next.map((stage) => (
                  <option key={stage.id} value={stage.id}>
                    {say(stage.name)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('claims.dialog.on')} complaint={complaints.on}>
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                name="on"
                type="date"
                max={today}
                defaultValue={today}
                aria-describedby={describedBy}
                aria-invalid={invalid}
              />
            )}
          </Field>
          {target.results.length > 0 && (
            <Field label={t('claims.dialog.result')}>
              {({ id }) => (
                <select id={id} value={result} onChange={(event) => setResult(event.target.value)}>
                  <option value="">{t('claims.dialog.noResult')}</option>
                  {results
                    .filter((each) => target.results.includes(each.id))
                    .map((each) => (
                      <option key={each.id} value={each.id}>
                        {say(each.name)}
                      </option>
                    ))}
                </select>
              )}
            </Field>
          )}
          {asksAmount && (
            <Field
              label={t('claims.dialog.awarded')}
              help={t('claims.dialog.awardedHelp')}
              complaint={complaints.awarded}
            >
              {({ id, describedBy, invalid }) => (
                <input
                  id={id}
                  name="awarded"
                  inputMode="decimal"
                  aria-describedby={describedBy}
                  aria-invalid={invalid}
                />
              )}
            </Field>
          )}
          <label className="check">
            <input type="checkbox" name="paid" /> {t('claims.dialog.paidInFull')}
          </label>
          <Field label={t('claims.dialog.note')}>
            {({ id }) => <input id={id} name="note" maxLength={500} />}
          </Field>
        </>
      )}
    </ActDialog>
  );
};
