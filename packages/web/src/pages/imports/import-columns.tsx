import { IMPORT_FIELD_NAMES } from '@weisu/core';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../api/register-queries.ts';
import { Card } from '../../kit/card.tsx';
import { Field } from '../../kit/field.tsx';
import type { ImportWork } from './use-import.ts';

/** The sheet and the row of the headers; shown where there is a choice. */
export const SheetOptions = ({ preview, work }: { preview: ImportPreview; work: ImportWork }) => {
  const { t } = useTranslation();
  return (
    <div className="roster-options">
      {preview.sheets.length > 1 && (
        <Field label={t('claims.roster.sheet')}>
          {({ id }) => (
            <select
              id={id}
              value={preview.sheet}
              onChange={(event) => work.change({ sheet: event.target.value })}
            >
              {preview.sheets.map(({ name, rowCount }) => (
                <option key={name} value={name}>
                  {t('claims.roster.sheetRows', { name, count: rowCount })}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field label={t('claims.roster.headerRow')}>
        {({ id }) => (
          <input
            id={id}
            type="number"
            min={1}
            max={100}
            value={preview.headerRow + 1}
            onChange={(event) => {
              const row = Number(event.target.value);
              if (Number.isInteger(row) && row >= 1 && row <= 100)
                work.change({ sheet: preview.sheet, headerRow: row - 1 });
            }}
          />
        )}
      </Field>
    </div>
  );
};

/** The columns of the sheet, each with what it holds and its first values: set here, seen at once below. */
export const ImportColumns = ({ preview, work }: { preview: ImportPreview; work: ImportWork }) => {
  const { t } = useTranslation();
  return (
    <Card title={t('register.columns')} note={preview.remembered ? t('register.remembered') : undefined}>
      <p className="note">{t('register.columnsLead')}</p>
      <div className="roster-columns">
        <table className="table tight">
          <thead>
            <tr>
              <th scope="col">{t('claims.roster.header')}</th>
              <th scope="col">{t('claims.roster.holds')}</th>
              <th scope="col">{t('claims.roster.sample')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.headers.map((header, column) => (
              <tr key={`${column}-${header}`} className={preview.mapping[column] === null ? 'unread' : ''}>
                <th scope="row">{header === '' ? `(${column + 1})` : header}</th>
                <td>
                  <select
                    aria-label={header === '' ? `(${column + 1})` : header}
                    value={preview.mapping[column] ?? ''}
                    onChange={(event) =>
                      work.map(
                        column,
                        IMPORT_FIELD_NAMES.find((field) => field === event.target.value) ?? null,
                      )
                    }
                  >
                    <option value="">{t('claims.roster.ignore')}</option>
                    {IMPORT_FIELD_NAMES.map((field) => (
                      <option key={field} value={field}>
                        {t(`register.field.${field}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="note">
                  {preview.sample
                    .slice(0, 3)
                    .map((row) => row.cells[column] ?? '')
                    .filter((cell) => cell !== '')
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
};
