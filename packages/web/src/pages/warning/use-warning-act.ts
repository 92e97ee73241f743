import type { Body, Routes } from '@weisu/contract';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { warningQuery } from '../../api/queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { useSendAct } from '../../kit/use-send-act.ts';
import { TOUCHED, useUndo } from './use-undo.ts';

export type WarningActBody = Body<Routes['actOnWarning']>;

/** Acts that leave nobody else anything to do may be taken back at once. */
const CAN_BE_UNDONE: ReadonlySet<string> = new Set(['acknowledge', 'dismiss', 'snooze']);

/** Does an act on a warning: sends it, shows the new state at once, says aloud that it was done. Throws the refusal. */
export const useWarningAct = (id: string): ((body: WarningActBody) => Promise<void>) => {
  const { t } = useTranslation();
  const act = useSendAct(warningQuery(id).queryKey, TOUCHED);
  const { day } = useFormat();
  const { named } = usePlaceNames();
  const undo = useUndo();
  return (body) =>
    act(
      () => client.actOnWarning({ params: { id }, body }),
      (detail) => [
        t(`done.${body.kind}`, {
          unit: named((detail.unit ?? detail.route.unit).name),
          until: detail.snoozedUntil === null ? '' : day(detail.snoozedUntil),
        }),
        CAN_BE_UNDONE.has(body.kind) ? undo(body.key, [id]) : undefined,
      ],
    );
};
