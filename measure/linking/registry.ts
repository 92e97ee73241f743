import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Bearer, EnterpriseId, LinkSubject, NameHit, NameLookup } from '@weisu/core';
import { normalise, shortNamesOf } from '@weisu/text';
import { shareOf } from './seeded.ts';

/** One enterprise of a registry that is measured on. `place` is the word by which texts call where it is, or null. */
export type Registered = {
  readonly name: string;
  readonly code: string;
  readonly place: string | null;
  readonly registeredOn: string | null;
};

const PLACE = /^[\u3400-\u9fff]{2,6}$/;

/** Reads name, credit code, day, province and area; a place from whichever of the two last columns holds one. */
export const readRegistry = async (path: string): Promise<Registered[]> => {
  const file = createReadStream(path);
  const lines = createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file });
  const rows: Registered[] = [];
  let isHeader = true;
  for await (const line of lines) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const [name = '', code = '', on = '', province = '', area = ''] = line.split('\t');
    const place = [area, province].find((word) => PLACE.test(word)) ?? null;
    if (name.length >= 4 && code.length === 18)
      rows.push({ name, code, place, registeredOn: /^\d{4}-\d\d-\d\d$/.test(on) ? on : null });
  }
  return rows;
};

export const plainName = (name: string): string => normalise(name).text.replace(/\s+/g, '');

/** The rows by every form of their names; a number where one bears it, else the list. */
type Forms = Map<string, number | number[]>;

const addTo = (forms: Forms, form: string, ordinal: number): void => {
  const known = forms.get(form);
  if (known === undefined) forms.set(form, ordinal);
  else if (typeof known === 'number') {
    if (known !== ordinal) forms.set(form, [known, ordinal]);
  } else if (known.at(-1) !== ordinal) known.push(ordinal);
};

export type MeasuredRegistry = NameLookup & {
  readonly rows: readonly Registered[];
  readonly isHidden: (ordinal: number) => boolean;
  readonly bearersOf: (form: string) => readonly number[];
  readonly forms: Forms;
  readonly idOf: (ordinal: number) => EnterpriseId;
  readonly subjectOf: (id: EnterpriseId) => LinkSubject | undefined;
  readonly isFormer: (name: string) => boolean;
  /** Adds a former name, in use until a day. */
  readonly addFormer: (ordinal: number, name: string, until: string) => void;
};

const LONGEST = 40;
/** Where more bear a name, it is the same form of each: working it out for all takes too long. */
const FEW = 4;

/**
 * A registry in memory. `hiddenShare` of its enterprises are left out of the lookup, as in life: texts speak of them too,
 * and linking must not take somebody known for them.
 */
export const openRegistry = (
  rows: readonly Registered[],
  hiddenShare: number,
  codeOfPlace: (row: Registered) => string | null,
): MeasuredRegistry => {
  const forms: Forms = new Map();
  const hidden = new Uint8Array(rows.length);
  rows.forEach(({ name, code }, ordinal) => {
    if (shareOf(`hidden ${code}`) < hiddenShare) {
      hidden[ordinal] = 1;
      return;
    }
    addTo(forms, plainName(name), ordinal);
    for (const short of shortNamesOf(name)) addTo(forms, short.name, ordinal);
  });
  const formers = new Map<string, { ordinal: number; until: string }[]>();
  const idOf = (ordinal: number): EnterpriseId => `ent_${ordinal}`;
  const bearersOf = (form: string): readonly number[] => {
    const known = forms.get(form);
    return known === undefined ? [] : typeof known === 'number' ? [known] : known;
  };
  const bearerOf = (form: string, ordinal: number): Bearer => {
    const name = rows[ordinal]?.name ?? '';
    const isRegistered = plainName(name) === form;
    const derived = isRegistered
      ? null
      : (shortNamesOf(name).find((short) => short.name === form)?.kind ?? null);
    return {
      enterpriseId: idOf(ordinal),
      form: isRegistered ? 'registered' : 'short',
      derived,
      from: null,
      until: null,
    };
  };
  const hitOf = (name: string, start: number, end: number): NameHit => {
    const ordinals = bearersOf(name);
    const former = (formers.get(name) ?? []).map(({ ordinal, until }): Bearer => ({
      enterpriseId: idOf(ordinal),
      form: 'former',
      derived: null,
      from: null,
      until,
    }));
    // So many tell nobody apart: the linker leaves them, and their forms need not be worked out.
    const first = ordinals[0] === undefined ? null : bearerOf(name, ordinals[0]);
    const bearers =
      first === null || ordinals.length <= FEW
        ? ordinals.map((ordinal) => bearerOf(name, ordinal))
        : ordinals.map((ordinal) => ({ ...first, enterpriseId: idOf(ordinal) }));
    return { start, end, name, bearers: [...bearers, ...former] };
  };
  const find = (text: string): NameHit[] => {
    const plain = normalise(text);
    const source = plain.text;
    const hits: NameHit[] = [];
    let covered = 0;
    for (let at = 0; at < source.length - 1; at += 1) {
      for (let end = Math.min(source.length, at + LONGEST); end >= at + 2 && end > covered; end -= 1) {
        const name = source.slice(at, end);
        if (!forms.has(name) && !formers.has(name)) continue;
        covered = end;
        hits.push(hitOf(name, plain.originalOffset(at), plain.originalOffset(end - 1) + 1));
        break;
      }
    }
    return hits;
  };
  const subjectOf = (id: EnterpriseId): LinkSubject | undefined => {
    const row = rows[Number(id.slice(4))];
    if (row === undefined) return undefined;
    const place = codeOfPlace(row);
    return {
      creditCode: row.code,
      name: plainName(row.name),
      districts: place === null ? [] : [place],
      industry: null,
      registeredOn: row.registeredOn,
    };
  };
  return {
    find,
    rows,
    forms,
    isHidden: (ordinal) => hidden[ordinal] === 1,
    bearersOf,
    idOf,
    subjectOf,
    isFormer: (name) => formers.has(name),
    addFormer: (ordinal, name, until) => {
      const known = formers.get(name);
      if (known === undefined) formers.set(name, [{ ordinal, until }]);
      else known.push({ ordinal, until });
    },
  };
};
