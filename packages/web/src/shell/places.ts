/** Where the navigation leads, in its order; `key` follows `g`. */
export const PLACES = [
  { to: '/', name: 'situation', key: 't' },
  { to: '/warnings', name: 'warnings', key: 'q' },
  { to: '/enterprises', name: 'enterprises', key: 'e' },
  { to: '/case-files', name: 'caseFiles', key: 'c' },
  { to: '/watchlist', name: 'watchlist', key: 'w' },
  { to: '/suppressed', name: 'suppressed', key: 's' },
  { to: '/terms', name: 'terms', key: 'k' },
] as const;

/** How many of them a narrow screen shows before 更多. */
export const ALWAYS_SHOWN = 4;
