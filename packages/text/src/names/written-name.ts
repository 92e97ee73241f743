import type { Span } from '../reading/finding.ts';
import { INDUSTRIES, LEGAL_FORMS, PLACES } from './name-words.ts';
import { withoutPlace } from './short-names.ts';

/** Endings with which a name says that it is written out; `公司` alone is how people speak of any. */
const WRITTEN_OUT = [...LEGAL_FORMS, '支公司', '分行', '支行', '股份公司'].filter(
  (form) => !['公司', '集团', '中心', '工厂', '商店', '项目部'].includes(form),
);
const PART_UNITS = ['特别行政区', '自治区', '省', '市', '区', '县'];
/** Nothing lies above these: what stands before one belongs to the sentence. */
const PROVINCES: ReadonlySet<string> = new Set(
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 广西 西藏 宁夏 新疆 内蒙古 香港 澳门 台湾 中国'.split(
    ' ',
  ),
);
const MOST_PLACES = 3;

/** Where the place begins that ends at `end`, and which it is. */
const placeEndingAt = (text: string, end: number): { start: number; place: string } | null => {
  for (const unit of ['', ...PART_UNITS]) {
    if (unit !== '' && !text.endsWith(unit, end)) continue;
    const until = end - unit.length;
    // The country tells nobody apart, and stands before any name.
    const place = PLACES.find((each) => each !== '中国' && text.endsWith(each, until));
    if (place !== undefined) return { start: until - place.length, place };
  }
  return null;
};

/** Where the places begin that stand right before `start`, one inside the other: 0 of `北京朝阳云桥`, 2 of `北京上海云桥`. */
const beginningOf = (text: string, start: number): number => {
  let at = start;
  for (let count = 0; count < MOST_PLACES; count += 1) {
    const found = placeEndingAt(text, at);
    if (found === null) return at;
    at = found.start;
    if (PROVINCES.has(found.place)) return at;
  }
  return at;
};

/**
 * The whole name as a text writes it around a span, with the places right before it and on to its legal form; null where the
 * text writes none out. `rest`: what `surroundingsOf` found to belong to the name behind the span.
 */
export const writtenNameOf = (text: string, { start, end }: Span, rest: string | null): Span | null => {
  const form = WRITTEN_OUT.find((each) => text.startsWith(each, end));
  const last = end + (rest?.length ?? form?.length ?? 0);
  const isOut =
    last > end || WRITTEN_OUT.some((each) => last - each.length >= start && text.endsWith(each, last));
  return isOut ? { start: beginningOf(text, start), end: last } : null;
};

/** True for what is left of a name when its founder's word was taken for a place: `信息科技有限公司`. */
export const isTradeWordsOnly = (name: string): boolean => {
  const form = LEGAL_FORMS.find((each) => name.endsWith(each)) ?? '';
  let rest = name.slice(0, name.length - form.length);
  while (rest !== '') {
    const trade = INDUSTRIES.find((each) => rest.endsWith(each));
    if (trade === undefined) return false;
    rest = rest.slice(0, rest.length - trade.length);
  }
  return true;
};

const WRITTEN_PLACE = /^[\u3400-\u9fff]{1,5}[省市县区州旗镇乡]/;
/** True for a name at whose front no place stands: one that we know, or one that says it is one. */
export const beginsWithoutPlace = (name: string): boolean =>
  withoutPlace(name) === name && !WRITTEN_PLACE.test(name);

type Parts = { readonly core: string; readonly places: string };

const partsOf = (name: string): Parts => {
  const brackets = [...name.matchAll(/\(([^()]*)\)/g)].map(([, inner]) => inner ?? '').join(' ');
  const bare = name.replace(/\([^()]*\)/g, '');
  const core = withoutPlace(bare);
  return {
    core: core.replaceAll('有限责任公司', '有限公司'),
    places: `${bare.slice(0, bare.length - core.length)} ${brackets}`.trim(),
  };
};

/**
 * Whether a name that a text writes out can be the registered one: alike but for places that one of the two leaves out, and
 * for `有限责任公司`, which is said as `有限公司`. Both normalised.
 */
export const isWrittenAlike = (written: string, registered: string): boolean => {
  if (written === registered) return true;
  const [a, b] = [partsOf(written), partsOf(registered)];
  if (a.core !== b.core) return false;
  return (
    a.places === '' ||
    b.places === '' ||
    PLACES.some((place) => a.places.includes(place) && b.places.includes(place))
  );
};
