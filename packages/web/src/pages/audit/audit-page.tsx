import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type AuditRow, auditQuery } from '../../api/rights-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useTitle } from '../../shell/use-title.ts';
import '../account/account.css';
import './audit.css';
import { useActionWords } from './action-words.ts';
import { AuditFilter } from './audit-filter.tsx';
import { ExportButton } from './export-button.tsx';
import { ProofCard } from './proof-card.tsx';
import { VerifyCard } from './verify-card.tsx';

const FILTERS = ['area', 'login', 'q', 'caseFile', 'from', 'until'] as const;

const Row = ({ row }: { row: AuditRow }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { named } = usePlaceNames();
  const words = useActionWords()(row.action, row.actName);
  return (
    <tr>
      <td className="num">{row.seq}</td>
      <td className="nowrap">{at(row.at)}</td>
      <td>
        {row.by === null ? (
          <span className="note">{t('rights.audit.nobody')}</span>
        ) : (
          <SearchLink change={{ login: row.by.login }}>{row.by.name}</SearchLink>
        )}
        {row.unit !== null && <span className="note block nowrap desk-only">{named(row.unit.name)}</span>}
      </td>
      <td>
        <span className="note">{words.area}</span> {words.act}
      </td>
      <td className="audit-subject">
        <SearchLink change={{ q: row.subject }}>{row.subject}</SearchLink>
        <details>
          <summary className="note">{t('rights.audit.details')}</summary>
          <pre>{JSON.stringify(row.detail, null, 1)}</pre>
          <p className="note secret">{row.hash}</p>
        </details>
      </td>
    </tr>
  );
};

/** The log, for the audit administrator alone. */
export const AuditPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/audit' });
  const query = useQuery(auditQuery(search));
  useTitle(t('rights.audit.title'));
  const { page: _, ...filter } = search;
  const narrowed = Object.keys(filter).length > 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rights.audit.title')}</h1>
        <ExportButton filter={filter} />
      </div>
      <p className="note lead">{t('rights.audit.lead')}</p>
      <div className="audit-columns">
        <div>
          <AuditFilter search={search} />
          <Loaded query={query}>
            {({ rows, total, page, perPage }) =>
              total === 0 ? (
                <EmptyNote
                  text={narrowed ? t('rights.audit.empty') : t('rights.audit.emptyAll')}
                  {...(narrowed ? { clear: FILTERS } : {})}
                />
              ) : (
                <>
                  <table className="table">
                    <caption className="unseen">{t('rights.audit.caption')}</caption>
                    <thead>
                      <tr>
                        <th scope="col" className="num">
                          {t('rights.audit.seq')}
                        </th>
                        <th scope="col">{t('rights.audit.at')}</th>
                        <th scope="col">{t('rights.audit.by')}</th>
                        <th scope="col">{t('rights.audit.action')}</th>
                        <th scope="col">{t('rights.audit.subject')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <Row key={row.seq} row={row} />
                      ))}
                    </tbody>
                  </table>
                  <Paging page={page} perPage={perPage} total={total} />
                </>
              )
            }
          </Loaded>
        </div>
        <div className="stack">
          <VerifyCard />
          <ProofCard caseFile={search.caseFile} />
        </div>
      </div>
    </div>
  );
};
