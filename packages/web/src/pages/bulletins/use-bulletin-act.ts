import { useTranslation } from 'react-i18next';
import { type BulletinActBody, bulletinQuery } from '../../api/bulletins-queries.ts';
import { client } from '../../api/client.ts';
import { useSendAct } from '../../kit/use-send-act.ts';

export type BulletinAct = (body: BulletinActBody | { kind: 'receive'; key: string }) => Promise<void>;

/** Does one act on a bulletin and says so. */
export const useBulletinAct = (id: string): BulletinAct => {
  const { t } = useTranslation();
  const act = useSendAct(bulletinQuery(id).queryKey, ['bulletins']);
  const params = { id };
  return (body) =>
    act(
      () =>
        body.kind === 'receive'
          ? client.receiveBulletin({ params, body })
          : client.actOnBulletin({ params, body }),
      () => t(`bulletins.done.${body.kind}`),
    );
};
