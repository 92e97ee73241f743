import { isDay, RELATION_KINDS } from '@weisu/core';
import { someOf, withoutGaps, wordsOf } from '../../shell/page-search.ts';

const dayOf = (value: unknown): string | undefined => {
  const day = wordsOf(value);
  return day !== undefined && isDay(day) ? day : undefined;
};

/** `off`: kinds of relation that are switched off. */
export const parseRelationsSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ off: someOf(raw['off'], RELATION_KINDS)?.join(','), asOf: dayOf(raw['asOf']) });
export type RelationsSearch = ReturnType<typeof parseRelationsSearch>;

/** Kinds that are followed; undefined where all are. */
export const kindsOf = ({ off }: RelationsSearch): string | undefined =>
  off === undefined ? undefined : RELATION_KINDS.filter((kind) => !off.split(',').includes(kind)).join(',');
