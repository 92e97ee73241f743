import { oneOf, pageNumber, withoutGaps } from '../../shell/page-search.ts';

export const parseNotificationsSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ unread: oneOf(raw['unread'], ['yes'] as const), page: pageNumber(raw['page']) });
