import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { may } from '@weisu/core';
import { desk, login, root } from './desk-route.ts';
import { todayQuery } from './api/desk-queries.ts';
import { sessionQuery } from './api/queries.ts';
import { parseAccountsSearch } from './pages/accounts/accounts-search.ts';
import { parseAuditSearch } from './pages/audit/audit-search.ts';
import { parseBulletinsSearch } from './pages/bulletins/bulletins-search.ts';
import { parseBacktestSearch } from './pages/backtests/backtests-search.ts';
import { parseCaseFilesSearch } from './pages/case-files/case-files-search.ts';
import { parseClaimFilesSearch, parseClaimsSearch } from './pages/claims/claims-search.ts';
import { parseDeliveriesSearch } from './pages/deliveries/deliveries-search.ts';
import { parseDutySearch } from './pages/duty/duty-search.ts';
import { parseDispatchesSearch } from './pages/dispatches/dispatches-search.ts';
import { parseEnterprisesSearch } from './pages/enterprises/enterprises-search.ts';
import { parseTimelineSearch } from './pages/enterprise/timeline-search.ts';
import { parseLettersSearch } from './pages/letters/letters-search.ts';
import { parseTermSearch, parseTermsSearch } from './pages/library/library-search.ts';
import { parseSuppressedSearch } from './pages/lists/list-search.ts';
import { parseWatchSearch } from './pages/watch/watch-search.ts';
import { parseRelationsSearch } from './pages/relations/relations-search.ts';
import { parseInboxSearch, parseNoticesSearch } from './pages/notices/notices-search.ts';
import { parseNotificationsSearch } from './pages/notifications/notifications-search.ts';
import { parseOverridesSearch } from './pages/overrides/overrides-search.ts';
import { parseSituationSearch } from './pages/situation/situation-search.ts';
import { parseTipSearch } from './pages/tip/tip-search.ts';
import { TodayPage } from './pages/today/today-page.tsx';
import { parseQueueSearch } from './pages/warnings/queue-search.ts';
import { BrokenPage } from './shell/broken-page.tsx';
import { homeOf } from './shell/places.ts';
import { parseSearch, writeSearch } from './shell/search-params.ts';

const today = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { role } = (await context.queries.ensureQueryData(sessionQuery)).officer;
    if (!may(role, 'see-area')) throw redirect({ to: homeOf(role) });
    // Asked for before the page around it asks for anything: a small machine answers one question after another.
    void context.queries.prefetchQuery(todayQuery);
  },
  component: TodayPage,
});
const situation = createRoute({
  getParentRoute: () => desk,
  path: '/situation',
  validateSearch: parseSituationSearch,
  component: lazyRouteComponent(() => import('./pages/situation/situation-page.tsx'), 'SituationPage'),
});
const warnings = createRoute({
  getParentRoute: () => desk,
  path: '/warnings',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./pages/warnings/warnings-page.tsx'), 'WarningsPage'),
});
const warning = createRoute({
  getParentRoute: () => desk,
  path: '/warnings/$id',
  validateSearch: parseQueueSearch,
  component: lazyRouteComponent(() => import('./pages/warning/warning-page.tsx'), 'WarningPage'),
});
const enterprises = createRoute({
  getParentRoute: () => desk,
  path: '/enterprises',
  validateSearch: parseEnterprisesSearch,
  component: lazyRouteComponent(() => import('./pages/enterprises/enterprises-page.tsx'), 'EnterprisesPage'),
});
const enterprise = createRoute({
  getParentRoute: () => desk,
  path: '/enterprises/$id',
  validateSearch: parseTimelineSearch,
  component: lazyRouteComponent(() => import('./pages/enterprise/enterprise-page.tsx'), 'EnterprisePage'),
});
const enterpriseRelations = createRoute({
  getParentRoute: () => desk,
  path: '/enterprises/$id/relations',
  validateSearch: parseRelationsSearch,
  component: lazyRouteComponent(() => import('./pages/relations/relations-page.tsx'), 'RelationsPage'),
});
const imports = createRoute({
  getParentRoute: () => desk,
  path: '/imports',
  component: lazyRouteComponent(() => import('./pages/imports/imports-page.tsx'), 'ImportsPage'),
});
const caseFiles = createRoute({
  getParentRoute: () => desk,
  path: '/case-files',
  validateSearch: parseCaseFilesSearch,
  component: lazyRouteComponent(() => import('./pages/case-files/case-files-page.tsx'), 'CaseFilesPage'),
});
const caseFile = createRoute({
  getParentRoute: () => desk,
  path: '/case-files/$id',
  component: lazyRouteComponent(() => import('./pages/case-file/case-file-page.tsx'), 'CaseFilePage'),
});
const claimFiles = createRoute({
  getParentRoute: () => desk,
  path: '/claims',
  validateSearch: parseClaimFilesSearch,
  component: lazyRouteComponent(() => import('./pages/claims/claim-files-page.tsx'), 'ClaimFilesPage'),
});
const claims = createRoute({
  getParentRoute: () => desk,
  path: '/case-files/$id/claims',
  validateSearch: parseClaimsSearch,
  component: lazyRouteComponent(() => import('./pages/claims/claims-page.tsx'), 'ClaimsPage'),
});
const roster = createRoute({
  getParentRoute: () => desk,
  path: '/case-files/$id/claims/roster',
  component: lazyRouteComponent(() => import('./pages/roster/roster-page.tsx'), 'RosterPage'),
});
const dispatches = createRoute({
  getParentRoute: () => desk,
  path: '/dispatches',
  validateSearch: parseDispatchesSearch,
  component: lazyRouteComponent(() => import('./pages/dispatches/dispatches-page.tsx'), 'DispatchesPage'),
});
const tip = createRoute({
  getParentRoute: () => desk,
  path: '/tip',
  validateSearch: parseTipSearch,
  component: lazyRouteComponent(() => import('./pages/tip/tip-page.tsx'), 'TipPage'),
});
const linkQuestions = createRoute({
  getParentRoute: () => desk,
  path: '/link-questions',
  component: lazyRouteComponent(() => import('./pages/linking/link-questions-page.tsx'), 'LinkQuestionsPage'),
});
const judgements = createRoute({
  getParentRoute: () => desk,
  path: '/judgements',
  component: lazyRouteComponent(() => import('./pages/judgements/judgements-page.tsx'), 'JudgementsPage'),
});
const bulletins = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins',
  validateSearch: parseBulletinsSearch,
  component: lazyRouteComponent(() => import('./pages/bulletins/bulletins-page.tsx'), 'BulletinsPage'),
});
const bulletin = createRoute({
  getParentRoute: () => desk,
  path: '/bulletins/$id',
  component: lazyRouteComponent(() => import('./pages/bulletins/bulletin-page.tsx'), 'BulletinPage'),
});
const letters = createRoute({
  getParentRoute: () => desk,
  path: '/letters',
  validateSearch: parseLettersSearch,
  component: lazyRouteComponent(() => import('./pages/letters/letters-page.tsx'), 'LettersPage'),
});
const letter = createRoute({
  getParentRoute: () => desk,
  path: '/letters/$id',
  component: lazyRouteComponent(() => import('./pages/letters/letter-page.tsx'), 'LetterPage'),
});
const notices = createRoute({
  getParentRoute: () => desk,
  path: '/notices',
  validateSearch: parseNoticesSearch,
  component: lazyRouteComponent(() => import('./pages/notices/notices-page.tsx'), 'NoticesPage'),
});
const notice = createRoute({
  getParentRoute: () => desk,
  path: '/notices/$id',
  component: lazyRouteComponent(() => import('./pages/notices/notice-page.tsx'), 'NoticePage'),
});
const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox',
  validateSearch: parseInboxSearch,
  component: lazyRouteComponent(() => import('./pages/inbox/inbox-page.tsx'), 'InboxPage'),
});
const inboxNotice = createRoute({
  getParentRoute: () => desk,
  path: '/inbox/$id',
  component: lazyRouteComponent(() => import('./pages/inbox/inbox-notice-page.tsx'), 'InboxNoticePage'),
});
const watchlist = createRoute({
  getParentRoute: () => desk,
  path: '/watchlist',
  validateSearch: parseWatchSearch,
  component: lazyRouteComponent(() => import('./pages/watch/watchlist-page.tsx'), 'WatchlistPage'),
});
const terms = createRoute({
  getParentRoute: () => desk,
  path: '/terms',
  validateSearch: parseTermsSearch,
  component: lazyRouteComponent(() => import('./pages/library/terms-page.tsx'), 'TermsPage'),
});
const newTerm = createRoute({
  getParentRoute: () => desk,
  path: '/terms/new',
  component: lazyRouteComponent(() => import('./pages/library/new-term-page.tsx'), 'NewTermPage'),
});
const term = createRoute({
  getParentRoute: () => desk,
  path: '/terms/$id',
  validateSearch: parseTermSearch,
  component: lazyRouteComponent(() => import('./pages/library/term-page.tsx'), 'TermPage'),
});
const suppressed = createRoute({
  getParentRoute: () => desk,
  path: '/suppressed',
  validateSearch: parseSuppressedSearch,
  component: lazyRouteComponent(() => import('./pages/lists/suppressed-page.tsx'), 'SuppressedPage'),
});
const sources = createRoute({
  getParentRoute: () => desk,
  path: '/sources',
  component: lazyRouteComponent(() => import('./pages/sources/sources-page.tsx'), 'SourcesPage'),
});
const newSource = createRoute({
  getParentRoute: () => desk,
  path: '/sources/new',
  component: lazyRouteComponent(() => import('./pages/sources/new-source-page.tsx'), 'NewSourcePage'),
});
const oneSource = createRoute({
  getParentRoute: () => desk,
  path: '/sources/$id',
  component: lazyRouteComponent(() => import('./pages/sources/source-page.tsx'), 'SourcePage'),
});
const models = createRoute({
  getParentRoute: () => desk,
  path: '/models',
  component: lazyRouteComponent(() => import('./pages/models/models-page.tsx'), 'ModelsPage'),
});
const model = createRoute({
  getParentRoute: () => desk,
  path: '/models/$id/$version',
  component: lazyRouteComponent(() => import('./pages/models/model-page.tsx'), 'ModelPage'),
});
const overrides = createRoute({
  getParentRoute: () => desk,
  path: '/overrides',
  validateSearch: parseOverridesSearch,
  component: lazyRouteComponent(() => import('./pages/overrides/overrides-page.tsx'), 'OverridesPage'),
});
const backtests = createRoute({
  getParentRoute: () => desk,
  path: '/backtests',
  component: lazyRouteComponent(() => import('./pages/backtests/backtests-page.tsx'), 'BacktestsPage'),
});
const backtest = createRoute({
  getParentRoute: () => desk,
  path: '/backtests/$id',
  validateSearch: parseBacktestSearch,
  component: lazyRouteComponent(() => import('./pages/backtests/backtest-page.tsx'), 'BacktestPage'),
});
const account = createRoute({
  getParentRoute: () => desk,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
});
const notifications = createRoute({
  getParentRoute: () => desk,
  path: '/notifications',
  validateSearch: parseNotificationsSearch,
  component: lazyRouteComponent(
    () => import('./pages/notifications/notifications-page.tsx'),
    'NotificationsPage',
  ),
});
const channels = createRoute({
  getParentRoute: () => desk,
  path: '/channels',
  component: lazyRouteComponent(() => import('./pages/channels/channels-page.tsx'), 'ChannelsPage'),
});
const deliveries = createRoute({
  getParentRoute: () => desk,
  path: '/deliveries',
  validateSearch: parseDeliveriesSearch,
  component: lazyRouteComponent(() => import('./pages/deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
});
const duty = createRoute({
  getParentRoute: () => desk,
  path: '/duty',
  validateSearch: parseDutySearch,
  component: lazyRouteComponent(() => import('./pages/duty/duty-page.tsx'), 'DutyPage'),
});
const accounts = createRoute({
  getParentRoute: () => desk,
  path: '/accounts',
  validateSearch: parseAccountsSearch,
  component: lazyRouteComponent(() => import('./pages/accounts/accounts-page.tsx'), 'AccountsPage'),
});
const oneAccount = createRoute({
  getParentRoute: () => desk,
  path: '/accounts/$id',
  component: lazyRouteComponent(() => import('./pages/accounts/one-account-page.tsx'), 'OneAccountPage'),
});
const audit = createRoute({
  getParentRoute: () => desk,
  path: '/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('./pages/audit/audit-page.tsx'), 'AuditPage'),
});
const running = createRoute({
  getParentRoute: () => desk,
  path: '/running',
  component: lazyRouteComponent(() => import('./pages/system/running-page.tsx'), 'RunningPage'),
});
const system = createRoute({
  getParentRoute: () => desk,
  path: '/system',
  component: lazyRouteComponent(() => import('./pages/system/system-page.tsx'), 'SystemPage'),
});

const tree = root.addChildren([
  login,
  desk.addChildren([
    today,
    situation,
    warnings,
    warning,
    enterprises,
    enterprise,
    enterpriseRelations,
    imports,
    caseFiles,
    caseFile,
    claimFiles,
    dispatches,
    tip,
    judgements,
    linkQuestions,
    claims,
    roster,
    bulletins,
    bulletin,
    letters,
    letter,
    notices,
    notice,
    inbox,
    inboxNotice,
    watchlist,
    terms,
    newTerm,
    term,
    suppressed,
    sources,
    newSource,
    oneSource,
    models,
    model,
    overrides,
    backtests,
    backtest,
    notifications,
    channels,
    deliveries,
    duty,
    account,
    accounts,
    oneAccount,
    audit,
    running,
    system,
  ]),
]);

export const createPages = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch: writeSearch,
    defaultErrorComponent: BrokenPage,
    defaultPreload: false,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPages>;
  }
}
