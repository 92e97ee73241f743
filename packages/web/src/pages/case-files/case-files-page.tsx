import { dayOf } from '@weisu/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CaseFileRow, caseFilesQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useRowKeys } from '../../shell/use-keys.ts';
import { useTitle } from '../../shell/use-title.ts';
import { CASE_FILE_STATES } from './case-files-search.ts';

const Row = ({ row }: { row: CaseFileRow }) => {
  const { t } = useTranslation();
  const { day, say } = useFormat();
  const { named } = usePlaceNames();
  return (
    <tr>
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
};

export const CaseFilesPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/case-files' });
  const query = useQuery(caseFilesQuery(search));
  useTitle(t('caseFiles.title'));
  useRowKeys();
  const state = search.state ?? 'open';
  const narrowed = search.state !== undefined || search.q !== undefined;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('caseFiles.title')}</h1>
        <SearchField label={t('queue.q')} value={search.q} />
        <fieldset className="chips" aria-label={t('common.filters')}>
          {CASE_FILE_STATES.map((each) => (
            <SearchLink
              key={each}
              change={{ state: each === 'open' ? undefined : each }}
              className={each === state ? 'chip on' : 'chip'}
              {...(each === state ? { 'aria-current': 'true' as const } : {})}
            >
              {t(`caseFiles.${each}`)}
            </SearchLink>
          ))}
        </fieldset>
      </div>
      <Loaded query={query}>
        {(page) =>
          page.total === 0 ? (
            <EmptyNote
              text={narrowed ? t('caseFiles.empty') : t('caseFiles.emptyAll')}
              {...(narrowed ? { clear: ['state', 'q'] } : {})}
            />
          ) : (
            <>
              <table className="table">
                <caption className="unseen">{t('caseFiles.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('caseFiles.enterprise')}</th>
                    <th scope="col">{t('caseFiles.step')}</th>
                    <th scope="col" className="num desk-only">
                      {t('caseFiles.openedAt')}
                    </th>
                    <th scope="col" className="num desk-only">
                      {t('caseFiles.closedAt')}
                    </th>
                    <th scope="col" className="num desk-only">
                      {t('caseFiles.warnings')}
                    </th>
                    <th scope="col">{t('caseFiles.dueOn')}</th>
                  </tr>
                </thead>
                <tbody>
                  {page.rows.map((row) => (
                    <Row key={row.id} row={row} />
                  ))}
                </tbody>
              </table>
              <Paging page={page.page} perPage={page.perPage} total={page.total} />
            </>
          )
        }
      </Loaded>
    </div>
  );
};
