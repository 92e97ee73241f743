import { CLAIM_DUES } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClaimPage, claimsQuery } from '../../api/claims-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { searchAfter } from '../../kit/search-link.tsx';
import { useKeys, useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { ActsCard } from './acts-card.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ClaimDialog } from './claim-dialog.tsx';
import type { ClaimsSearch } from './claims-search.ts';
import { ClaimsTable } from './claims-table.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { LastAct } from './last-act.tsx';
import { SumsStrip } from './sums-strip.tsx';
import { useClaimAct } from './use-claim-act.ts';
import { useSelection } from './use-selection.ts';
import './claims.css';

const Filters = ({ page, search }: { page: ClaimPage; search: ClaimsSearch }) => {
  const { t } = useTranslation();
  const { say } = useFormat();
  return (
    <div className="claim-filters">
      <FilterChips
        label={t('claims.kind')}
        name="kind"
        many
        value={search.kind}
        chips={page.all.byKind.flatMap(({ kind, count }) =>
          count > 0 ? [{ value: kind.id, label: say(kind.name) }] : [],
        )}
      />
      <FilterChips
        label={t('claims.dueOn')}
        name="due"
        many
        value={search.due}
        chips={CLAIM_DUES.toReversed().map((value) => ({ value, label: t(`claims.due.${value}`) }))}
      />
    </div>
  );
};

const Body = ({ page, search }: { page: ClaimPage; search: ClaimsSearch }) => {
  const { t } = useTranslation();
  const { id } = page.caseFile;
  const navigate = useNavigate();
  const act = useClaimAct(id);
  const selection = useSelection(page, search);
  const [exporting, setExporting] = useState(false);
  useRowKeys();
  useKeys({
    x: () => {
      const claim = document.activeElement?.closest('[data-claim]')?.getAttribute('data-claim');
      if (claim !== null && claim !== undefined && page.mayAct) selection.toggle(claim);
    },
  });
  const narrowed = [search.stage, search.kind, search.due, search.q].some((each) => each !== undefined);
  const sorting = { sort: search.sort ?? 'number', order: search.order ?? 'asc' } as const;
  const closeClaim = () =>
    void navigate({
      to: '.',
      search: (old: Record<string, unknown>) => searchAfter(old, { claim: undefined, page: search.page }),
    });
  return (
    <>
      <div className="page-head">
        <h1>
          {t('claims.title')} ·{' '}
          <Link to="/case-files/$id" params={{ id }}>
            {page.caseFile.enterprise.name}
          </Link>
        </h1>
        <SearchField label={t('claims.q')} value={search.q} />
        {page.mayAct && (
          <Link to="/case-files/$id/claims/roster" params={{ id }} className="button">
            {t('claims.import')}
          </Link>
        )}
        {page.total > 0 && (
          <button type="button" className="button" onClick={() => setExporting(true)}>
            {t('claims.export')}
          </button>
        )}
      </div>
      {page.mayAct && page.lastAct !== null && (
        <LastAct key={page.lastAct.id} last={page.lastAct} act={act} />
      )}
      {page.all.count === 0 ? (
        <EmptyNote text={t('claims.emptyFile')} />
      ) : (
        <>
          <SumsStrip sums={page.sums} all={page.all} stage={search.stage} />
          <Filters page={page} search={search} />
          {page.mayAct && <BulkBar page={page} selection={selection} act={act} />}
          {page.total === 0 ? (
            <EmptyNote
              text={t('claims.empty')}
              {...(narrowed ? { clear: ['stage', 'kind', 'due', 'q'] } : {})}
            />
          ) : (
            <>
              <ClaimsTable
                page={page}
                sorting={sorting}
                at={search.page}
                selection={page.mayAct ? selection : null}
              />
              <Paging page={page.page} perPage={page.perPage} total={page.total} />
            </>
          )}
        </>
      )}
      <ActsCard id={id} />
      {exporting && <ExportDialog page={page} search={search} close={() => setExporting(false)} />}
      {search.claim !== undefined && (
        <ClaimDialog id={id} claimId={search.claim} mayLook={page.maySeeWorkers} close={closeClaim} />
      )}
    </>
  );
};

/** The claims of one case file: sums, filters, and acts on as many as needed at once. */
export const ClaimsPage = () => {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/case-files/$id/claims' });
  const search = useSearch({ from: '/desk/case-files/$id/claims' });
  const { claim: _, ...asked } = search;
  const query = useQuery(claimsQuery(id, asked));
  const name = query.data?.caseFile.enterprise.name;
  useTitle(name === undefined ? t('claims.title') : `${t('claims.title')} · ${name}`);
  return (
    <div className="page">
      <Loaded query={query}>{(page) => <Body page={page} search={search} />}</Loaded>
    </div>
  );
};
