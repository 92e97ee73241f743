import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimActBody, ClaimPage } from '../../api/claims-queries.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { isReason } from '../warning/reason.ts';
import type { Selection } from './use-selection.ts';

const WAYS = ['extend', 'restart', 'pause'] as const;
type Way = (typeof WAYS)[number];
type Complaints = Partial<Record<'on' | 'from' | 'until' | 'note', string>>;

const DAYS_OF = { extend: [], restart: ['on'], pause: ['from', 'until'] } as const satisfies Record<
  Way,
  readonly ('on' | 'from' | 'until')[]
>;

/** Extends, restarts or pauses the statutory clock of the chosen claims, on a stated ground. */
export const ClockDialog = ({
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
  const { today } = useFormat();
  const [way, setWay] = useState<Way>('extend');
  const [complaints, setComplaints] = useState<Complaints>({});
  const label = {
    on: t('claims.dialog.restartOn'),
    from: t('claims.dialog.from'),
    until: t('claims.dialog.until'),
  };

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const note = formText(form, 'note');
    const missing = DAYS_OF[way].filter((name) => formText(form, name) === '');
    const found: Complaints = {
      ...Object.fromEntries(missing.map((name) => [name, t('claims.dialog.badDay')])),
      ...(isReason(note) ? {} : { note: t('dialog.tooShort') }),
    };
    setComplaints(found);
    if (Object.keys(found).length > 0 || selection.claims === null) return false;
    const rest = { key, claims: selection.claims, seenSeq: page.seenSeq, note };
    if (way === 'extend') await act({ kind: way, ...rest });
    else if (way === 'restart') await act({ kind: way, on: formText(form, 'on'), ...rest });
    else await act({ kind: way, from: formText(form, 'from'), until: formText(form, 'until'), ...rest });
    return true;
  };

  return (
    <ActDialog
      title={t('claims.dialog.clockTitle', { total: writeCount(selection.count) })}
      submit={t('claims.dialog.do')}
      send={send}
      close={close}
    >
      <div className="choices" role="radiogroup" aria-label={t('claims.clock')}>
        {WAYS.map((each) => (
          <label key={each} className="check">
            <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />{' '}
            {t(`claims.dialog.${each}`)}
          </label>
        ))}
      </div>
      {DAYS_OF[way].map((name) => (
        <Field key={name} label={label[name]} complaint={complaints[name]}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              name={name}
              type="date"
              defaultValue={today}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
      ))}
      <Field label={t('claims.dialog.reason')} complaint={complaints.note}>
        {({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            name="note"
            rows={2}
            maxLength={500}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      </Field>
    </ActDialog>
  );
};
