import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type Change = Readonly<Record<string, string | number | undefined>>;

/** What the address asks for after a change; a new filter or order begins at page one again. */
export const searchAfter = (
  search: Readonly<Record<string, unknown>>,
  change: Change,
): Record<string, unknown> => {
  const next = { ...search, page: undefined, ...change };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''));
};

type SearchLinkProps = {
  change: Change;
  children: ReactNode;
} & Pick<ComponentProps<'a'>, 'className' | 'rel' | 'aria-current' | 'aria-label' | 'title'>;

/** A link to the same page with part of its filters changed, so that every filter can be opened in a tab or sent. */
export const SearchLink = ({ change, children, ...rest }: SearchLinkProps) => (
  <Link
    to="."
    search={(old: Record<string, unknown>) => searchAfter(old, change)}
    resetScroll={false}
    // Otherwise every link whose filters are a part of the present ones is announced as the current page.
    activeOptions={{ exact: true }}
    {...rest}
  >
    {children}
  </Link>
);
