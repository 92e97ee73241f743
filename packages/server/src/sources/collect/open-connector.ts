import type { RecordMapping, SourceId, SourceSettings } from '@weisu/core';
import type { OutwardDoor } from '../../outward/door.ts';
import type { PoliteDoor } from '../../outward/robots.ts';
import type { CollectLimits } from './collect-limits.ts';
import type { Connector } from './connector.ts';
import { SourceError } from '../row-problem.ts';

/** What connectors of every kind are made with. */
export type CollectTools = {
  readonly door: OutwardDoor;
  readonly polite: PoliteDoor;
  readonly limits: CollectLimits;
  /** Folders below which one may be watched. */
  readonly folders: readonly string[];
};

export type SourcePlan = {
  readonly id: SourceId;
  readonly settings: SourceSettings;
  readonly mapping: RecordMapping | null;
  /** Password or key, opened. */
  readonly secret: string | null;
};

/**
 * The connector of a source. Rejects with a SourceError for a kind that waits for what is sent to it. Each kind is loaded when
 * it is first asked for: its libraries cost a fifth of a second each, at the start of every command that asks no source.
 */
export const openConnector = async (
  { id, settings, mapping, secret }: SourcePlan,
  tools: CollectTools,
): Promise<Connector> => {
  switch (settings.kind) {
    case 'feed':
      return (await import('../connectors/feed.ts')).createFeedConnector(id, settings, tools);
    case 'web-list':
      return (await import('../connectors/web-list.ts')).createWebListConnector(id, settings, tools);
    case 'json-api':
      return (await import('../connectors/json-api.ts')).createJsonApiConnector(id, settings, {
        ...tools,
        key: secret,
        isRows: mapping !== null,
      });
    case 'mailbox':
      return (await import('../connectors/mailbox.ts')).createMailboxConnector(id, settings, {
        ...tools,
        password: secret ?? '',
        takesRows: mapping !== null,
      });
    case 'folder':
      return (await import('../connectors/folder.ts')).createFolderConnector(id, settings, {
        limits: tools.limits,
        allowed: tools.folders,
        takesRows: mapping !== null,
      });
    case 'upload':
    case 'webhook':
      throw new SourceError('这类来源等待送来的内容，不去采集 / such a source waits for what is sent to it');
  }
};
