import type { EnterpriseId } from '@weisu/core';
import { type RawBuilder, sql } from 'kysely';

/** A clause over `enterprise_id` that keeps to some enterprises; to all where none are given. */
export const among = (only: readonly EnterpriseId[] | undefined): RawBuilder<boolean> =>
  only === undefined ? sql<boolean>`true` : sql<boolean>`enterprise_id = any(${[...only]}::text[])`;
