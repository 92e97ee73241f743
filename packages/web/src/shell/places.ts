import { may, type Right, type Role } from '@weisu/core';

/** Where the navigation leads, in its order; `key` follows `g`. Shown to those who have the right that the page needs. */
export const PLACES = [
  { to: '/', name: 'today', key: 't', needs: 'see-area' },
  { to: '/warnings', name: 'warnings', key: 'q', needs: 'see-area' },
  { to: '/enterprises', name: 'enterprises', key: 'e', needs: 'see-area' },
  { to: '/case-files', name: 'caseFiles', key: 'c', needs: 'see-area' },
  { to: '/situation', name: 'situation', key: 'r', needs: 'see-area' },
  { to: '/dispatches', name: 'dispatches', key: 'p', needs: 'see-area' },
  { to: '/claims', name: 'claims', key: 'l', needs: 'see-area' },
  { to: '/letters', name: 'letters', key: 'd', needs: 'see-letters' },
  { to: '/notices', name: 'notices', key: 'n', needs: 'see-notices' },
  { to: '/bulletins', name: 'bulletins', key: 'b', needs: 'see-bulletins' },
  { to: '/inbox', name: 'inbox', key: 'i', needs: 'see-own-notices' },
  { to: '/link-questions', name: 'linkQuestions', key: 'j', needs: 'judge-link' },
  { to: '/watchlist', name: 'watchlist', key: 'w', needs: 'see-area' },
  { to: '/suppressed', name: 'suppressed', key: 's', needs: 'see-area' },
  { to: '/terms', name: 'terms', key: 'k', needs: 'see-library' },
  { to: '/overrides', name: 'overrides', key: '2', needs: 'see-area' },
  { to: '/models', name: 'models', key: 'm', needs: 'see-models' },
  { to: '/backtests', name: 'backtests', key: 'h', needs: 'see-models' },
  { to: '/duty', name: 'duty', key: 'f', needs: 'arrange-duty' },
  { to: '/accounts', name: 'accounts', key: 'u', needs: 'manage-accounts' },
  { to: '/audit', name: 'audit', key: 'a', needs: 'see-audit' },
  { to: '/running', name: 'running', key: 'z', needs: 'see-running' },
  { to: '/system', name: 'system', key: 'y', needs: 'see-system' },
  { to: '/channels', name: 'channels', key: 'o', needs: 'manage-delivery' },
  { to: '/deliveries', name: 'deliveries', key: 'v', needs: 'manage-delivery' },
  { to: '/sources', name: 'sources', key: 'x', needs: 'see-sources' },
] as const satisfies readonly { to: string; name: string; key: string; needs: Right }[];

export type Place = (typeof PLACES)[number];

/** The places that a role may go to. */
export const placesOf = (role: Role): readonly Place[] => PLACES.filter(({ needs }) => may(role, needs));

/** Where a role begins: its first place, else its own account. */
export const homeOf = (role: Role): Place['to'] | '/account' => placesOf(role)[0]?.to ?? '/account';

/** How many of them a narrow screen shows before 更多. */
export const ALWAYS_SHOWN = 4;
