import type { RecordMapping, SourceId, SourceSettings } from '@weisu/core';
import type { OutwardDoor } from '../../outward/door.ts';
import type { PoliteDoor } from '../../outward/robots.ts';
import type { CollectLimits } from './collect-limits.ts';
import type { Connector } from './connector.ts';
import { createFeedConnector } from '../connectors/feed.ts';
import { createFolderConnector } from '../connectors/folder.ts';
import { createJsonApiConnector } from '../connectors/json-api.ts';
import { createMailboxConnector } from '../connectors/mailbox.ts';
import { createWebListConnector } from '../connectors/web-list.ts';
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

/** The connector of a source. Throws a SourceError for a kind that waits for what is sent to it. */
export const openConnector = (
  { id, settings, mapping, secret }: SourcePlan,
  tools: CollectTools,
): Connector => {
  switch (settings.kind) {
    case 'feed':
      return createFeedConnector(id, settings, tools);
    case 'web-list':
      return createWebListConnector(id, settings, tools);
    case 'json-api':
      return createJsonApiConnector(id, settings, { ...tools, key: secret, isRows: mapping !== null });
    case 'mailbox':
      return createMailboxConnector(id, settings, {
        ...tools,
        password: secret ?? '',
        takesRows: mapping !== null,
      });
    case 'folder':
      return createFolderConnector(id, settings, {
        limits: tools.limits,
        allowed: tools.folders,
        takesRows: mapping !== null,
      });
    case 'upload':
    case 'webhook':
      throw new SourceError('这类来源等待送来的内容，不去采集 / such a source waits for what is sent to it');
  }
};
