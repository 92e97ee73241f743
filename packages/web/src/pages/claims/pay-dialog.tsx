import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimActBody, ClaimPage } from '../../api/claims-queries.ts';
import { fenFromTyped } from '../../format/fen.ts';
import { writeCount } from '../../format/number.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import type { Selection } from './use-selection.ts';

/** Records what was paid: all of it, or the same amount for each. */
export const PayDialog = ({
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
  const [way, setWay] = useState<'in-full' | 'each'>('in-full');
  const [complaint, setComplaint] = useState<string | undefined>(undefined);
  const one = selection.count === 1;

  const send = async (form: FormData, key: string): Promise<boolean> => {
    const fen = way === 'in-full' ? 'in-full' : fenFromTyped(formText(form, 'amount'));
    setComplaint(fen === undefined ? t('claims.dialog.badAmount') : undefined);
    if (fen === undefined || selection.claims === null) return false;
    await act({
      kind: 'pay',
      key,
      claims: selection.claims,
      seenSeq: page.seenSeq,
      fen,
      note: formText(form, 'note'),
    });
    return true;
  };

  return (
    <ActDialog
      title={t('claims.dialog.payTitle', { total: writeCount(selection.count) })}
      submit={t('claims.dialog.do')}
      send={send}
      close={close}
    >
      <div className="choices" role="radiogroup" aria-label={t('claims.pay')}>
        {(['in-full', 'each'] as const).map((each) => (
          <label key={each} className="check">
            <input type="radio" name="way" checked={way === each} onChange={() => setWay(each)} />{' '}
            {each === 'in-full'
              ? t('claims.dialog.payFull')
              : one
                ? t('claims.dialog.payAmount')
                : t('claims.dialog.payEach')}
          </label>
        ))}
      </div>
      {way === 'each' && (
        <Field label={one ? t('claims.dialog.payAmount') : t('claims.dialog.payEach')} complaint={complaint}>
          {({ id, describedBy, invalid }) => (
            <input
              id={id}
              name="amount"
              inputMode="decimal"
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        </Field>
      )}
      <Field label={t('claims.dialog.note')}>
        {({ id }) => <input id={id} name="note" maxLength={500} />}
      </Field>
    </ActDialog>
  );
};
