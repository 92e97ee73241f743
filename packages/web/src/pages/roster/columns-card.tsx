import { useTranslation } from 'react-i18next';
import type { ClaimWording, RosterField, RosterPreview } from '../../api/claims-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import type { RosterWork } from './use-roster.ts';

type PlainField = Exclude<NonNullable<RosterField>, `amount:${string}`>;
const PLAIN = [
  'name',
  'identity',
  'docket',
  'kind',
  'amount',
  'appliedOn',
  'stage',
  'stageOn',
  'result',
  'paid',
] as const satisfies readonly PlainField[];

/** A field of a roster in words. */
export const useFieldName = (wording: ClaimWording): ((field: string) => string) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (field) => {
    const plain = PLAIN.find((each) => each === field);
    if (plain !== undefined) return t(`claims.roster.field.${plain}`);
    const kind = wording.kinds.find(({ id }) => `amount:${id}` === field);
    if (kind !== undefined) return t('claims.roster.amountOf', { kind: say(kind.name) });
    return field === 'row' ? t('claims.roster.whole') : field;
  };
};

const optionsOf = (wording: ClaimWording): readonly NonNullable<RosterField>[] => [
  ...PLAIN,
  ...wording.kinds.map(({ id }) => `amount:${id}` as const),
];

/** The columns of the sheet, each with what it holds and its first values: set here, seen at once below. */
export const ColumnsCard = ({ preview, roster }: { preview: RosterPreview; roster: RosterWork }) => {
  const { t } = useTranslation();
  const nameOf = useFieldName(preview.wording);
  const fields = optionsOf(preview.wording);
  return (
    <Card
      title={t('claims.roster.columns')}
      note={preview.remembered ? t('claims.roster.remembered') : undefined}
    >
      <p className="note">{t('claims.roster.columnsLead')}</p>
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
                    aria-label={header}
                    value={preview.mapping[column] ?? ''}
                    onChange={(event) =>
                      roster.map(column, fields.find((field) => field === event.target.value) ?? null)
                    }
                  >
                    <option value="">{t('claims.roster.ignore')}</option>
                    {fields.map((field) => (
                      <option key={field} value={field}>
                        {nameOf(field)}
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
