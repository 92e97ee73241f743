import type { Body, Routes } from '@weisu/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { warningQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import { TOUCHED, useUndo } from './use-undo.ts';

export type WarningActBody = Body<Routes['actOnWarning']>;

/** Acts that leave nobody else anything to do may be taken back at once. */
const CAN_BE_UNDONE: ReadonlySet<string> = new Set(['acknowledge', 'dismiss', 'snooze']);

/** Does an act on a warning: sends it, shows the new state at once, says aloud that it was done. Throws the refusal. */
export const useWarningAct = (id: string): ((body: WarningActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { day } = useFormat();
  const { named } = usePlaceNames();
  const undo = useUndo();
  return async (body) => {
    try {
      const detail = await client.actOnWarning({ params: { id }, body });
      queries.setQueryData(warningQuery(id).queryKey, detail);
      announce(
        t(`done.${body.kind}`, {
          unit: named((detail.unit ?? detail.route.unit).name),
          until: detail.snoozedUntil === null ? '' : day(detail.snoozedUntil),
        }),
        CAN_BE_UNDONE.has(body.kind) ? undo(body.key, [id]) : undefined,
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
