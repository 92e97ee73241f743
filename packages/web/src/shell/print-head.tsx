import { useTranslation } from 'react-i18next';
import type { Session } from '../api/queries.ts';
import { useFormat } from '../format/use-format.ts';

/** Stands above every printed page: whose it is, who printed it, and on which day. */
export const PrintHead = ({ session }: { session: Session }) => {
  const { t } = useTranslation();
  const { longDay } = useFormat();
  return (
    <div className="print-head" aria-hidden="true">
      <span>
        {session.unit.name} · {t('product.name')}
        {session.demonstration && ` · ${t('header.demonstration')}`}
      </span>
      <span>{t('header.printed', { name: session.officer.name, day: longDay(session.today) })}</span>
    </div>
  );
};
