import { QueryCache, QueryClient } from '@tanstack/react-query';
import { failureOf, isSignedOut } from './failure.ts';

/** Only what a second try may mend is tried again: a refusal stays a refusal. */
const mayMend = (failures: number, error: unknown): boolean =>
  failures < 2 && failureOf(error).code === 'unreachable';

/** `signedOut` is called when a page's data is refused for want of a session; an act's dialog deals with it itself. */
export const createQueryClient = (signedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isSignedOut(error) && query.queryKey[0] !== 'session') signedOut();
      },
    }),
    defaultOptions: { queries: { retry: mayMend, staleTime: 15_000, refetchOnWindowFocus: true } },
  });
