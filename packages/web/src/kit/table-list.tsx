import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NewsButton } from '../live/news-button.tsx';
import { EmptyNote } from './empty-note.tsx';
import { type LongPage, type LongRow, LongRows, type PageQuery } from './long-list/long-rows.tsx';
import { useListNews } from './long-list/use-list-news.ts';
import { Paging } from './paging.tsx';
import { SortHeader, type Sorting } from './sort-header.tsx';

export type Column = {
  readonly id: string;
  readonly label: string;
  readonly numeric?: boolean;
  /** Left out on a phone; what matters of it stands in the first column there. */
  readonly deskOnly?: boolean;
  /** Sorts by this name of the address; `first` is the order of the first click. */
  readonly sortBy?: string;
  readonly first?: Sorting['order'];
};

const Head = ({ column, sorting }: { column: Column; sorting: Sorting | undefined }) => {
  const className = column.deskOnly === true ? 'desk-only' : '';
  if (column.sortBy !== undefined && sorting !== undefined)
    return (
      <SortHeader
        column={column.sortBy}
        label={column.label}
        sorting={sorting}
        numeric={column.numeric ?? false}
        className={className}
        {...(column.first === undefined ? {} : { first: column.first })}
      />
    );
  return (
    <th scope="col" className={`${column.numeric === true ? 'num ' : ''}${className}`}>
      {column.label}
    </th>
  );
};

type Listed = {
  caption: string;
  columns: readonly Column[];
  sorting?: Sorting;
  empty: string;
  emptyNarrowed?: string;
  narrowedBy?: readonly string[];
};

const Heads = ({ columns, sorting }: Pick<Listed, 'columns' | 'sorting'>) =>
  columns.map((column) => <Head key={column.id} column={column} sorting={sorting} />);

const Empty = ({ empty, emptyNarrowed = empty, narrowedBy = [] }: Omit<Listed, 'caption' | 'columns'>) =>
  narrowedBy.length === 0 ? (
    <EmptyNote text={empty} />
  ) : (
    <EmptyNote text={emptyNarrowed} clear={narrowedBy} />
  );

/**
 * One page of a list as a table with its head, its paging and its empty state. `row` makes one `<tr>` with a cell a
 * column. `narrowedBy` names the filters in force: an empty list then offers to clear them instead of saying what
 * will come here.
 */
export const TableList = <R,>({
  page,
  row,
  ...listed
}: Listed & { page: LongPage<R>; row: (row: R) => ReactNode }) => {
  if (page.total === 0) return <Empty {...listed} />;
  return (
    <>
      <table className="table">
        <caption className="unseen">{listed.caption}</caption>
        <thead>
          <tr>
            <Heads {...listed} />
          </tr>
        </thead>
        <tbody>{page.rows.map(row)}</tbody>
      </table>
      <Paging page={page.page} perPage={page.perPage} total={page.total} />
    </>
  );
};

/**
 * The same for a list of which there may be a hundred thousand: one scrolls through all of it. What changes meanwhile waits until it
 * is asked for. `listKey` says which list it is, and `prefix` what its queries begin with.
 */
export const LongTableList = <R extends { readonly id: string }>({
  page,
  row,
  pageQuery,
  listKey,
  prefix,
  ...listed
}: Listed & {
  page: LongPage<unknown>;
  row: (shown: LongRow<R>) => ReactNode;
  pageQuery: PageQuery<R>;
  listKey: string;
  prefix: readonly string[];
}) => {
  const { t } = useTranslation();
  const head = useRef<HTMLTableSectionElement>(null);
  const news = useListNews(listKey, prefix);
  if (page.total === 0) return <Empty {...listed} />;
  return (
    <>
      <NewsButton
        says={news.freshCount + news.goneCount > 0 && t('live.changed')}
        show={() => void news.show()}
      />
      <table className="table" aria-rowcount={page.total + 1}>
        <caption className="unseen">{listed.caption}</caption>
        <thead ref={head}>
          <tr aria-rowindex={1}>
            <Heads {...listed} />
          </tr>
        </thead>
        <LongRows<R>
          listKey={news.listKey}
          page={page}
          pageQuery={pageQuery}
          columns={listed.columns.length}
          head={head}
          row={row}
          changed={news.changed}
        />
      </table>
      <Paging page={page.page} perPage={page.perPage} total={page.total} isLong />
    </>
  );
};

/** The names of `filters` that the address sets: what `narrowedBy` of a list takes. */
export const namesSet = <S extends Readonly<Record<string, unknown>>>(
  search: S,
  filters: readonly (keyof S & string)[],
): string[] => filters.filter((name) => search[name] !== undefined);
