import { may, type Right, type Role } from '@weisu/core';

/** The headings of the navigation, in their order. */
const PLACE_GROUPS = ['day', 'cases', 'enterprises', 'library', 'models', 'administration'] as const;

type PlaceGroup = (typeof PLACE_GROUPS)[number];

/** Where the navigation leads, in its order; `key` follows `g`. Shown to those who have the right that the page needs. */
export const PLACES = [
  { to: '/', name: 'today', key: 't', group: 'day', needs: 'see-area' },
  { to: '/warnings', name: 'warnings', key: 'q', group: 'day', needs: 'see-area' },
  { to: '/situation', name: 'situation', key: 'r', group: 'day', needs: 'see-area' },
  { to: '/bulletins', name: 'bulletins', key: 'b', group: 'day', needs: 'see-bulletins' },
  { to: '/case-files', name: 'caseFiles', key: 'c', group: 'cases', needs: 'see-area' },
  { to: '/dispatches', name: 'dispatches', key: 'p', group: 'cases', needs: 'see-area' },
  { to: '/claims', name: 'claims', key: 'l', group: 'cases', needs: 'see-area' },
  { to: '/letters', name: 'letters', key: 'd', group: 'cases', needs: 'see-letters' },
  { to: '/notices', name: 'notices', key: 'n', group: 'cases', needs: 'see-notices' },
  { to: '/inbox', name: 'inbox', key: 'i', group: 'cases', needs: 'see-own-notices' },
  { to: '/enterprises', name: 'enterprises', key: 'e', group: 'enterprises', needs: 'see-area' },
  { to: '/watchlist', name: 'watchlist', key: 'w', group: 'enterprises', needs: 'see-area' },
  { to: '/suppressed', name: 'suppressed', key: 's', group: 'enterprises', needs: 'see-area' },
  { to: '/overrides', name: 'overrides', key: '2', group: 'enterprises', needs: 'see-area' },
  { to: '/link-questions', name: 'linkQuestions', key: 'j', group: 'enterprises', needs: 'judge-link' },
  { to: '/terms', name: 'terms', key: 'k', group: 'library', needs: 'see-library' },
  { to: '/sources', name: 'sources', key: 'x', group: 'library', needs: 'see-sources' },
  { to: '/running', name: 'running', key: 'z', group: 'library', needs: 'see-running' },
  { to: '/models', name: 'models', key: 'm', group: 'models', needs: 'see-models' },
  { to: '/backtests', name: 'backtests', key: 'h', group: 'models', needs: 'see-models' },
  { to: '/duty', name: 'duty', key: 'f', group: 'administration', needs: 'arrange-duty' },
  { to: '/accounts', name: 'accounts', key: 'u', group: 'administration', needs: 'manage-accounts' },
  { to: '/audit', name: 'audit', key: 'a', group: 'administration', needs: 'see-audit' },
  { to: '/system', name: 'system', key: 'y', group: 'administration', needs: 'see-system' },
  { to: '/channels', name: 'channels', key: 'o', group: 'administration', needs: 'manage-delivery' },
  { to: '/deliveries', name: 'deliveries', key: 'v', group: 'administration', needs: 'manage-delivery' },
] as const satisfies readonly { to: string; name: string; key: string; group: PlaceGroup; needs: Right }[];

export type Place = (typeof PLACES)[number];

/** The places that a role may go to. */
export const placesOf = (role: Role): readonly Place[] => PLACES.filter(({ needs }) => may(role, needs));

/** The same under their headings; a heading with nothing below it is left out. */
export const groupedPlacesOf = (
  role: Role,
): readonly { readonly group: PlaceGroup; readonly places: readonly Place[] }[] =>
  PLACE_GROUPS.map((group) => ({
    group,
    places: placesOf(role).filter((place) => place.group === group),
  })).filter(({ places }) => places.length > 0);

/** Where a role begins: its first place, else its own account. */
export const homeOf = (role: Role): Place['to'] | '/account' => placesOf(role)[0]?.to ?? '/account';

/** Pages that stand under no place of their own, with the right that they need. */
const OTHER_PAGES = [
  { to: '/imports', needs: 'import-enterprises' },
  { to: '/judgements', needs: 'see-area' },
  { to: '/tip', needs: 'see-area' },
] as const satisfies readonly { to: string; needs: Right }[];

/** Whether a role may open the page at a path: what stands below a place needs what the place needs. */
export const mayOpen = (role: Role, path: string): boolean => {
  const place = [...PLACES, ...OTHER_PAGES].find(
    ({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)),
  );
  return place === undefined || may(role, place.needs);
};

/** What stands at the foot of a telephone, before 更多. */
const ON_PHONE: readonly Place['name'][] = ['today', 'warnings', 'enterprises', 'caseFiles'];
const PHONE_COUNT = 4;

/** The few places of a telephone's bar: the officer's four, for another role its first ones. */
export const phonePlacesOf = (role: Role): readonly Place[] => {
  const places = placesOf(role);
  const chosen = places.filter(({ name }) => ON_PHONE.includes(name));
  return (chosen.length === 0 ? places : chosen).slice(0, PHONE_COUNT);
};
