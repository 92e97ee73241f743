import { INDUSTRIES, type Span, buildWordTable, isWrittenAlike } from '@weisu/text';
import type { EnterpriseId } from '../ids.ts';
import type { Day } from '../time.ts';
import type { LinkSubject, Mark } from './mark.ts';
import type { EvidenceKind } from './mention.ts';
import type { Bearer, NameHit } from './name-lookup.ts';
import { type PlaceFound, provinceName, provinceOf } from './places.ts';
import { type SpanView, formKindOf, isWholeForm } from './weigh-span.ts';

/** A line of business written in a text. */
export type Trade = Span & { readonly word: string };

/** Enterprises that are tied to some other, by id, and how it is called. */
export type Relatives = ReadonlyMap<EnterpriseId, string>;

/** What a text says beside the name, found once for all who bear it. */
export type TextView = {
  readonly text: string;
  readonly places: readonly PlaceFound[];
  readonly creditCodes: ReadonlySet<string>;
  readonly sourceDistricts: readonly string[] | null;
  readonly on: Day | null;
  /** Lines of business that the text speaks of, with where. */
  readonly trades: readonly Trade[];
  /** Enterprises that the text names in full, by id. */
  readonly inFull: ReadonlySet<string>;
  /** Enterprises tied to one that the text names in full, with which. */
  readonly relatives: Relatives;
};

/** Between a place and a name that it belongs to stands at most `市`, `的` or a bracket. */
const NEAR = 2;

const isBefore = (place: Span, hit: Span): boolean => place.end <= hit.start && hit.start - place.end <= NEAR;
/** `云桥(北京)`: a place in brackets right behind. */
const isBehind = (text: string, place: Span, hit: Span): boolean =>
  place.start === hit.end + 1 && text[hit.end] === '(';

const nameHolds = (subject: LinkSubject, word: string): boolean => subject.name.includes(word);

/** How a place agrees with an enterprise: the same district or a word of its name, the same province, another, or nothing known. */
const agreement = (
  place: PlaceFound,
  subject: LinkSubject,
): 'place' | 'province' | 'district' | 'other' | null => {
  if (subject.districts.includes(place.code) || nameHolds(subject, place.code)) return 'place';
  const province = provinceOf(subject.creditCode) ?? subject.districts[0]?.slice(0, 2) ?? null;
  if (place.province === null || province === null) return subject.districts.length === 0 ? null : 'other';
  if (place.province !== province) return 'other';
  return place.code !== provinceName(province) && subject.districts.length > 0 ? 'district' : 'province';
};

const placeMarks = (hit: NameHit, subject: LinkSubject, view: TextView): Mark[] => {
  const outside = view.places.filter((place) => place.end <= hit.start || place.start >= hit.end);
  if (outside.length === 0) return [];
  const marks: Mark[] = [];
  const near = outside.find((place) => isBefore(place, hit) || isBehind(view.text, place, hit));
  const nearAgrees = near === undefined ? null : agreement(near, subject);
  const written = (place: PlaceFound): string => view.text.slice(place.start, place.end);
  const add = (kind: EvidenceKind, place: PlaceFound): void => {
    marks.push({ kind, value: 1, detail: written(place) });
  };
  if (near !== undefined && nearAgrees !== null)
    add(
      nearAgrees === 'place' || nearAgrees === 'province' ? 'place-before-agrees' : 'place-before-differs',
      near,
    );
  const judged = outside.map((place) => ({ place, how: agreement(place, subject) }));
  const best = (how: string): PlaceFound | undefined => judged.find((each) => each.how === how)?.place;
  const same = best('place');
  const province = best('province');
  const district = best('district');
  const other = best('other');
  if (same !== undefined) add('place-agrees', same);
  else if (district !== undefined) add('district-differs', district);
  else if (province !== undefined) add('province-agrees', province);
  else if (other !== undefined) add('place-differs', other);
  return marks;
};

/** The trade in a registered name, or the industry of the register, said elsewhere in the text. */
const tradeSaid = (
  hit: NameHit,
  { name, industry }: LinkSubject,
  { text, trades }: TextView,
): string | null => {
  if (industry !== null && text.includes(industry) && !hit.name.includes(industry)) return industry;
  const said = trades.find(
    ({ word, start, end }) =>
      (end <= hit.start || start >= hit.end) && name.includes(word) && !hit.name.includes(word),
  );
  return said?.word ?? null;
};

const tradeTable = buildWordTable(INDUSTRIES);

/** Lines of business in a normalised text, the longest at each place; asked once a text. */
export const tradesIn = (text: string): Trade[] => {
  const trades: Trade[] = [];
  for (let at = 0; at < text.length - 1; at += 1) {
    let end = -1;
    tradeTable.walk(text, at, (_, wordEnd) => {
      end = wordEnd;
    });
    if (end < 0) continue;
    trades.push({ start: at, end, word: text.slice(at, end) });
    at = end - 1;
  }
  return trades;
};

/**
 * What contradicts a bearer in the name itself. The lookup keeps the longest name at a place: where the text goes on, or puts
 * another place before it, no name that we know of this bearer is the one written.
 */
const writtenMarks = (
  hit: NameHit,
  bearer: Bearer,
  { name }: LinkSubject,
  { written, tradeBehind }: SpanView,
): Mark[] => {
  const own = bearer.form === 'former' ? hit.name : name;
  if (written !== null && !isWrittenAlike(written, own))
    return [{ kind: 'written-otherwise', value: 1, detail: written }];
  if (written !== null || tradeBehind === null || isWholeForm(formKindOf(hit.name, bearer))) return [];
  const { word, rest } = tradeBehind;
  return name.includes(rest === word ? word : hit.name + rest)
    ? []
    : [{ kind: 'trade-differs', value: 1, detail: rest }];
};

/** Marks that tell those who bear one name apart. `seen`: the place where it stands. */
export const bearerMarks = (
  hit: NameHit,
  bearer: Bearer,
  subject: LinkSubject,
  view: TextView,
  seen: SpanView,
): Mark[] => {
  const isWhole = isWholeForm(formKindOf(hit.name, bearer));
  const marks: Mark[] = isWhole && hit.bearers.length === 1 ? [] : placeMarks(hit, subject, view);
  const add = (kind: EvidenceKind, detail: string): void => {
    marks.push({ kind, value: 1, detail });
  };
  marks.push(...writtenMarks(hit, bearer, subject, seen));
  if (!isWhole) {
    const trade = tradeSaid(hit, subject, view);
    if (trade !== null) add('industry-agrees', trade);
  }
  const { sourceDistricts } = view;
  if (sourceDistricts !== null && subject.districts.length > 0) {
    const same = subject.districts.filter((code) => sourceDistricts.includes(code));
    if (same.length > 0) add('source-district', same.join(','));
    else add('source-elsewhere', sourceDistricts.join(','));
  }
  if (view.creditCodes.has(subject.creditCode)) add('credit-code', subject.creditCode);
  if (view.on !== null) {
    if (subject.registeredOn !== null && view.on < subject.registeredOn)
      add('not-yet-registered', subject.registeredOn);
    if ((bearer.from !== null && view.on < bearer.from) || (bearer.until !== null && view.on >= bearer.until))
      add('name-not-in-use', bearer.until ?? bearer.from ?? '');
  }
  if (!isWhole) {
    if (view.inFull.has(bearer.enterpriseId)) add('named-in-full', subject.name);
    else if (hit.bearers.some(({ enterpriseId }) => view.inFull.has(enterpriseId)))
      add('other-named-in-full', hit.name);
  }
  const relative = view.relatives.get(bearer.enterpriseId);
  if (relative !== undefined) add('relative-named', relative);
  return marks;
};
