import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { isSignedOut } from './api/failure.ts';
import { sessionQuery } from './api/queries.ts';
import { NoSuchPage } from './shell/broken-page.tsx';
import { Frame } from './shell/frame.tsx';
import { nextAddress } from './shell/next-address.ts';
import { loadEveryText } from './strings/language.ts';

/** The root of all pages. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NoSuchPage,
});

export const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (raw: Record<string, unknown>): { next?: string; ended?: 'yes'; provider?: 'failed' } => ({
    ...(raw['next'] === undefined ? {} : { next: nextAddress(raw['next']) }),
    ...(raw['ended'] === 'yes' ? { ended: 'yes' as const } : {}),
    ...(raw['provider'] === 'failed' ? { provider: 'failed' as const } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/login/login-page.tsx'), 'LoginPage'),
});

/** Everything behind the login. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    // The day's page needs no more than the first texts: the others come while it is looked at.
    const texts = loadEveryText();
    if (location.pathname === '/') texts.catch(() => undefined);
    else await texts;
    try {
      const { mustDo } = await context.queries.ensureQueryData(sessionQuery);
      // Nothing else is answered before: the account's page says what is to be done.
      if (mustDo !== null && location.pathname !== '/account') throw redirect({ to: '/account' });
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: Frame,
});
