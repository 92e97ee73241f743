import type { Day, FeedState, SourceId } from '@weisu/core';
import type { DeclaredSource } from '../store/intake/sources.ts';

/** How fresh every source is, kept in memory while the city's months go by. */
export type FeedClock = {
  readonly note: (sourceId: SourceId, occurredOn: Day) => void;
  readonly states: () => readonly FeedState[];
};

export const createFeedClock = (sources: readonly DeclaredSource[]): FeedClock => {
  const newest = new Map<SourceId, Day>();
  return {
    note: (sourceId, occurredOn) => {
      const known = newest.get(sourceId);
      if (known === undefined || known < occurredOn) newest.set(sourceId, occurredOn);
    },
    states: () =>
      sources.map(({ id, feed, districts }) => ({
        sourceId: id,
        feed,
        districts,
        newestOn: newest.get(id) ?? null,
      })),
  };
};
