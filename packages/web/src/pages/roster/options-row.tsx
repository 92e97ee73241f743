import { useTranslation } from 'react-i18next';
import type { RosterPreview } from '../../api/claims-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Field } from '../../kit/field.tsx';
import type { RosterWork } from './use-roster.ts';

/** Sheet, header row, and what holds for rows that leave a field out. */
export const OptionsRow = ({ preview, roster }: { preview: RosterPreview; roster: RosterWork }) => {
  const { t } = useTranslation();
  const { say, today } = useFormat();
  const { options } = roster.state;
  return (
    <div className="roster-options">
      {preview.sheets.length > 1 && (
        <Field label={t('claims.roster.sheet')}>
          {({ id }) => (
            <select
              id={id}
              value={preview.sheet}
              onChange={(event) => roster.change({ sheet: event.target.value })}
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
                roster.change({ sheet: preview.sheet, headerRow: row - 1 });
            }}
          />
        )}
      </Field>
      <Field label={t('claims.roster.kindDefault')}>
        {({ id }) => (
          <select
            id={id}
            value={options.kind ?? ''}
            onChange={(event) =>
              roster.change({ kind: event.target.value === '' ? null : event.target.value })
            }
          >
            <option value="">{t('claims.roster.noDefault')}</option>
            {preview.wording.kinds.map((kind) => (
              <option key={kind.id} value={kind.id}>
                {say(kind.name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('claims.roster.appliedDefault')}>
        {({ id }) => (
          <input
            id={id}
            type="date"
            max={today}
            value={options.appliedOn ?? ''}
            onChange={(event) =>
              roster.change({ appliedOn: event.target.value === '' ? null : event.target.value })
            }
          />
        )}
      </Field>
    </div>
  );
};
