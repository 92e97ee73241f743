import { buildWordTable } from '../match/word-table.ts';
import { normalise } from '../normalise/normalise.ts';
import {
  COMPANY_ENDINGS,
  GENERIC_CORE,
  KNOWN_COMPANIES,
  LEADING,
  LOOSE_ENDINGS,
  NAMES_IN_CONTEXT,
} from './company-words.ts';
import { PLACES } from './name-words.ts';

/** A stretch of a text as it came; end exclusive. */
export type CompanySpan = { readonly start: number; readonly end: number };

const LONGEST_CORE = 16;
const LONGEST_BRACKET = 8;
const FULL_FORM = /(?:有限公司|有限责任公司)$/;
const LONGEST_LATIN = 24;
const endings = buildWordTable(COMPANY_ENDINGS);
const known = buildWordTable(KNOWN_COMPANIES);

const inContext = NAMES_IN_CONTEXT.map(({ names, where }) => ({ table: buildWordTable(names), where }));
/** Countries written before a house of theirs; they belong to its name as a city does. */
const COUNTRIES = [
  '美国',
  '英国',
  '日本',
  '韩国',
  '德国',
  '法国',
  '荷兰',
  '瑞士',
  '意大利',
  '新加坡',
  '俄罗斯',
  '加拿大',
  '澳大利亚',
];
const BEFORE_NAME = [...PLACES, ...COUNTRIES];

/** After a bank's ending these make another word of it: 银行卡, 银行业. */
/** `新浪财经讯` opens a report; it speaks of nobody. */
const DATELINE = /^(?:财经|娱乐|体育|游戏|房产|科技|汽车|网)?(?:讯|电|\d{1,2}月)/;
const BRANCH = new RegExp(`^(?:${PLACES.join('|')})(?:市)?(?:总行|分行|支行|分公司|公司)`);
const GOES_ON = /^(?:卡(?!中心)|业|间|界|家|体系|系统|存款|贷款利|监|信贷|理财)/;
/** After a loose ending a name is followed by who acts for it, or by a pause. */
const ACTS =
  /^(?:$|[,.:;!?、。()"“”《》 ]|的|总|董事|副|首席|分析师|研究|经理|ceo|负责|人士|工作|旗下|宣布|表示|发布|推出|公司|集团|公布|将|已|在)/;

const isLatin = (unit: string | undefined): boolean => unit !== undefined && /[a-z0-9&.·-]/.test(unit);
const isHan = (unit: string | undefined): boolean => unit !== undefined && /[\u3400-\u9fff]/.test(unit);

const GENERIC = new RegExp(`^(?:${GENERIC_CORE.join('|')})*$`);
/** Places before a bank make its name (北京银行); before a company they make none (北京公司). */
const isGeneric = (core: string, ending: string): boolean =>
  !(ending === '银行' && PLACES.includes(core)) && core.length <= LONGEST_CORE && GENERIC.test(core);

type Hit = { readonly start: number; readonly end: number };

const longestAt = (table: typeof known, text: string, at: number): number => {
  let longest = -1;
  table.walk(text, at, (_, end) => {
    if (end > longest) longest = end;
  });
  return longest;
};

/** Well-known names, longest first at each place, Latin ones as whole words. */
const knownIn = (text: string): Hit[] => {
  const tables = [known, ...inContext.flatMap(({ table, where }) => (where.test(text) ? [table] : []))];
  const hits: Hit[] = [];
  for (let at = 0; at < text.length;) {
    const end = Math.max(...tables.map((table) => longestAt(table, text, at)));
    const cut =
      (isLatin(text[at]) && isLatin(text[at - 1])) || (isLatin(text[end - 1]) && isLatin(text[end]));
    if (end === -1 || cut || DATELINE.test(text.slice(end, end + 5))) at += 1;
    else {
      hits.push({ start: at, end });
      at = end;
    }
  }
  return hits;
};

/** Where the name that ends at `ending` begins: at the nearest word that leads to it, or where the writing changes. */
const beginningOf = (text: string, ending: Hit, hits: readonly Hit[], floor: number): number => {
  const within = hits.findLast(
    ({ start, end }) => end <= ending.start && ending.start - start <= LONGEST_CORE,
  );
  let from = ending.start;
  if (isLatin(text[from - 1])) {
    while (from > floor && ending.start - from < LONGEST_LATIN && isLatin(text[from - 1])) from -= 1;
    return from;
  }
  const isFull = FULL_FORM.test(text.slice(ending.start, ending.end));
  while (
    from > floor &&
    ending.start - from < LONGEST_CORE &&
    (isHan(text[from - 1]) || /[()]/.test(text[from - 1] ?? ''))
  ) {
    const bracket = text[from - 1] === ')' ? text.lastIndexOf('(', from - 1) : -1;
    if (bracket >= floor && from - bracket <= LONGEST_BRACKET) {
      from = bracket;
      continue;
    }
    if (/[()]/.test(text[from - 1] ?? '')) break;
    if (!isFull && within !== undefined && from === within.end) return placed(text, within.start, floor);
    const before = placed(text, from, floor);
    if (before < from) {
      from = before;
      continue;
    }
    const size = ending.start - from;
    if (
      size >= 2 &&
      LEADING.some((word) => from - word.length >= floor && text.startsWith(word, from - word.length))
    )
      break;
    if (size < 2 && /[的了在是与和及或这该某各被]/.test(text[from - 1] ?? '')) break;
    from -= 1;
  }
  return from;
};

/** A place right before a name belongs to it. */
const placed = (text: string, start: number, floor: number): number => {
  const place = BEFORE_NAME.find(
    (name) => start - name.length >= floor && text.startsWith(name, start - name.length),
  );
  return place === undefined ? start : start - place.length;
};

/**
 * Names of companies in a text, as spans of the text as it came, in order and without overlap: well-known names, and what
 * stands before an ending such as 有限公司 or 银行, unless it names a trade and nobody in it.
 */
export const companySpansIn = (original: string): CompanySpan[] => {
  const plain = normalise(original);
  const { text } = plain;
  const hits = knownIn(text);
  const found: { start: number; end: number }[] = [];
  let floor = 0;
  for (let at = 0; at < text.length; at += 1) {
    let end = longestAt(endings, text, at);
    if (end === -1) continue;
    // 银行 + 信用卡中心, 集团 + 有限公司: endings that follow each other are one.
    for (let next = longestAt(endings, text, end); next !== -1; next = longestAt(endings, text, end))
      end = next;
    if (GOES_ON.test(text.slice(end, end + 3))) continue;
    const whole = hits.find((hit) => hit.end === end && hit.start < at);
    const start = whole
      ? placed(text, whole.start, floor)
      : beginningOf(text, { start: at, end }, hits, floor);
    const last = found.at(-1);
    if (start === at && last !== undefined && last.end === at) {
      last.end = end;
      floor = end;
      at = end - 1;
      continue;
    }
    const core = text.slice(start, at);
    const ending = text.slice(at, end);
    const isLoose = LOOSE_ENDINGS.has(ending);
    const isKnown = hits.some((hit) => hit.start >= start && hit.end <= end);
    if (isLoose && ((!isKnown && core.length > 4) || !ACTS.test(text.slice(end, end + 3)))) continue;
    if ((core.length >= 2 || isKnown) && !isGeneric(core, ending)) {
      const branch = BRANCH.exec(text.slice(end, end + 9));
      if (branch !== null) end += branch[0].length;
      const after = /^\((?:[^()]{2,6})\)/.exec(text.slice(end, end + LONGEST_BRACKET));
      const closed = after !== null && PLACES.includes(after[0].slice(1, -1)) ? end + after[0].length : end;
      found.push({ start, end: closed });
    }
    floor = end;
    at = end - 1;
  }
  // A branch holds its house: 招商银行 + 北京分行 is one name.
  const joined: { start: number; end: number }[] = [];
  for (const hit of found) {
    const last = joined.at(-1);
    if (last !== undefined && hit.start === last.end) last.end = hit.end;
    else joined.push({ ...hit });
  }
  const alone = hits
    .map((hit) => ({ ...hit, start: isHan(text[hit.start]) ? placed(text, hit.start, 0) : hit.start }))
    .filter((hit) => !joined.some(({ start, end }) => hit.start < end && hit.end > start));
  return [...joined, ...alone]
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      start: plain.originalOffset(start),
      end: plain.originalOffset(end - 1) + 1,
    }));
};
