import { normalise } from '../normalise/normalise.ts';
import { INDUSTRIES, LEGAL_FORMS, PLACES } from './name-words.ts';

/**
 * What of a registered name is left in a form: all but its brackets; place and business without the legal form; business
 * and legal form without the place; business alone; or only the part that the founder chose (字号).
 */
export const SHORT_KINDS = ['bare', 'placed', 'unplaced', 'business', 'core'] as const;
export type ShortKind = (typeof SHORT_KINDS)[number];

/** A form in which a text may write an enterprise. `weak` forms name much else besides: they need other evidence. */
export type ShortName = { readonly name: string; readonly weak: boolean; readonly kind: ShortKind };

const SHORTEST = 2;
const NOT_A_NAME: ReadonlySet<string> = new Set([...INDUSTRIES, ...LEGAL_FORMS, ...PLACES]);

/** `北京市海淀区云桥…` → `云桥…`: one place after another, each with or without 省 / 市 / 区 / 县. */
export const withoutPlace = (name: string): string => {
  let rest = name;
  for (let round = 0; round < 3; round += 1) {
    const place = PLACES.find(
      (candidate) => rest.startsWith(candidate) && rest.length > candidate.length + 1,
    );
    if (place === undefined) return rest;
    const after = rest.slice(place.length);
    rest = /^(?:特别行政区|自治区|省|市|区|县)/.test(after)
      ? after.replace(/^(?:特别行政区|自治区|省|市|区|县)/, '')
      : after;
  }
  return rest;
};

const withoutForm = (name: string): string => {
  const form = LEGAL_FORMS.find((candidate) => name.endsWith(candidate));
  return form === undefined ? name : name.slice(0, name.length - form.length);
};

/** Brackets in a registered name hold a place (`云桥（北京）`) or a legal form; neither is said in speech. */
const withoutBrackets = (name: string): string => name.replace(/\([^()]{0,20}\)/g, '');

/**
 * Short and brand forms of a registered name, longest first, normalised (half-width, simplified, lower case), without
 * the registered name itself. None is shorter than two characters; those of two characters (or of three Latin ones) are
 * weak.
 */
export const shortNamesOf = (registeredName: string): ShortName[] => {
  const registered = normalise(registeredName).text.replace(/\s+/g, '');
  const names = new Map<string, ShortKind>();
  const add = (name: string, kind: ShortKind): void => {
    if (name.length >= SHORTEST && name !== registered && !names.has(name)) names.set(name, kind);
  };
  const bare = withoutBrackets(registered);
  add(bare, 'bare');
  const unplaced = withoutPlace(bare);
  add(unplaced, 'unplaced');
  const stem = withoutForm(bare);
  if (unplaced !== bare) add(stem, 'placed');
  let rest = withoutForm(unplaced);
  let last = '';
  while (rest.length >= SHORTEST) {
    add(rest, 'business');
    last = rest;
    const industry = INDUSTRIES.find(
      (candidate) => rest.endsWith(candidate) && rest.length - candidate.length >= SHORTEST,
    );
    const stripped =
      industry === undefined ? withoutForm(rest) : rest.slice(0, rest.length - industry.length);
    if (stripped === rest) break;
    rest = stripped;
  }
  // What nothing more can be taken from is the founder's own word.
  if (names.get(last) === 'business') names.set(last, 'core');
  const notBusinessAlone = [...names].filter(([name]) => !NOT_A_NAME.has(name));
  return notBusinessAlone
    .toSorted(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
    .map(([name, kind]) => ({ name, kind, weak: name.length <= 2 || /^[a-z0-9]{1,3}$/.test(name) }));
};
