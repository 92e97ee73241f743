import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { notificationCountQuery } from '../api/delivery-queries.ts';

/** More than this is said as "99+". */
const MOST_SHOWN = 99;

/** The way to one's notifications, with how many are unread. Nothing rings and nothing moves. */
export const Bell = () => {
  const { t } = useTranslation();
  const unread = useQuery(notificationCountQuery).data?.unread ?? 0;
  const label = unread === 0 ? t('delivery.bell.none') : t('delivery.bell.unread', { count: unread });
  return (
    <Link to="/notifications" className="quiet bell" aria-label={label} title={label}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path d="M8 1.5a4 4 0 0 0-4 4v3L2.6 11.2h10.8L12 8.5v-3a4 4 0 0 0-4-4zM6.4 12.6a1.7 1.7 0 0 0 3.2 0z" />
      </svg>
      {unread > 0 && <b className="bell-count">{unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}</b>}
    </Link>
  );
};
