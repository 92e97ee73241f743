import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimPage } from '../../api/claims-queries.ts';
import { client } from '../../api/client.ts';
import { download } from '../../api/files.ts';
import { writeCount } from '../../format/number.ts';
import { ActDialog } from '../../kit/act-dialog.tsx';
import { Field } from '../../kit/field.tsx';
import { formText } from '../../kit/form-text.ts';
import { isReason } from '../warning/reason.ts';
import type { ClaimsSearch } from './claims-search.ts';
import { ReasonField } from '../../kit/reason-field.tsx';

/** Takes out what the filters show; names only with a purpose, which is logged. */
export const ExportDialog = ({
  page,
  search,
  close,
}: {
  page: ClaimPage;
  search: ClaimsSearch;
  close: () => void;
}) => {
  const { t } = useTranslation();
  const [named, setNamed] = useState(false);
  const [complaint, setComplaint] = useState<string | undefined>(undefined);

  const send = async (form: FormData): Promise<boolean> => {
    const reason = formText(form, 'reason');
    const lacks = named && !isReason(reason);
    setComplaint(lacks ? t('dialog.tooShort') : undefined);
    if (lacks) return false;
    const { stage, kind, due, q } = search;
    download(
      await client.exportClaims({
        params: { id: page.caseFile.id },
        body: {
          format: formText(form, 'format') === 'csv' ? 'csv' : 'xlsx',
          stage,
          kind,
          due,
          q,
          workers: named ? { reason } : null,
        },
      }),
    );
    return true;
  };

  return (
    <ActDialog
      title={t('claims.dialog.exportTitle', { total: writeCount(page.total) })}
      submit={t('claims.dialog.exportDo')}
      send={send}
      close={close}
    >
      <Field label={t('claims.dialog.format')}>
        {({ id }) => (
          <select id={id} name="format">
            <option value="xlsx">Excel (.xlsx)</option>
            <option value="csv">CSV</option>
          </select>
        )}
      </Field>
      <label className="check">
        <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />{' '}
        {t('claims.dialog.names')}
      </label>
      <p className="note">{t('claims.dialog.namesHelp')}</p>
      {named && <ReasonField label={t('dialog.reason')} complaint={complaint} rows={2} maxLength={500} />}
    </ActDialog>
  );
};
