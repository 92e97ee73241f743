import type { EnterpriseId, NameForm } from '@weisu/core';
import { NAME_FORMS } from '@weisu/core';
import {
  buildNameLookup,
  createNamePool,
  type NameLookup,
  placeOf,
  spell,
  type Spelling,
  comparable,
} from '@weisu/text';
import type { IndexedEnterprise, IndexedLevel, OtherName } from '../store/register/load-index.ts';
import { type AskedEnterprises, type Wanted, wantedOf } from './asked-enterprises.ts';
import { createIndexColumns } from './index-columns.ts';
import { coreStartOf } from './core-start.ts';
import { readingsOf, syllablesOf } from './readings.ts';
import { createSmallest } from './smallest.ts';

/** Which enterprises, in which order, and how many in all. */
export type FoundEnterprises = { readonly ids: readonly EnterpriseId[]; readonly total: number };

type Named = { readonly name: string; readonly form: number };

const REGISTERED = NAME_FORMS.indexOf('registered');
const CODE = /^[0-9A-Z]{4,18}$/;
const LATER = 2 ** 24;
const LONGEST = 63;
const LONGEST_PLACES = 14;
const NAMES_A_STEP = 20_000;

/** By what a match is ranked, the smallest first: how it fits, written before spelled, risk, state, form of the name, length. */
const rankOf = (
  fit: number,
  spelled: boolean,
  level: number,
  gone: boolean,
  form: number,
  length: number,
): number =>
  ((((fit * 2 + (spelled ? 1 : 0)) * 8 + (7 - level)) * 2 + (gone ? 1 : 0)) * 4 + form) * 64 +
  Math.min(LONGEST, length);

/** Builds the index of the enterprises given, in the order of their credit codes. */
export const buildEnterpriseIndex = async (
  pages: AsyncIterable<readonly IndexedEnterprise[]>,
  others: () => Promise<readonly OtherName[]>,
  pause: () => Promise<void>,
) => {
  const columns = createIndexColumns();
  const names = createNamePool();
  for await (const page of pages) {
    for (const row of page) {
      columns.put(row);
      names.add(row.name);
    }
    await pause();
  }
  columns.seal();
  const registered = columns.count();
  const otherRefs: number[] = [];
  const otherForms: number[] = [];
  /** Enterprises with several names: of these the best match counts. */
  const several = new Set<number>();
  for (const { code, name, form } of await others()) {
    const ref = columns.find(code);
    if (ref < 0) continue;
    names.add(name);
    otherRefs.push(ref);
    otherForms.push(NAME_FORMS.indexOf(form));
    several.add(ref);
  }
  const pool = names.take();
  /** By name where its own part begins. */
  const cores = new Uint8Array(pool.count);
  for (let name = 0; name < pool.count; name += 1) {
    const from = pool.starts[name] ?? 0;
    const beginning = pool.pool.subarray(from, Math.min(pool.starts[name + 1] ?? 0, from + LONGEST_PLACES));
    cores[name] = coreStartOf(String.fromCharCode(...beginning));
    if (name % NAMES_A_STEP === 0) await pause();
  }
  const lookup: NameLookup = await buildNameLookup(pool, readingsOf, pause);
  const syllables = syllablesOf();
  /** Names of enterprises that were written since: they stand in place of those in the lookup. */
  const later = new Map<number, readonly Named[]>();

  const refOf = (name: number): number => (name < registered ? name : (otherRefs[name - registered] ?? 0));
  const formOf = (name: number): number =>
    name < registered ? REGISTERED : (otherForms[name - registered] ?? 0);

  const active = (): Uint8Array => columns.states.mark((state) => state === '' || state === 'active');

  const fitOf = (at: number, length: number, of: number, core: number): number => {
    if (length === of) return 0;
    return at === 0 || at === core ? 1 : 2;
  };

  /** Calls `take` for every match; an enterprise may come more than once. */
  const match = (q: string, wanted: Wanted, take: (ref: number, rank: number) => void): void => {
    const running = active();
    const offer = (ref: number, fit: number, spelled: boolean, form: number, length: number): void =>
      take(
        ref,
        rankOf(fit, spelled, columns.levelOf(ref), running[columns.stateOf(ref)] === 0, form, length),
      );
    const code = q.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
    if (CODE.test(code) && /\d/.test(code))
      for (const ref of columns.withPrefix(code)) if (wanted(ref)) offer(ref, 0, false, REGISTERED, 18);
    spell(q, syllables).forEach((spelling: Spelling, index) => {
      lookup.find(
        spelling,
        (name) => {
          const ref = refOf(name);
          return wanted(ref) && (later.size === 0 || !later.has(ref));
        },
        (name, at, of) =>
          offer(refOf(name), fitOf(at, spelling.length, of, cores[name] ?? 0), index > 0, formOf(name), of),
      );
      for (const [ref, given] of later) {
        if (!wanted(ref)) continue;
        for (const { name, form } of given) {
          const at = placeOf(name, spelling, readingsOf);
          if (at < 0) continue;
          const text = comparable(name);
          const fit = fitOf(at, spelling.length, text.length, coreStartOf(text));
          offer(ref, fit, index > 0, form, text.length);
        }
      }
    });
  };

  const registeredText = (ref: number): string =>
    comparable(later.get(ref)?.find(({ form }) => form === REGISTERED)?.name ?? '') || lookup.textOf(ref);
  const headOf = (ref: number): number =>
    later.has(ref) || ref >= registered
      ? [0, 1, 2].reduce((head, at) => head * 65_536 + (registeredText(ref).charCodeAt(at) || 0), 0)
      : lookup.headOf(ref);

  /** The key by which an order sorts, smallest first; what is unknown comes last whichever way. */
  const keyOf = ({ sort, order }: AskedEnterprises): ((ref: number) => number) => {
    const sign = order === 'asc' ? 1 : -1;
    const known = (value: number): number => (value < 0 ? Number.MAX_SAFE_INTEGER : value * sign);
    if (sort === 'name') return (ref) => headOf(ref) * sign;
    return sort === 'staffCount'
      ? (ref) => known(columns.staffOf(ref))
      : (ref) => known(columns.scoreOf(ref));
  };
  const byName = (sign: number) => (a: number, b: number) => {
    const [left, right] = [registeredText(a), registeredText(b)];
    return left === right ? a - b : left < right ? -sign : sign;
  };

  const search = (asked: AskedEnterprises): FoundEnterprises => {
    const wanted = wantedOf(columns, asked);
    const until = asked.page * asked.perPage;
    const q = asked.q?.trim() ?? '';
    const byMatch = asked.sort === 'match' && q !== '';
    const smallest = byMatch
      ? createSmallest(until)
      : createSmallest(until, asked.sort === 'name' ? byName(asked.order === 'asc' ? 1 : -1) : undefined);
    const keyed = keyOf(asked);
    let total = 0;
    const idOf = (ref: number): EnterpriseId => `ent_${columns.codeOf(ref)}`;
    const finish = (): FoundEnterprises => ({
      ids: smallest
        .take()
        .slice(until - asked.perPage, until)
        .map((entry) => idOf(entry % LATER)),
      total,
    });
    if (q === '') {
      for (let ref = 0; ref < columns.count(); ref += 1) {
        if (!wanted(ref)) continue;
        total += 1;
        smallest.put(keyed(ref), ref);
      }
      return finish();
    }
    // One bit an enterprise; those that can match twice wait for their best rank.
    const seen = new Uint8Array((columns.count() >>> 3) + 1);
    const best = new Map<number, number>();
    match(q, wanted, (ref, rank) => {
      if (several.has(ref)) {
        const before = best.get(ref);
        if (before === undefined || rank < before) best.set(ref, rank);
        return;
      }
      const bit = 1 << (ref & 7);
      if (((seen[ref >>> 3] ?? 0) & bit) !== 0) return;
      seen[ref >>> 3] = (seen[ref >>> 3] ?? 0) | bit;
      total += 1;
      smallest.put(byMatch ? rank : keyed(ref), ref);
    });
    for (const [ref, rank] of best) smallest.put(byMatch ? rank : keyed(ref), ref);
    total += best.size;
    return finish();
  };

  return {
    search,
    /** Takes up what was written since. */
    put: (rows: readonly IndexedEnterprise[], otherNames: readonly OtherName[]): void => {
      for (const row of rows) {
        const ref = columns.put(row);
        const given = otherNames.filter(({ code }) => code === row.code);
        if (given.length > 0) several.add(ref);
        later.set(ref, [
          { name: row.name, form: REGISTERED },
          ...given.map(({ name, form }: { name: string; form: NameForm }) => ({
            name,
            form: NAME_FORMS.indexOf(form),
          })),
        ]);
      }
    },
    putLevels: (levels: readonly IndexedLevel[]): void => {
      columns.clearLevels();
      for (const { id, level, score } of levels) columns.putLevel(id.slice(4), level, score);
    },
    laterCount: () => later.size,
    count: () => columns.count(),
    /** Bytes of its arrays. */
    bytes: () => lookup.bytes + columns.bytes() + cores.byteLength,
  };
};
export type EnterpriseIndex = Awaited<ReturnType<typeof buildEnterpriseIndex>>;
