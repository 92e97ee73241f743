import { dayOf } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { type CaseFileRow, caseFilesQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DistrictSelect } from '../../kit/district-select.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { CASE_FILE_STATES } from './case-files-search.ts';
import { FilterChips } from '../../kit/filter-chips.tsx';
import type { LongRow, PageQuery } from '../../kit/long-list/long-rows.tsx';
import { LongTableList, namesSet } from '../../kit/table-list.tsx';

const Row = memo(({ row, index }: LongRow<CaseFileRow>) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr aria-rowindex={index + 1}>
      <td className="wide">
        <Link to="/case-files/$id" params={{ id: row.id }} className="strong" data-row-link>
          {row.enterprise.name}
        </Link>
        <span className="note block">{named(row.unit.name)}</span>
      </td>
      <td>
        {row.step === null ? <span className="note">{t('caseFiles.closed')}</span> : say(row.step.name)}
      </td>
      <td className="num desk-only">{day(dayOf(row.openedAt))}</td>
      <td className="num desk-only">
        {row.closedAt === null ? <span className="note">—</span> : day(dayOf(row.closedAt))}
      </td>
      <td className="num desk-only">{row.warningCount}</td>
      <td className="nowrap">
        <ClockTag dueOn={row.dueOn} supervision={row.supervision} />
      </td>
    </tr>
  );
});

export const CaseFilesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/case-files' });
  const query = useQuery(caseFilesQuery(search));
  const { page: _, ...list } = search;
  const pageQuery: PageQuery<CaseFileRow> = (page) => {
    const asked = { ...list, ...(page > 1 ? { page } : {}) };
    return {
      queryKey: caseFilesQuery(asked).queryKey,
      ask: () => client.listCaseFiles({ query: asked }),
    };
  };
  return (
    <ListPage
      title={t('caseFiles.title')}
      tools={
        <>
          <SearchField label={t('queue.q')} value={search.q} />
          <FilterChips
            label={t('common.filters')}
            name="state"
            otherwise="open"
            value={search.state}
            chips={CASE_FILE_STATES.map((value) => ({ value, label: t(`caseFiles.${value}`) }))}
          />
          <DistrictSelect value={search.district} />
        </>
      }
      query={query}
    >
      {(page) => (
        <LongTableList
          page={page}
          listKey={JSON.stringify(list)}
          prefix={['case-files']}
          pageQuery={pageQuery}
          caption={t('caseFiles.caption')}
          empty={t('caseFiles.emptyAll')}
          emptyNarrowed={t('caseFiles.empty')}
          narrowedBy={namesSet(search, ['state', 'district', 'q'])}
          columns={[
            { id: 'enterprise', label: t('caseFiles.enterprise') },
            { id: 'step', label: t('caseFiles.step') },
            { id: 'openedAt', label: t('caseFiles.openedAt'), numeric: true, deskOnly: true },
            { id: 'closedAt', label: t('caseFiles.closedAt'), numeric: true, deskOnly: true },
            { id: 'warnings', label: t('caseFiles.warnings'), numeric: true, deskOnly: true },
            { id: 'dueOn', label: t('caseFiles.dueOn') },
          ]}
          row={(shown) => <Row key={shown.row.id} {...shown} />}
        />
      )}
    </ListPage>
  );
};
