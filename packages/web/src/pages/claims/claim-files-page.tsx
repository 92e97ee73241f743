import { CLAIM_DUES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import {
  type ClaimFileRow,
  type ClaimFilesQuery,
  claimFilesQuery,
  type ClaimWording,
} from '../../api/claims-queries.ts';
import { writeFen } from '../../format/fen.ts';
import { writeCount } from '../../format/number.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ListPage } from '../../kit/list-page.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { DueTag } from './due-tag.tsx';
import { SumsStrip } from './sums-strip.tsx';
import './claims.css';
import { FilterChips } from '../../kit/filter-chips.tsx';
import type { LongPage, LongRow, PageQuery } from '../../kit/long-list/long-rows.tsx';
import { LongTableList, namesSet } from '../../kit/table-list.tsx';

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

type FileRow = ClaimFileRow & { readonly id: string };

/** A row of a long list is known by an id: here that of its case file. */
const askForPage = async (query: ClaimFilesQuery): Promise<LongPage<FileRow>> => {
  const { rows, ...page } = await client.listClaimFiles({ query });
  return { ...page, rows: rows.map((row) => ({ ...row, id: row.caseFile.id })) };
};

const Row = ({ row, index, wording }: LongRow<FileRow> & { wording: ClaimWording }) => {
  const { yuan } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr aria-rowindex={index + 1}>
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
  const { page: _, ...list } = search;
  const pageQuery: PageQuery<FileRow> = (page) => {
    const asked = { ...list, ...(page > 1 ? { page } : {}) };
    return { queryKey: ['claim-files', 'rows', asked], ask: () => askForPage(asked) };
  };
  const sorting = { sort: search.sort ?? 'dueOn', order: search.order ?? 'asc' } as const;
  const narrowedBy = namesSet(search, ['stage', 'q', 'due']);
  return (
    <ListPage
      title={t('claims.title')}
      tools={
        <>
          <SearchField label={t('queue.q')} value={search.q} />
          <FilterChips
            label={t('claims.dueOn')}
            name="due"
            many
            value={search.due}
            chips={CLAIM_DUES.toReversed().map((value) => ({ value, label: t(`claims.due.${value}`) }))}
          />
        </>
      }
      lead={t('claims.lead')}
      query={query}
    >
      {(page) => (
        <>
          {(page.total > 0 || narrowedBy.length > 0) && (
            <SumsStrip sums={page.sums} all={page.all} stage={search.stage} />
          )}
          <LongTableList<FileRow>
            page={page}
            listKey={JSON.stringify(list)}
            prefix={['claim-files']}
            pageQuery={pageQuery}
            caption={t('claims.captionFiles')}
            empty={t('claims.emptyFiles')}
            emptyNarrowed={t('claims.empty')}
            narrowedBy={narrowedBy}
            sorting={sorting}
            columns={[
              { id: 'name', label: t('claims.enterprise'), sortBy: 'name', first: 'asc' },
              { id: 'count', label: t('claims.count'), sortBy: 'count', numeric: true },
              { id: 'amount', label: t('claims.amount'), sortBy: 'amount', numeric: true },
              { id: 'paid', label: t('claims.paid'), sortBy: 'paid', numeric: true, deskOnly: true },
              { id: 'stages', label: t('claims.stagesOf'), deskOnly: true },
              { id: 'open', label: t('claims.open'), numeric: true, deskOnly: true },
              { id: 'dueOn', label: t('claims.nextDue'), sortBy: 'dueOn', first: 'asc' },
            ]}
            row={(shown) => <Row key={shown.row.id} {...shown} wording={page.wording} />}
          />
        </>
      )}
    </ListPage>
  );
};
