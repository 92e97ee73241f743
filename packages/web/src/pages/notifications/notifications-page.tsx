import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.ts';
import {
  notificationCountQuery,
  type NotificationRow,
  notificationsQuery,
} from '../../api/delivery-queries.ts';
import { useFormat } from '../../format/use-format.ts';
import { EmptyNote } from '../../kit/empty-note.tsx';
import { useRefusalSentence } from '../../kit/failure-note.tsx';
import { FilterChips } from '../../kit/filter-chips.tsx';
import { LevelMark } from '../../kit/level-mark.tsx';
import { ListPage } from '../../kit/list-page.tsx';
import { steadyRows } from '../../kit/long-list/steady-rows.ts';
import { Paging } from '../../kit/paging.tsx';
import { NewsButton } from '../../live/news-button.tsx';
import { useShown } from '../../live/use-shown.ts';
import { useAnnounce } from '../../shell/announce.tsx';
import './notifications.css';

const Row = ({ row, read }: { row: NotificationRow; read: (id: number) => void }) => {
  const { t } = useTranslation();
  const { at, say, language } = useFormat();
  const isUnread = row.readAt === null;
  return (
    <li className={isUnread ? 'notification unread' : 'notification'}>
      <div className="notification-head">
        {isUnread && <span className="tag">{t('delivery.notifications.unread')}</span>}
        <Link to={row.path} className="strong" data-row-link onClick={() => isUnread && read(row.id)}>
          {say(row.title)}
        </Link>
        {row.level !== null && <LevelMark level={row.level} />}
        <span className="note">
          {t(`delivery.kind.${row.kind}`)} · {at(row.at)}
        </span>
      </div>
      {row.why.length > 0 && <p>{row.why.map(say).join(language === 'zh' ? '；' : '; ')}</p>}
      <p className="note">
        {t('delivery.notifications.todo')}：{say(row.todo)}
      </p>
      {isUnread && (
        <button type="button" className="linkish" onClick={() => read(row.id)}>
          {t('delivery.notifications.markOne')}
        </button>
      )}
    </li>
  );
};

/** What one was told, with a link to each thing. */
export const NotificationsPage = () => {
  const { t } = useTranslation();
  const search = useSearch({ from: '/desk/notifications' });
  const query = useQuery(notificationsQuery(search));
  const { data, newer, show } = useShown(query, JSON.stringify(search));
  const newest = data?.newestId ?? 0;
  const newCount = newer?.rows.filter(({ id }) => id > newest).length ?? 0;
  const queries = useQueryClient();
  const announce = useAnnounce();
  const refusalSentence = useRefusalSentence();
  const mark = async (body: { ids: number[] } | { upTo: number }): Promise<void> => {
    try {
      const count = await client.readNotifications({ body });
      queries.setQueryData(notificationCountQuery.queryKey, count);
      announce(t('delivery.notifications.marked'));
    } catch (error) {
      announce(refusalSentence(error));
    }
    await queries.invalidateQueries({ queryKey: ['notifications'] });
  };
  return (
    <ListPage
      title={t('delivery.notifications.title')}
      tools={
        <>
          <FilterChips
            label={t('delivery.notifications.filter')}
            name="unread"
            all={t('delivery.notifications.all')}
            value={search.unread}
            chips={[{ value: 'yes', label: t('delivery.notifications.onlyUnread') }]}
          />
          {query.data !== undefined && query.data.unread > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => void mark({ upTo: query.data?.newestId ?? 0 })}
            >
              {t('delivery.notifications.markAll')}
            </button>
          )}
          <Link to="/account" className="note">
            {t('delivery.notifications.settings')}
          </Link>
        </>
      }
      lead={t('delivery.notifications.lead')}
      query={{ ...query, data }}
    >
      {(page) =>
        page.total === 0 ? (
          search.unread === undefined ? (
            <EmptyNote text={t('delivery.notifications.empty')} />
          ) : (
            <EmptyNote text={t('delivery.notifications.emptyUnread')} clear={['unread']} />
          )
        ) : (
          <>
            <NewsButton says={newCount > 0 && t('live.newOnes', { count: newCount })} show={show} />
            <ul className="notifications">
              {steadyRows(page.rows, query.data?.rows ?? []).map(({ row }) => (
                <Row key={row.id} row={row} read={(id) => void mark({ ids: [id] })} />
              ))}
            </ul>
            <Paging page={page.page} perPage={page.perPage} total={page.total} />
          </>
        )
      }
    </ListPage>
  );
};
