import type { Instant } from '@weisu/core';

/** Where rows come from, and when we learned of them. */
export type Provenance = {
  readonly importedFrom: string;
  readonly recordedAt: Instant;
  readonly importId?: string | undefined;
};
