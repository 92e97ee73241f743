import { useTranslation } from 'react-i18next';
import { SearchLink } from './search-link.tsx';

type Page = { readonly page: number; readonly perPage: number; readonly total: number };

/**
 * Where one is in a list and the way on. Beside a long list, which scrolls through all of them, it stays in sight and its links go to
 * a place in it.
 */
export const Paging = ({ page, perPage, total, isLong = false }: Page & { readonly isLong?: boolean }) => {
  const { t } = useTranslation();
  const pages = Math.max(1, Math.ceil(total / perPage));
  return (
    <nav className={isLong && pages > 1 ? 'paging in-sight' : 'paging'} aria-label={t('common.pages')}>
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
