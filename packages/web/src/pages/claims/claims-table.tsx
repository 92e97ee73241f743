import { useTranslation } from 'react-i18next';
import type { ClaimPage, ClaimRow } from '../../api/claims-queries.ts';
import { writeFen } from '../../format/fen.ts';
import { useFormat } from '../../format/use-format.ts';
import { SearchLink } from '../../kit/search-link.tsx';
import { type Sorting, SortHeader } from '../../kit/sort-header.tsx';
import { DueTag } from './due-tag.tsx';
import type { Selection } from './use-selection.ts';

const Row = ({
  row,
  page,
  selection,
}: {
  row: ClaimRow;
  page: number | undefined;
  selection: Selection | null;
}) => {
  const { t } = useTranslation();
  const { say, day } = useFormat();
  return (
    <tr data-claim={row.id} className={selection?.has(row.id) ? 'chosen' : ''}>
      {selection !== null && (
        <td className="pick">
          <input
            type="checkbox"
            checked={selection.has(row.id)}
            onChange={() => selection.toggle(row.id)}
            aria-label={t('claims.select', { n: row.number })}
          />
        </td>
      )}
      <td className="num">
        <SearchLink change={{ claim: row.id, page }} className="strong" data-row-link>
          {row.number}
        </SearchLink>
      </td>
      <td>
        {row.maskedName}
        {row.docket !== null && <span className="note block">{row.docket}</span>}
        <span className="note phone-only">{say(row.kind.name)}</span>
      </td>
      <td className="desk-only">{say(row.kind.name)}</td>
      <td className="num">{writeFen(row.amountFen)}</td>
      <td className="num desk-only">
        {row.awardedFen === null ? <span className="note">—</span> : writeFen(row.awardedFen)}
      </td>
      <td className="num desk-only">
        {row.paidFen === 0 ? <span className="note">—</span> : writeFen(row.paidFen)}
      </td>
      <td>
        {say(row.stage.name)}
        {row.result !== null && <span className="note desk-only"> · {say(row.result.name)}</span>}
        <span className="note block">{day(row.stageOn)}</span>
      </td>
      <td>
        <DueTag dueOn={row.dueOn} due={row.due} />
        {row.clock !== null && (
          <span className="note block desk-only">
            {say(row.clock)}
            {row.extended && ` · ${t('claims.extended')}`}
          </span>
        )}
      </td>
    </tr>
  );
};

/** One page of claims. `selection` is null for who may not act. */
export const ClaimsTable = ({
  page,
  sorting,
  at,
  selection,
}: {
  page: ClaimPage;
  sorting: Sorting;
  at: number | undefined;
  selection: Selection | null;
}) => {
  const { t } = useTranslation();
  const ids = page.rows.map((row) => row.id);
  const allOn = selection !== null && ids.length > 0 && ids.every(selection.has);
  return (
    <table className="table claims-table">
      <caption className="unseen">{t('claims.caption')}</caption>
      <thead>
        <tr>
          {selection !== null && (
            <th scope="col" className="pick">
              <input
                type="checkbox"
                checked={allOn}
                onChange={() => selection.setMany(ids, !allOn)}
                aria-label={t('claims.selectPage')}
              />
            </th>
          )}
          <SortHeader column="number" label={t('claims.number')} sorting={sorting} first="asc" numeric />
          <th scope="col">{t('claims.worker')}</th>
          <SortHeader
            column="kind"
            label={t('claims.kind')}
            sorting={sorting}
            first="asc"
            className="desk-only"
          />
          <SortHeader column="amount" label={t('claims.amount')} sorting={sorting} numeric />
          <th scope="col" className="num desk-only">
            {t('claims.awarded')}
          </th>
          <SortHeader
            column="paid"
            label={t('claims.paid')}
            sorting={sorting}
            numeric
            className="desk-only"
          />
          <SortHeader column="stage" label={t('claims.stage')} sorting={sorting} first="asc" />
          <SortHeader column="dueOn" label={t('claims.dueOn')} sorting={sorting} first="asc" />
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <Row key={row.id} row={row} page={at} selection={selection} />
        ))}
      </tbody>
    </table>
  );
};
