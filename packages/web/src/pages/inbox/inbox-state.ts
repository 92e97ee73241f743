import type { InboxRow } from '../../api/notices-queries.ts';

/** What a notice in the inbox waits for. */
export const inboxStateOf = ({
  receivedAt,
  answeredAt,
}: Pick<InboxRow, 'receivedAt' | 'answeredAt'>): 'waiting' | 'received' | 'answered' =>
  answeredAt !== null ? 'answered' : receivedAt !== null ? 'received' : 'waiting';
