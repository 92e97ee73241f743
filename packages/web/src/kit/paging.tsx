import { useTranslation } from 'react-i18next';
import { SearchLink } from './search-link.tsx';

type Page = { readonly page: number; readonly perPage: number; readonly total: number };

export const Paging = ({ page, perPage, total }: Page) => {
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(total / perPage));
  return (
    <nav className="paging" aria-label={t('common.pages')}>
      <span className="note">{t('common.total', { count: total })}</span>
      {pages > 1 && (
        <>
          {page > 1 ? (
            <SearchLink change={{ page: page === 2 ? undefined : page - 1 }} rel="prev">
              {t('common.previous')}
            </SearchLink>
          ) : (
            <span className="off">{t('common.previous')}</span>
          )}
          <span>{t('common.pageOf', { page, pages })}</span>
          {page < pages ? (
            <SearchLink change={{ page: page + 1 }} rel="next">
              {t('common.next')}
            </SearchLink>
          ) : (
            <span className="off">{t('common.next')}</span>
          )}
        </>
      )}
    </nav>
  );
};
