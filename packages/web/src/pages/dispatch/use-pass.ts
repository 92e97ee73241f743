import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import { dispatchQuery, type PassBody } from '../../api/dispatch-queries.ts';
import { useSendAct } from '../../kit/use-send-act.ts';

/** Everything that a pass may change elsewhere. */
const TOUCHED = [
  'dispatches',
  'warnings',
  'warning',
  'situation',
  'case-files',
  'case-file',
  'enterprise',
  'timeline',
];

/** Passes work on and says so. */
export const usePass = (id: string): ((body: PassBody) => Promise<void>) => {
  const { t } = useTranslation();
  const act = useSendAct(dispatchQuery(id).queryKey, TOUCHED);
  return (body) =>
    act(
      () => client.actOnDispatch({ params: { id }, body }),
      () => t(`dispatch.done.${body.kind}`),
    );
};
