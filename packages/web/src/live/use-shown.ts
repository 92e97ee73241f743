import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

export type Shown<T> = {
  /** What is on the page. */
  readonly data: T | undefined;
  /** What is known now, where it says something else; it waits to be asked for. */
  readonly newer: T | undefined;
  readonly show: () => void;
};

/**
 * Keeps on the page what was first shown of `key`, whatever is heard later: nothing moves under a reader's eyes. What was there from
 * an earlier visit gives way to the first answer.
 */
export const useShown = <T>(
  query: Pick<UseQueryResult<T>, 'data' | 'isFetching' | 'isPlaceholderData'>,
  key = '',
): Shown<T> => {
  const [held, setHeld] = useState<{ readonly key: string; readonly data: T }>();
  const now = query.isPlaceholderData ? undefined : query.data;
  const isHeld = held?.key === key;
  if (!isHeld && now !== undefined && !query.isFetching) setHeld({ key, data: now });
  const data = isHeld ? held.data : query.data;
  return {
    data,
    newer: isHeld && now !== undefined && now !== held.data ? now : undefined,
    show: () => {
      if (now !== undefined) setHeld({ key, data: now });
    },
  };
};
