import type { ReactNode } from 'react';
import { EmptyNote } from './empty-note.tsx';
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

type Page<R> = {
  readonly rows: readonly R[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
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

/**
 * One page of a list as a table with its head, its paging and its empty state. `row` makes one `<tr>` with a cell a
 * column. `narrowedBy` names the filters in force: an empty list then offers to clear them instead of saying what
 * will come here.
 */
export const TableList = <R,>({
  page,
  caption,
  columns,
  row,
  sorting,
  empty,
  emptyNarrowed = empty,
  narrowedBy = [],
}: {
  page: Page<R>;
  caption: string;
  columns: readonly Column[];
  row: (row: R) => ReactNode;
  sorting?: Sorting;
  empty: string;
  emptyNarrowed?: string;
  narrowedBy?: readonly string[];
}) => {
  if (page.total === 0)
    return narrowedBy.length === 0 ? (
      <EmptyNote text={empty} />
    ) : (
      <EmptyNote text={emptyNarrowed} clear={narrowedBy} />
    );
  return (
    <>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>{page.rows.map(row)}</tbody>
      </table>
      <Paging page={page.page} perPage={page.perPage} total={page.total} />
    </>
  );
};

/** The names of `filters` that the address sets: what `narrowedBy` of a list takes. */
export const namesSet = <S extends Readonly<Record<string, unknown>>>(
  search: S,
  filters: readonly (keyof S & string)[],
): string[] => filters.filter((name) => search[name] !== undefined);
