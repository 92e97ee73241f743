import type { Situation } from '../api/queries.ts';

export const openTotal = ({ red, orange, yellow, blue }: Situation['open']): number =>
  red + orange + yellow + blue;
