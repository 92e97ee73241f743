import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dictionaryQuery, type RecordMapping, type SourcePreview } from '../../api/sources-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { Card } from '../../kit/card.tsx';
import { ProblemList } from './preview-texts.tsx';
import './sources.css';

type Kind = RecordMapping['kind'];
type Value = RecordMapping['values'][string];
/** A mapping that is still being made. */
export type MappingDraft = {
  readonly kind: Kind | null;
  readonly creditCode: string | null;
  readonly occurredOn: string | null;
  readonly id: string | null;
  readonly values: Readonly<Record<string, Value | null>>;
};

/** The mapping, once everything is there that it needs; null before. */
export const wholeMapping = (draft: MappingDraft, fields: readonly string[]): RecordMapping | null => {
  const { kind, creditCode, occurredOn, id, values } = draft;
  if (kind === null || creditCode === null || occurredOn === null) return null;
  const chosen = fields.flatMap((field) => {
    const value = values[field];
    return value === undefined || value === null ? [] : [[field, value] as const];
  });
  return chosen.length < fields.length
    ? null
    : { kind, creditCode, occurredOn, id, values: Object.fromEntries(chosen) };
};

const ColumnChoice = ({
  label,
  columns,
  value,
  none,
  choose,
}: {
  label: string;
  columns: readonly string[];
  value: string | null;
  none: string;
  choose: (column: string | null) => void;
}) => (
  <select aria-label={label} value={value ?? ''} onChange={(event) => choose(event.target.value || null)}>
    <option value="">{none}</option>
    {columns.map((column) => (
      <option key={column} value={column}>
        {column}
      </option>
    ))}
  </select>
);

/** Which column of a structured source is which field, in which unit; with what a dry run makes of it. */
export const MappingEditor = ({
  preview,
  draft,
  change,
}: {
  preview: SourcePreview;
  draft: MappingDraft;
  change: (draft: MappingDraft) => void;
}) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  const dictionary = useQuery(dictionaryQuery).data;
  if (dictionary === undefined) return null;
  const { columns } = preview;
  const kind = dictionary.kinds.find((each) => each.kind === draft.kind);
  const unitName = (unit: string): string => {
    const found = dictionary.units.find((each) => each.unit === unit);
    return found === undefined ? unit : say(found.name);
  };
  const good = preview.records.filter(({ known }) => known).length;
  return (
    <Card title={t('sources.mapping.title')}>
      <div className="mapping-grid">
        <span>{t('sources.mapping.kind')}</span>
        <select
          aria-label={t('sources.mapping.kind')}
          value={draft.kind ?? ''}
          onChange={(event) =>
            change({ ...draft, kind: (event.target.value || null) as Kind | null, values: {} })
          }
        >
          <option value="">{t('sources.mapping.choose')}</option>
          {dictionary.kinds.map((each) => (
            <option key={each.kind} value={each.kind}>
              {say(each.name)}
            </option>
          ))}
        </select>
        <span />
        {(['creditCode', 'occurredOn', 'id'] as const).map((field) => (
          <div key={field} className="contents">
            <span>{t(`sources.mapping.${field}`)}</span>
            <ColumnChoice
              label={t(`sources.mapping.${field}`)}
              columns={columns}
              value={draft[field]}
              none={field === 'id' ? t('sources.mapping.none') : t('sources.mapping.choose')}
              choose={(column) => change({ ...draft, [field]: column })}
            />
            <span />
          </div>
        ))}
        {kind?.fields.map(({ field, name, units }) => {
          const value = draft.values[field] ?? null;
          const [first] = units;
          const set = (next: Value | null): void =>
            change({ ...draft, values: { ...draft.values, [field]: next } });
          return (
            <div key={field} className="contents">
              <span>{say(name)}</span>
              <ColumnChoice
                label={say(name)}
                columns={columns}
                value={value !== null && 'column' in value ? value.column : null}
                none={t('sources.mapping.choose')}
                choose={(column) =>
                  set(
                    column === null || first === undefined
                      ? null
                      : { column, unit: value !== null && 'unit' in value ? value.unit : first },
                  )
                }
              />
              {value !== null && 'unit' in value ? (
                <select
                  aria-label={`${say(name)} ${t('sources.mapping.unit')}`}
                  value={value.unit}
                  onChange={(event) => set({ ...value, unit: event.target.value as (typeof units)[number] })}
                >
                  {units.map((unit) => (
                    <option key={unit} value={unit}>
                      {unitName(unit)}
                    </option>
                  ))}
                </select>
              ) : (
                <label>
                  {t('sources.mapping.constant')}{' '}
                  <input
                    type="number"
                    size={6}
                    aria-label={`${say(name)} ${t('sources.mapping.constant')}`}
                    value={value === null ? '' : value.constant}
                    onChange={(event) =>
                      set(event.target.value === '' ? null : { constant: Number(event.target.value) })
                    }
                  />
                </label>
              )}
            </div>
          );
        })}
      </div>
      <div className="source-sample">
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((cells, row) => (
              <tr key={`${row} ${cells.join(' ')}`}>
                {cells.map((cell, at) => (
                  <td key={columns[at]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {preview.records.length + preview.problems.length > 0 && draft.kind !== null && (
        <>
          <h3>{t('sources.mapping.dryRun')}</h3>
          <p className="note">
            {t('sources.mapping.dryRunNote', {
              rows: preview.rowCount,
              good: Math.max(good, preview.rowCount - preview.problems.length),
              bad: preview.problems.length,
            })}
          </p>
          <table className="table">
            <tbody>
              {preview.records.map((record) => (
                <tr key={record.row}>
                  <td className="num">{record.row}</td>
                  <td>{record.creditCode}</td>
                  <td>{day(record.occurredOn)}</td>
                  <td>
                    {say(record.says)}
                    {!record.known && <span className="note block">{t('sources.mapping.unknown')}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <ProblemList problems={preview.problems} />
        </>
      )}
    </Card>
  );
};
