import {
  type NameGrams,
  type NameSurroundings,
  type Span,
  beginsWithoutPlace,
  isTradeWordsOnly,
  nameGramsOf,
  surroundingsOf,
  writtenNameOf,
} from '@weisu/text';
import type { Mark } from './mark.ts';
import type { EvidenceKind } from './mention.ts';
import type { Bearer, NameHit } from './name-lookup.ts';

/** What is seen of a span before asking who is meant; the same for everyone who bears the name. */
export type SpanView = {
  readonly marks: readonly Mark[];
  readonly grams: NameGrams;
  /** The whole name as the text writes it out around the span, or null. */
  readonly written: string | null;
  /** What the name goes on to: a line of business right behind it. */
  readonly tradeBehind: NameSurroundings['tradeBehind'];
};

const FULL_ENDING =
  /(?:公司|集团|合作社|事务所|工作室|经营部|服务部|营业部|门市部|经销部|分行|支行|银行|厂|店|所|院|行|中心|合伙\)|合伙企业)$/;
const SHORTEST_FULL = 6;

/** A registered name that says by itself that it is one: long enough, and with an ending of the register. */
export const isFullName = (name: string): boolean => name.length >= SHORTEST_FULL && FULL_ENDING.test(name);

const DERIVED = {
  bare: 'name-without-brackets',
  placed: 'name-without-form',
  unplaced: 'name-without-place',
  business: 'business-name',
  core: 'core-name',
} as const;

/** The kind of evidence that a form of a name is. */
export const formKindOf = (name: string, { form, derived }: Bearer): EvidenceKind => {
  if (derived !== null) return DERIVED[derived];
  if (form === 'registered') return isFullName(name) ? 'registered-name' : 'registered-plain';
  return form === 'former' ? 'former-name' : form === 'brand' ? 'brand' : 'short-name';
};

const WHOLE: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'registered-name',
  'former-name',
  'name-without-brackets',
]);
/** True for forms that leave hardly a doubt what name they are: who reads them needs no place or trade beside it. */
export const isWholeForm = (kind: EvidenceKind): boolean => WHOLE.has(kind);

const LENGTHS: Readonly<Record<number, EvidenceKind>> = {
  2: 'two-characters',
  3: 'three-characters',
  4: 'four-characters',
};

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const isWithoutPlace = ({ name, bearers }: NameHit): boolean =>
  bearers.every(({ derived }) => derived === 'unplaced') || (isFullName(name) && beginsWithoutPlace(name));

/** Looks at a name where it stands in a normalised text. `employers`: spans in which reading saw the employer, or null where nobody looked. */
export const viewSpan = (text: string, hit: NameHit, employers: readonly Span[] | null): SpanView => {
  const marks: Mark[] = [];
  const add = (kind: EvidenceKind, detail = '', value = 1): void => {
    marks.push({ kind, value, detail });
  };
  const around = surroundingsOf(text, hit);
  if (around.companyFollows !== null) add('company-follows', around.companyFollows);
  // A name to its end that begins with no place may be the rest of another, longer one.
  if (around.goesBefore && isWithoutPlace(hit)) add('begins-earlier');
  if (around.longerName !== null) add('longer-name', hit.name + around.longerName);
  if (around.marks === 'title') add('title-marks');
  if (around.marks === 'quoted') add('quoted');
  if (around.cut) add('cut-inside-word');
  if (around.placeBehind !== null) add('place-behind', around.placeBehind);
  if (employers !== null && employers.length > 0) {
    if (employers.some((span) => overlaps(span, hit))) add('employer-found');
    else add('employer-elsewhere');
  }
  if (hit.bearers.length > 1) add('common-name', String(hit.bearers.length), Math.log2(hit.bearers.length));
  const written = writtenNameOf(text, hit, around.longerName);
  return {
    marks,
    grams: nameGramsOf(text, hit),
    written: written === null ? null : text.slice(written.start, written.end),
    tradeBehind: around.tradeBehind,
  };
};

/** What a registered name leaves may be the place it stands in. */
const PLACE_WORD = /(?:省|市|区|县|镇|乡|街道|村|旗|湾|岛)$/;

/** Marks of the form under which one of the bearers is written. */
export const formMarks = (name: string, bearer: Bearer): Mark[] => {
  const kind = formKindOf(name, bearer);
  const form: Mark = { kind, value: 1, detail: name };
  if (isWholeForm(kind)) return [form];
  const length = LENGTHS[name.length];
  const marks = length === undefined ? [form] : [form, { kind: length, value: 1, detail: name }];
  if (bearer.derived === null) return marks;
  if (PLACE_WORD.test(name)) return [...marks, { kind: 'place-word', value: 1, detail: name }];
  return isTradeWordsOnly(name) ? [...marks, { kind: 'trade-words-only', value: 1, detail: name }] : marks;
};
