import type { EnterpriseId, NameHit } from '@weisu/core';
import { type Span, shortNamesOf } from '@weisu/text';
import type { Contexts, Slot } from './contexts.ts';
import { type MeasuredRegistry, plainName } from './registry.ts';
import { pick, shareOf, uniform } from './seeded.ts';

export const TRAPS = [
  'full-name',
  'bracketed-place',
  'same-short-name',
  'short-name',
  'branch-or-head',
  'inside-a-name',
  'word-and-brand',
  'former-name',
  'near-homograph',
  'unknown',
  'phrase',
] as const;
export type Trap = (typeof TRAPS)[number];

/** A text with the one enterprise that it means, or null where it means none of the registry. Only links that touch `span` are judged. */
export type Item = {
  readonly trap: Trap;
  readonly text: string;
  readonly span: Span | null;
  readonly truth: EnterpriseId | null;
  readonly sourceDistricts: readonly string[] | null;
  readonly on: string | null;
};

/** Which half of the enterprises and sentences: what is learned from is not measured on. */
export type Part = 'learn' | 'measure';
export const partOf = (text: string): Part => (shareOf(`part ${text}`) < 0.5 ? 'learn' : 'measure');

export type TrapGround = {
  readonly registry: MeasuredRegistry;
  readonly contexts: Contexts;
  readonly part: Part;
  readonly seed: number;
};

type Draw = {
  readonly ground: TrapGround;
  readonly next: () => number;
  readonly slots: readonly Slot[];
  readonly ordinals: readonly number[];
  readonly places: readonly string[];
};

const visible = ({ ground, next, ordinals }: Draw): number => {
  for (;;) {
    const ordinal = pick(next, ordinals);
    if (!ground.registry.isHidden(ordinal)) return ordinal;
  }
};
/** Names that are given away as somebody's former ones must not stand for an unknown enterprise besides. */
const isForFormer = (code: string): boolean => shareOf(`former ${code}`) < 0.5;

const hiddenOne = ({ ground, next, ordinals }: Draw, forFormer = false): number => {
  const { registry } = ground;
  for (let tries = 0; tries < 400; tries += 1) {
    const ordinal = pick(next, ordinals);
    if (registry.isHidden(ordinal) && isForFormer(registry.rows[ordinal]?.code ?? '') === forFormer)
      return ordinal;
  }
  return pick(next, ordinals);
};

/** Puts a name where the text named somebody; with a place beside it that is right, wrong or left out. */
const placeIn = (
  draw: Draw,
  trap: Trap,
  ordinal: number,
  name: string,
  truth: EnterpriseId | null,
  withPlace: number,
): Item => {
  const { next, slots, ground } = draw;
  const { before, after } = pick(next, slots);
  const row = ground.registry.rows[ordinal];
  const right = row?.place ?? null;
  const roll = next();
  const isTold = right !== null && roll < withPlace && !name.includes(right);
  const place = isTold ? right : roll > 0.97 && trap !== 'full-name' ? null : null;
  const way = next();
  const lead =
    place === null ? '' : way < 0.35 ? place : way < 0.55 ? `${place}的` : way < 0.75 ? `位于${place}的` : '';
  const tail = place !== null && lead === '' ? (way < 0.88 ? `(${place})` : '') : '';
  const far = place !== null && lead === '' && tail === '' ? `，地点在${place}。` : '';
  const text = `${before}${lead}${name}${tail}${after}${far}`;
  const start = before.length + lead.length;
  const knowsSource = right !== null && next() < 0.25;
  return {
    trap,
    text,
    span: { start, end: start + name.length },
    truth,
    sourceDistricts: knowsSource ? [next() < 0.9 ? sourceOf(draw, ordinal) : pick(next, draw.places)] : null,
    on: null,
  };
};

const sourceOf = ({ ground }: Draw, ordinal: number): string =>
  ground.registry.subjectOf(ground.registry.idOf(ordinal))?.districts[0] ?? 'none';

const shortOf = (draw: Draw, name: string, kinds: readonly string[]): string | null => {
  const fitting = shortNamesOf(name).filter(
    ({ kind, name: short }) => kinds.includes(kind) && short.length >= 2,
  );
  return fitting.length === 0 ? null : pick(draw.next, fitting).name;
};
const ALL_SHORT = ['placed', 'unplaced', 'business', 'core'];

const item = {
  'full-name': (draw) => {
    const ordinal = visible(draw);
    const { registry } = draw.ground;
    return placeIn(
      draw,
      'full-name',
      ordinal,
      registry.rows[ordinal]?.name ?? '',
      registry.idOf(ordinal),
      0.2,
    );
  },
  'bracketed-place': (draw) => {
    const { registry } = draw.ground;
    for (let tries = 0; tries < 400; tries += 1) {
      const ordinal = visible(draw);
      const name = registry.rows[ordinal]?.name ?? '';
      const place = /[(（]([\u3400-\u9fff]{2,3})[)）]/.exec(name)?.[1];
      if (place === undefined) continue;
      const bare = plainName(name).replace(/\([^()]*\)/g, '');
      const roll = draw.next();
      const written = roll < 0.4 ? name : roll < 0.7 ? bare : `${place}${bare}`;
      return placeIn(draw, 'bracketed-place', ordinal, written, registry.idOf(ordinal), 0.3);
    }
    return null;
  },
  'same-short-name': (draw) => {
    const { registry } = draw.ground;
    for (let tries = 0; tries < 400; tries += 1) {
      const ordinal = visible(draw);
      const short = shortOf(draw, registry.rows[ordinal]?.name ?? '', ['business', 'core', 'unplaced']);
      if (short === null) continue;
      const sharers = registry.bearersOf(short).length;
      if (sharers < 2 || sharers > 300) continue;
      return placeIn(draw, 'same-short-name', ordinal, short, registry.idOf(ordinal), 0.6);
    }
    return null;
  },
  'short-name': (draw) => {
    const { registry } = draw.ground;
    for (let tries = 0; tries < 400; tries += 1) {
      const ordinal = visible(draw);
      const short = shortOf(draw, registry.rows[ordinal]?.name ?? '', ALL_SHORT);
      if (short === null || registry.bearersOf(short).length !== 1) continue;
      return placeIn(draw, 'short-name', ordinal, short, registry.idOf(ordinal), 0.4);
    }
    return null;
  },
  'branch-or-head': (draw) => {
    const { registry } = draw.ground;
    for (let tries = 0; tries < 3000; tries += 1) {
      const ordinal = pick(draw.next, draw.ordinals);
      const name = registry.rows[ordinal]?.name ?? '';
      const head = /^(.*公司).{2,}分公司$/.exec(plainName(name))?.[1];
      if (head === undefined) continue;
      const heads = registry
        .bearersOf(head)
        .filter((each) => plainName(registry.rows[each]?.name ?? '') === head);
      const roll = draw.next();
      if (heads.length === 1 && roll < 0.4)
        return placeIn(draw, 'branch-or-head', heads[0] ?? 0, head, registry.idOf(heads[0] ?? 0), 0.2);
      if (registry.isHidden(ordinal) && isForFormer(registry.rows[ordinal]?.code ?? '')) continue;
      const truth = registry.isHidden(ordinal) ? null : registry.idOf(ordinal);
      if (heads.length === 0 && truth !== null && roll < 0.4)
        return placeIn(draw, 'branch-or-head', ordinal, head, null, 0.2);
      return placeIn(draw, 'branch-or-head', ordinal, name, truth, 0.2);
    }
    return null;
  },
  'inside-a-name': (draw) => {
    const { registry } = draw.ground;
    for (let tries = 0; tries < 400; tries += 1) {
      const ordinal = hiddenOne(draw);
      const name = plainName(registry.rows[ordinal]?.name ?? '');
      if (registry.bearersOf(name).length > 0) continue;
      if (!registry.find(name).some((hit: NameHit) => hit.end - hit.start >= 3)) continue;
      return placeIn(draw, 'inside-a-name', ordinal, name, null, 0.3);
    }
    return null;
  },
  'word-and-brand': (draw) => {
    const { registry } = draw.ground;
    const words = wordsOf(draw.ground);
    for (let tries = 0; tries < 50 && words.length > 0; tries += 1) {
      const word = pick(draw.next, words);
      const bearers = registry.bearersOf(word);
      if (bearers.length === 0 || bearers.length > 300) continue;
      const ordinal = pick(draw.next, bearers);
      return placeIn(draw, 'word-and-brand', ordinal, word, registry.idOf(ordinal), 0.5);
    }
    return null;
  },
  'former-name': (draw) => {
    const { registry } = draw.ground;
    const ordinal = visible(draw);
    // Who was not there yet cannot have been called anything.
    if ((registry.rows[ordinal]?.registeredOn ?? '') > '2011-01-01') return null;
    const name = plainName(registry.rows[hiddenOne(draw, true)]?.name ?? '');
    // One bearer each: a former name of two enterprises would have no truth.
    if (registry.bearersOf(name).length > 0 || registry.isFormer(name) || name.length < 8) return null;
    registry.addFormer(ordinal, name, '2012-01-01');
    const isThen = draw.next() < 0.6;
    return {
      ...placeIn(draw, 'former-name', ordinal, name, registry.idOf(ordinal), 0),
      on: isThen ? '2011-06-01' : '2013-06-01',
    };
  },
  'near-homograph': (draw) => {
    const { registry } = draw.ground;
    for (let tries = 0; tries < 400; tries += 1) {
      const name = plainName(registry.rows[visible(draw)]?.name ?? '');
      const other = plainName(registry.rows[visible(draw)]?.name ?? '');
      const at = 2 + Math.floor(draw.next() * 3);
      const unit = other[2] ?? '';
      const altered = name.slice(0, at) + unit + name.slice(at + 1);
      if (
        altered === name ||
        name.length < 8 ||
        !/[\u3400-\u9fff]/.test(unit) ||
        registry.bearersOf(altered).length > 0
      )
        continue;
      return placeIn(draw, 'near-homograph', 0, altered, null, 0);
    }
    return null;
  },
  unknown: (draw) => {
    const { registry } = draw.ground;
    for (let tries = 0; tries < 400; tries += 1) {
      const ordinal = hiddenOne(draw);
      const short = shortOf(draw, registry.rows[ordinal]?.name ?? '', ALL_SHORT);
      if (short === null || registry.find(short).length === 0) continue;
      return placeIn(draw, 'unknown', ordinal, short, null, 0.5);
    }
    return null;
  },
} satisfies Record<Exclude<Trap, 'phrase'>, (draw: Draw) => Item | null>;

const words = new WeakMap<Contexts, readonly string[]>();
/** Forms of three or four characters that the sentences use where they name nobody. */
const wordsOf = ({ registry, contexts }: TrapGround): readonly string[] => {
  const known = words.get(contexts);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const { text, named } of contexts.known)
    for (const hit of registry.find(text)) {
      const touches = named.some((span) => span.start < hit.end && hit.start < span.end);
      if (!touches && hit.name.length >= 3 && hit.name.length <= 5) found.add(hit.name);
    }
  const list = [...found].sort();
  words.set(contexts, list);
  return list;
};

/** Sentences in which names stand by accident: every link in them that touches no named enterprise is wrong. */
const phraseItems = ({ contexts, part }: TrapGround): Item[] =>
  contexts.known
    .filter(({ text }) => partOf(text) === part)
    .map(({ text }) => ({ trap: 'phrase', text, span: null, truth: null, sourceDistricts: null, on: null }));

/** Draws so many items of each kind of trap (phrases come as they are). Deterministic for a seed. */
export const drawTraps = (ground: TrapGround, each: number): Item[] => {
  const next = uniform(ground.seed);
  const { registry, contexts, part } = ground;
  const ordinals = registry.rows.flatMap(({ code }, ordinal) => (partOf(code) === part ? [ordinal] : []));
  const slots = contexts.slots.filter(({ before, after }) => partOf(before + after) === part);
  const places = [...new Set(registry.rows.slice(0, 5000).flatMap(({ place }) => place ?? []))];
  const draw: Draw = { ground, next, slots, ordinals, places };
  const items: Item[] = [];
  for (const make of Object.values(item))
    for (let count = 0; count < each; count += 1) {
      const made = make(draw);
      if (made !== null) items.push(made);
    }
  // A name that was given away as somebody's former one afterwards is no unknown enterprise's any more.
  const told = items.filter(
    ({ truth, text, span }) =>
      truth !== null || span === null || !registry.isFormer(plainName(text.slice(span.start, span.end))),
  );
  return [...told, ...phraseItems(ground)];
};
