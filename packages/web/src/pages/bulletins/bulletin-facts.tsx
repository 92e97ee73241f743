import { useTranslation } from 'react-i18next';
import type { BulletinDetail } from '../../api/bulletins-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { usePlaceNames } from '../../format/use-place-names.ts';
import { Card } from '../../kit/card.tsx';

/** To whom it was sent, and who received it when. */
export const ReceiptsCard = ({ bulletin }: { bulletin: BulletinDetail }) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { named } = usePlaceNames();
  const { receipts } = bulletin;
  const received = receipts.filter(({ receivedAt }) => receivedAt !== null).length;
  return (
    <Card
      title={t('bulletins.receiptsCard')}
      {...(receipts.length === 0
        ? {}
        : { note: t('bulletins.receipts', { received, all: receipts.length }) })}
    >
      {receipts.length === 0 ? (
        <p className="note">{t('bulletins.notSent')}</p>
      ) : (
        <ul className="bulletin-list">
          {receipts.map((receipt) => (
            <li key={receipt.unit.id}>
              {named(receipt.unit.name)}
              <span className="note block">
                {receipt.receivedAt === null
                  ? t('bulletins.waiting')
                  : t('bulletins.receivedBy', { at: at(receipt.receivedAt), name: receipt.receivedBy ?? '' })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

/** Everything that was done to it, the newest first. */
export const HistoryCard = ({ acts }: Pick<BulletinDetail, 'acts'>) => {
  const { t } = useTranslation();
  const { at } = useFormat();
  const { named } = usePlaceNames();
  return (
    <Card title={t('bulletins.history')}>
      <ul className="bulletin-list">
        {acts.toReversed().map((act) => (
          <li key={act.seq}>
            <b>{t(`bulletins.act.${act.kind}`)}</b> {act.byName}
            <span className="note block">
              {at(act.at)} · {named(act.unit.name)}
              {act.text !== '' && ` · ${act.text}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
};
