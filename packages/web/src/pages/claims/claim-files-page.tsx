import { CLAIM_DUES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ClaimFileRow, claimFilesQuery, type ClaimWording } from '../../api/claims-queries.ts';
import { writeFen } from '../../format/fen.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { SortHeader } from '../../kit/sort-header.tsx';
import { toggled } from '../../shell/page-search.ts';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { DueTag } from './due-tag.tsx';
import { SumsStrip } from './sums-strip.tsx';
import './claims.css';

const Stages = ({ row, wording }: { row: ClaimFileRow; wording: ClaimWording }) => {
  const { say } = useFormat();
  return (
    <span className="claim-parts">
      {wording.stages.flatMap((stage) => {
        const count = row.stages.find((each) => each.stage === stage.id)?.count ?? 0;
        return count === 0
          ? []
          : [
              <span key={stage.id} className={stage.closed ? 'over' : ''}>
                {say(stage.name)} {writeCount(count)}
              </span>,
            ];
      })}
    </span>
  );
};

const Row = ({ row, wording }: { row: ClaimFileRow; wording: ClaimWording }) => {
  const { yuan } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
      <td>
        <Link to="/case-files/$id/claims" params={{ id: row.caseFile.id }} className="strong" data-row-link>
          {row.caseFile.enterprise.name}
        </Link>
        <span className="note block">{named(row.caseFile.unit.name)}</span>
      </td>
      <td className="num">{writeCount(row.sum.count)}</td>
      <td className="num" title={writeFen(row.sum.amountFen)}>
        {yuan(row.sum.amountFen / 100)}
      </td>
      <td className="num desk-only" title={writeFen(row.sum.paidFen)}>
        {yuan(row.sum.paidFen / 100)}
      </td>
      <td className="desk-only">
        <Stages row={row} wording={wording} />
      </td>
      <td className="num desk-only">{writeCount(row.openCount)}</td>
      <td className="nowrap">
        <DueTag dueOn={row.nextDueOn} due={row.due} />
      </td>
    </tr>
  );
};

export const ClaimFilesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/claims' });
  const query = useQuery(claimFilesQuery(search));
  useTitle(t('claims.title'));
  useRowKeys();
  const sorting = { sort: search.sort ?? 'dueOn', order: search.order ?? 'asc' } as const;
  const narrowed = search.stage !== undefined || search.q !== undefined || search.due !== undefined;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('claims.title')}</h1>
        <SearchField label={t('queue.q')} value={search.q} />
        <fieldset className="chips" aria-label={t('claims.dueOn')}>
          {CLAIM_DUES.toReversed().map((due) => {
            const on = search.due?.split(',').includes(due) ?? false;
            return (
              <SearchLink
                key={due}
                change={{ due: toggled(search.due, due) }}
                className={on ? 'chip on' : 'chip'}
                {...(on ? { 'aria-current': 'true' as const } : {})}
              >
                {t(`claims.due.${due}`)}
              </SearchLink>
            );
          })}
        </fieldset>
      </div>
      <p className="note">{t('claims.lead')}</p>
      <Loaded query={query}>
        {(page) => (
          <>
            {(page.total > 0 || narrowed) && (
              <SumsStrip sums={page.sums} all={page.all} stage={search.stage} />
            )}
            {page.total === 0 ? (
              <EmptyNote
                text={narrowed ? t('claims.empty') : t('claims.emptyFiles')}
                {...(narrowed ? { clear: ['stage', 'q', 'due'] } : {})}
              />
            ) : (
              <>
                <table className="table">
                  <caption className="unseen">{t('claims.captionFiles')}</caption>
                  <thead>
                    <tr>
                      <SortHeader
                        column="name"
                        label={t('claims.enterprise')}
                        sorting={sorting}
                        first="asc"
                      />
                      <SortHeader column="count" label={t('claims.count')} sorting={sorting} numeric />
                      <SortHeader column="amount" label={t('claims.amount')} sorting={sorting} numeric />
                      <SortHeader
                        column="paid"
                        label={t('claims.paid')}
                        sorting={sorting}
                        numeric
                        className="desk-only"
                      />
                      <th scope="col" className="desk-only">
                        {t('claims.stagesOf')}
                      </th>
                      <th scope="col" className="num desk-only">
                        {t('claims.open')}
                      </th>
                      <SortHeader column="dueOn" label={t('claims.nextDue')} sorting={sorting} first="asc" />
                    </tr>
                  </thead>
                  <tbody>
                    {page.rows.map((row) => (
                      <Row key={row.caseFile.id} row={row} wording={page.wording} />
                    ))}
                  </tbody>
                </table>
                <Paging page={page.page} perPage={page.perPage} total={page.total} />
              </>
            )}
          </>
        )}
      </Loaded>
    </div>
  );
};
