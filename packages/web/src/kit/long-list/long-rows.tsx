import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  Fragment,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../failure-note.tsx';
import { steadyRows } from './steady-rows.ts';
import { useLongScroll } from './use-long-scroll.ts';

export type LongPage<R> = {
  readonly rows: readonly R[];
  readonly total: number;
  readonly page: number;
  readonly perPage: number;
};

export type LongRow<R> = {
  readonly row: R;
  /** Its number among all, counted from 1. */
  readonly index: number;
  readonly isGone: boolean;
};

/** How another page of the same list is asked for. */
export type PageQuery<R> = (page: number) => {
  readonly queryKey: readonly unknown[];
  readonly ask: () => Promise<LongPage<R>>;
};

/** How a page differs from what is shown of it. */
export type PageChange = { readonly gone: number; readonly fresh: number };

/** Rows that one list draws at most: browsers draw nothing that lies some ten millions of pixels down. */
const MOST_ROWS = 100_000;

type BodyProps<R> = {
  listKey: string;
  page: number;
  perPage: number;
  columns: number;
  heightPx: number;
  query: ReturnType<PageQuery<R>>;
  /** So many of its last rows may have been moved to the next page by new ones. */
  pushed: number;
  row: (shown: LongRow<R>) => ReactNode;
  measure: (heightPx: number) => void;
  keep: () => void;
  changed: (change: PageChange | null) => void;
};

/** One page: its rows as they were first shown, each with what is known of it now. */
const PageBody = <R extends { readonly id: string }>({
  listKey,
  page,
  perPage,
  columns,
  heightPx,
  query: { queryKey, ask },
  pushed,
  row,
  measure,
  keep,
  changed,
}: BodyProps<R>) => {
  const { t } = useTranslation();
  const {
    data: latest,
    isPlaceholderData: isOld,
    error,
    refetch,
  } = useQuery({ queryKey, queryFn: ask, placeholderData: keepPreviousData });
  const [first, setFirst] = useState<{ readonly listKey: string; readonly rows: readonly R[] }>();
  const told = useMemo(
    () => (latest === undefined ? undefined : { listKey: isOld ? '' : listKey, rows: latest.rows }),
    [latest, isOld, listKey],
  );
  // Fifty rows at once would hold up the wheel: they are made between its turns.
  const now = useDeferredValue(told, undefined);
  const isNow = now !== undefined && now.listKey === listKey;
  if (isNow && first?.listKey !== listKey) setFirst({ listKey, rows: now.rows });
  const isFirst = first?.listKey === listKey;
  const body = useRef<HTMLTableSectionElement>(null);
  // Until another list has come the rows of the one before stand there.
  const shown = steadyRows(first?.rows ?? [], isFirst && isNow ? now.rows : (first?.rows ?? []), pushed);
  const gone = shown.filter(({ isGone }) => isGone).length;
  const known = new Set(first?.rows.map(({ id }) => id));
  const fresh = isFirst && isNow ? now.rows.filter(({ id }) => !known.has(id)).length : 0;
  const isDrawn = shown.length > 0;
  useLayoutEffect(() => {
    if (isDrawn && body.current !== null) measure(body.current.offsetHeight);
  });
  // The page in which the focus is stays: else it would be lost by looking elsewhere.
  useEffect(() => {
    const rows = body.current;
    rows?.addEventListener('focusin', keep);
    return () => rows?.removeEventListener('focusin', keep);
  });
  const tell = useRef(changed);
  useEffect(() => {
    tell.current = changed;
  });
  useEffect(() => tell.current({ gone, fresh }), [gone, fresh]);
  useEffect(() => () => tell.current(null), []);
  if (!isDrawn)
    return (
      <tbody aria-busy={error === null}>
        <tr style={{ height: heightPx }}>
          <td colSpan={columns} className="note long-waiting">
            {error === null ? (
              <span>{t('common.loading')}</span>
            ) : (
              <FailureNote error={error} retry={() => void refetch()} />
            )}
          </td>
        </tr>
      </tbody>
    );
  return (
    <tbody ref={body}>
      {shown.map((each, at) => row({ ...each, index: (page - 1) * perPage + at + 1 }))}
    </tbody>
  );
};

type Props<R> = {
  /** Says which list it is and how often it was shown anew: another one begins at its beginning. */
  listKey: string;
  page: LongPage<unknown>;
  pageQuery: PageQuery<R>;
  columns: number;
  head: RefObject<HTMLElement | null>;
  row: (shown: LongRow<R>) => ReactNode;
  pushed?: number;
  changed: (page: number, change: PageChange | null) => void;
};

/**
 * The rows of a long list, page by page of the server as one scrolls there: those near are drawn, for the others a gap stands as high
 * as they are. It goes into a `<table>` whose `<thead>` is `head`. `row` makes one `<tr>` with its index for `aria-rowindex`.
 */
export const LongRows = <R extends { readonly id: string }>({
  listKey,
  page: asked,
  pageQuery,
  columns,
  head,
  row,
  pushed = 0,
  changed,
}: Props<R>) => {
  const { perPage, total } = asked;
  const stretch = Math.floor(MOST_ROWS / perPage);
  const before = Math.floor((asked.page - 1) / stretch) * stretch;
  const count = Math.max(1, Math.min(stretch, Math.ceil(total / perPage) - before));
  const scroll = useLongScroll({
    listKey,
    count,
    perPage,
    asked: asked.page - before,
    first: before + 1,
    headRef: head,
  });
  const gap = (after: number, next: number) => {
    const height = scroll.gapPx(after, next);
    return height <= 0 ? null : (
      <tbody aria-hidden="true" className="long-gap">
        <tr style={{ height }}>
          <td colSpan={columns}>{'\u00a0'}</td>
        </tr>
      </tbody>
    );
  };
  return (
    <>
      {scroll.drawn.map((local, at) => {
        const page = before + local;
        return (
          <Fragment key={page}>
            {gap(scroll.drawn[at - 1] ?? 0, local)}
            <PageBody
              listKey={listKey}
              page={page}
              perPage={perPage}
              columns={columns}
              heightPx={scroll.heightPx(local)}
              query={pageQuery(page)}
              pushed={pushed}
              row={row}
              measure={(heightPx) => scroll.measure(local, heightPx)}
              keep={() => scroll.keep(local)}
              changed={(change) => changed(page, change)}
            />
          </Fragment>
        );
      })}
      {gap(scroll.drawn.at(-1) ?? 0, count + 1)}
    </>
  );
};
