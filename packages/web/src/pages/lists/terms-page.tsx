import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { termsQuery } from '../../api/queries.ts';
import { writeCount } from '../../format/number.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Paging } from '../../kit/paging.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { SearchLink } from '../../kit/search-link.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { TERM_KINDS } from './list-search.ts';

const Words = ({ words }: { words: readonly string[] }) =>
  words.length === 0 ? (
    <span className="note">—</span>
  ) : (
    <span className="words" lang="zh-CN">
      {words.map((word) => (
        <span key={word}>{word}</span>
      ))}
    </span>
  );

/** 动态风险关键词库: the terms in force, with how often each has hit. */
export const TermsPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/terms' });
  const query = useQuery(termsQuery(search));
  useTitle(t('terms.title'));
  const narrowed = search.kind !== undefined || search.q !== undefined;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('terms.title')}</h1>
        <SearchField label={t('terms.q')} value={search.q} />
        <fieldset className="chips" aria-label={t('terms.kind')}>
          <SearchLink change={{ kind: undefined }} className={search.kind === undefined ? 'chip on' : 'chip'}>
            {t('common.all')}
          </SearchLink>
          {TERM_KINDS.map((kind) => (
            <SearchLink
              key={kind}
              change={{ kind }}
              className={search.kind === kind ? 'chip on' : 'chip'}
              {...(search.kind === kind ? { 'aria-current': 'true' as const } : {})}
            >
              {t(`risk.${kind}`)}
            </SearchLink>
          ))}
        </fieldset>
      </div>
      <p className="note lead">{t('terms.lead')}</p>
      <Loaded query={query}>
        {({ rows, total, page, perPage }) =>
          total === 0 ? (
            <EmptyNote text={t('terms.empty')} {...(narrowed ? { clear: ['kind', 'q'] } : {})} />
          ) : (
            <>
              <table className="table">
                <caption className="unseen">{t('terms.caption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('terms.must')}</th>
                    <th scope="col">{t('terms.any')}</th>
                    <th scope="col" className="desk-only">
                      {t('terms.not')}
                    </th>
                    <th scope="col">{t('terms.kind')}</th>
                    <th scope="col" className="num desk-only">
                      {t('terms.weight')}
                    </th>
                    <th scope="col" className="num">
                      {t('terms.hits')}
                    </th>
                    <th scope="col" className="num desk-only">
                      {t('terms.version')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((term) => (
                    <tr key={term.id}>
                      <td>
                        <Words words={term.must} />
                      </td>
                      <td>
                        <Words words={term.any} />
                      </td>
                      <td className="desk-only">
                        <Words words={term.not} />
                      </td>
                      <td className="nowrap">{t(`risk.${term.kind}`)}</td>
                      <td className="num desk-only">{term.weight.toFixed(2)}</td>
                      <td className="num">{writeCount(term.hits)}</td>
                      <td className="num desk-only">{term.version}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <Paging page={page} perPage={perPage} total={total} />
            </>
          )
        }
      </Loaded>
    </div>
  );
};
