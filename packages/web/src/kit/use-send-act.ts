import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { failureOf } from '../api/failure.ts';
import { useAnnounce } from '../shell/announce.tsx';

/** Refusals that mean that somebody was quicker: the page must show what they did. */
const OVERTAKEN: ReadonlySet<string> = new Set(['conflict', 'already-done', 'guard-not-met']);

type Said = string | Parameters<ReturnType<typeof useAnnounce>>;

/**
 * How acts on one thing are sent: the reply is what is known of it from now on, under `own`; what was done is said once, and what else
 * it touched is asked anew. Throws the refusal; where somebody was quicker the page is fresh.
 */
export const useSendAct = (own: QueryKey, touched: readonly string[]) => {
  const queries = useQueryClient();
  const announce = useAnnounce();
  return async <T>(send: () => Promise<T>, says: (reply: T) => Said): Promise<void> => {
    try {
      const reply = await send();
      queries.setQueryData(own, reply);
      const said = says(reply);
      if (typeof said === 'string') announce(said);
      else announce(...said);
      for (const key of touched) void queries.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      if (OVERTAKEN.has(failureOf(error).code)) void queries.invalidateQueries({ queryKey: own });
      throw error;
    }
  };
};
