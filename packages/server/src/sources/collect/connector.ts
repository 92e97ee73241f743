import type { Day, Instant, SourceId } from '@weisu/core';
import type { OutwardDoor } from '../../outward/door.ts';
import type { SourceRow } from '../read-rows.ts';

/** The ways in which texts and records reach us. Literals are stored with a source: never rename one. */
export const CONNECTOR_KINDS = [
  'feed',
  'web-list',
  'json-api',
  'mailbox',
  'folder',
  'upload',
  'webhook',
] as const;
export type ConnectorKind = (typeof CONNECTOR_KINDS)[number];

/** Where a connector stands in its source: whatever it needs to go on, as JSON. Null before the first time. */
export type Cursor = Readonly<Record<string, unknown>> | null;

/** One text as its source has it, before anything was cleaned. */
export type CollectedText = {
  /** Names it within its source (guid, address, message id, file and row): the same key and the same content come once. */
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  /** Text, or HTML where `mediaType` says so. */
  readonly body: string;
  /** Null where the source does not say. */
  readonly occurredOn: Day | null;
  /** All that came with it, for the snapshot; the body where it is left out. */
  readonly raw?: string;
  readonly mediaType: string;
};

/** Something that could not be read; the rest of the page lands all the same. */
export type CollectProblem = { readonly key: string; readonly zh: string; readonly en: string };

/** What one step of collecting brought. */
export type CollectedPage = {
  readonly texts: readonly CollectedText[];
  /** Rows of a structured source; the source's mapping makes records of them. */
  readonly rows: readonly SourceRow[];
  readonly problems: readonly CollectProblem[];
  /** Kept in the same transaction as what was collected. */
  readonly cursor: Cursor;
  /** True where there is more at once: ask again with the new cursor. */
  readonly more: boolean;
};

/** What a connector is lent for its work. */
export type CollectGround = {
  readonly door: OutwardDoor;
  readonly now: Instant;
  readonly signal: AbortSignal;
  /** Of these keys, those that are already here: a page need not be fetched again. */
  readonly known: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
};

/**
 * One source, ready to be asked. `collect` makes one bounded step and may be killed at any moment: nothing counts until its page
 * and its cursor were stored together.
 */
export interface Connector {
  readonly id: SourceId;
  readonly kind: ConnectorKind;
  /** The first few things that would be read; nothing is kept. */
  readonly preview: (ground: CollectGround) => Promise<CollectedPage>;
  /** Throws an OutwardError or a SourceError, whose words are shown with the source. */
  readonly collect: (cursor: Cursor, ground: CollectGround) => Promise<CollectedPage>;
}
