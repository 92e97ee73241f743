import { useTranslation } from 'react-i18next';
import { SearchLink } from './search-link.tsx';

export type Sorting = { readonly sort: string; readonly order: 'asc' | 'desc' };

/** A column's head that sorts by it; a second click turns the order round. */
export const SortHeader = ({
  column,
  label,
  sorting,
  first = 'desc',
  numeric = false,
  className = '',
}: {
  column: string;
  label: string;
  sorting: Sorting;
  first?: Sorting['order'];
  numeric?: boolean;
  className?: string;
}) => {
  const { t } = useTranslation();
  const on = sorting.sort === column;
  const turned = sorting.order === 'asc' ? 'desc' : 'asc';
  return (
    <th
      scope="col"
      className={`${numeric ? 'num ' : ''}${className}`}
      aria-sort={on ? (sorting.order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <SearchLink
        change={{ sort: column, order: on ? turned : first }}
        className={on ? 'sort on' : 'sort'}
        title={t('common.sorted', { column: label })}
      >
        {label}
        <span aria-hidden="true">{on ? (sorting.order === 'asc' ? '↑' : '↓') : ''}</span>
      </SearchLink>
    </th>
  );
};
