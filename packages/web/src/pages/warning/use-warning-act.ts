import type { Body, Routes } from '@weisu/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { warningQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { useAnnounce } from '../../shell/announce.tsx';

export type WarningActBody = Body<Routes['actOnWarning']>;

/** Everything that a dispatch or a dismissal may change elsewhere. */
const TOUCHED = ['warnings', 'situation', 'case-files', 'enterprise', 'timeline', 'watchlist'];

/** Does an act on a warning: sends it, shows the new state at once, says aloud that it was done. Throws the refusal. */
export const useWarningAct = (id: string): ((body: WarningActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { day } = useFormat();
  const { named } = usePlaceNames();
  return async (body) => {
    try {
      const detail = await client.actOnWarning({ params: { id }, body });
      queries.setQueryData(warningQuery(id).queryKey, detail);
      announce(
        t(`done.${body.kind}`, {
          unit: named((detail.unit ?? detail.route.unit).name),
          until: detail.snoozedUntil === null ? '' : day(detail.snoozedUntil),
        }),
      );
      for (const key of TOUCHED) void queries.invalidateQueries({ queryKey: [key] });
    } catch (error) {
      // Somebody was quicker: the page must show what they did.
      if (['conflict', 'already-done'].includes(failureOf(error).code))
        void queries.invalidateQueries({ queryKey: ['warning', id] });
      throw error;
    }
  };
};
