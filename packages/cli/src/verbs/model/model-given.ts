import { addDays, dayOf, isDay } from '@weisu/core';
import { Option } from 'commander';
import { UsageError } from '../../exit-code.ts';
import { now } from '../../house.ts';
import type { Given } from '../../option.ts';
import { MODEL_OPTIONS, type ModelOptionName } from './model-option.ts';

/** The flag's value, else its fallback; undefined where there is neither. */
export const givenText = (given: Given, name: ModelOptionName): string | undefined => {
  const spec = MODEL_OPTIONS[name];
  const own = given[new Option(spec.flags).attributeName()];
  return typeof own === 'string' ? own : (spec.fallback ?? undefined);
};

/** @throws UsageError where it was not given */
export const requireText = (given: Given, name: ModelOptionName): string => {
  const text = givenText(given, name);
  if (text === undefined) throw new UsageError(`请给出 --${name} / --${name} is missing`);
  return text;
};

/**
 * A whole number from `least` up; undefined where it was not given.
 * @throws UsageError where it is something else
 */
export const givenCount = (given: Given, name: ModelOptionName, least: number): number | undefined => {
  const text = givenText(given, name);
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isInteger(count) || count < least)
    throw new UsageError(
      `--${name} 应为不小于 ${least} 的整数 / must be a whole number of at least ${least}: ${text}`,
    );
  return count;
};

/**
 * The last day of which anything may be used; yesterday unless it is given.
 * @throws UsageError where it is no day
 */
export const asOfIn = (given: Given): string => {
  const asOf = givenText(given, 'asOf') ?? addDays(dayOf(now()), -1);
  if (!isDay(asOf)) throw new UsageError(`不是日期 YYYY-MM-DD / not a day YYYY-MM-DD: ${asOf}`);
  return asOf;
};

/**
 * Months in which what is foreseen has to come true.
 * @throws UsageError where it is not written as 9m
 */
export const horizonIn = (given: Given): number => {
  const written = requireText(given, 'horizon');
  const months = /^(\d{1,2})m$/.exec(written)?.[1];
  if (months === undefined || Number(months) < 1)
    throw new UsageError(`--horizon 应形如 9m / looks like 9m: ${written}`);
  return Number(months);
};
