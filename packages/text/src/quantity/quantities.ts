import type { Span } from '../reading/finding.ts';
import { type Numeral, numeralsOf } from './numeral.ts';

/** A quantity that a text states; the span covers number and unit. */
export type Quantity = Span & {
  readonly kind: 'amount' | 'months' | 'headcount' | 'ratio';
  /** Yuan, months, persons, or a ratio 0–1. */
  readonly value: number;
};

const MONEY = /^ ?(?:余|多|来)?(?:元|块钱|块(?![地砖板石田])|圆|人民币|rmb|cny)/;
const FOREIGN_MONEY =
  /^ ?(?:余|多)?(?:美元|美金|欧元|港元|港币|日元|韩元|韩币|英镑|卢布|卢比|新台币|台币|澳元|加元|泰铢|越南盾|usdt|比特币|枚)/;
const FOREIGN_BEFORE = /(?:us\$|\$|€|£|美元|usd) ?$/;
const MONEY_BEFORE = /(?:¥|￥|rmb|人民币|cny) ?$/;
/** What is counted in 万 besides money. */
const OTHER_MEASURE =
  /^(?!多次) ?(?:多|余|来)?(?:个|人|名|位|户|家|员工|职工|用户|粉丝|吨|公里|千米|米|平|亩|辆|台|套|件|股|次|字|部|枚|张|份|条|店|门店|学生|骑手|应届|教师|老师|农民工|工人|民工|车主|会员|家长|业主|岁|年|月|日|号|点|分|天|小时|k|kw|千瓦|度|升|斤|公斤|%|倍|页|集|投资者|受害|出借|师生|群众|群体|客户|游客|消费者|下载|播放)/;
const WAGE_AFTER =
  /^ ?(?:多|余|来)?(?:的)?(?:工资|薪|劳务|工程款|血汗钱|货款|债|外债|欠款|公积金|社保|补偿|赔偿|片酬|奖金|款|跑路)/;

const MONTH_AFTER =
  /^ ?(?:多|余|几|来)?个?(?:半)?(?:多)?月(?!饼|球|初|底|末|份|子|亮|报|结|薪|日|中旬|上旬|下旬|\d)/;
const YEAR_AFTER = /^ ?(?:多|余|来)?(?:年半|年(?!级|代|度|前|后|薪|终|初|底|末|份|龄|轻|月|会|\d| ?\d))/;

const PEOPLE_AFTER =
  /^ ?(?:多|余|来|几)?(?:名|位|个|号)? ?(?:农民工|员工|工人|民工|职工|教师|老师|医生|护士|人员|工友|同事|雇员|骑手|司机|矿工|应届生|应届|务工|劳动者|队员|保安|保洁|学生|兄弟|老乡|人(?!民币|民|次|均|体|工智|参))/;
const BARE_MEASURE = /^ ?(?:多|余|来|几)?(?:名|位)/;

/** `30万工人安装款` is money, though a word for people follows. */
const PEOPLE_PAID =
  /^ ?(?:多|余)?(?:的)?(?:农民工|员工|工人|民工|职工|教师|老师)[^,。]{0,4}(?:款|费|工资|薪|血汗钱)/;

const before = (text: string, at: number): string => text.slice(Math.max(0, at - 12), at);
const after = (text: string, at: number): string => text.slice(at, at + 14);

/** 几十, 数百, 好几个: a number that is not said. */
const isVague = (text: string, numeral: Numeral): boolean =>
  /[几数]$/.test(text.slice(Math.max(0, numeral.start - 1), numeral.start));

const amountAt = (text: string, numeral: Numeral): Quantity | null => {
  const follows = after(text, numeral.end);
  const precedes = before(text, numeral.start);
  if (FOREIGN_MONEY.test(follows) || FOREIGN_BEFORE.test(precedes)) return null;
  const unit = MONEY.exec(follows);
  if (unit) {
    if (
      /^(?:\/|每|一个月|一天|一月)/.test(text.slice(numeral.end + unit[0].length)) ||
      /(?:日元|韩)/.test(follows)
    )
      return null;
    return { kind: 'amount', value: numeral.value, start: numeral.start, end: numeral.end + unit[0].length };
  }
  const quantity: Quantity = { kind: 'amount', value: numeral.value, start: numeral.start, end: numeral.end };
  if (MONEY_BEFORE.test(precedes)) return quantity;
  if (WAGE_AFTER.test(follows) && (numeral.large || numeral.value >= 1000)) return quantity;
  if (/^[a-z0-9%]/.test(follows) || /[a-z0-9.\-/]$/.test(precedes)) return null;
  if (OTHER_MEASURE.test(follows) && !PEOPLE_PAID.test(follows)) return null;
  if (numeral.large && numeral.value >= 1000) return quantity;
  const owed = /(?:欠|工资|薪|款|金额|合计|共计|总计)[ :是为约近超达逾共有]{0,4}$/.test(precedes);
  return owed && numeral.value >= 500 && !(numeral.plain && numeral.value >= 1990 && numeral.value <= 2035)
    ? quantity
    : null;
};

const LENGTH_BEFORE = /(?:近|已|长达|达|了|超|满|整整|工作|拖欠|约|足足|过去)$/;

const monthsAt = (text: string, numeral: Numeral): Quantity | null => {
  const follows = after(text, numeral.end);
  const precedes = before(text, numeral.start);
  if (numeral.value <= 0 || /[第每]$/.test(precedes)) return null;
  const month = MONTH_AFTER.exec(follows);
  if (month && month[0].includes('个')) {
    return numeral.value <= 360
      ? {
          kind: 'months',
          value: Math.floor(numeral.value),
          start: numeral.start,
          end: numeral.end + month[0].length,
        }
      : null;
  }
  const year = YEAR_AFTER.exec(follows);
  // 18年 is 2018 unless something says that it is a length of time.
  const length = LENGTH_BEFORE.test(precedes) || /^ ?(?:多|余|来|年(?:间|多|来|之久|了))/.test(follows);
  const calendar = numeral.plain && numeral.value >= 10 && !length;
  if (year && numeral.value <= 30 && !numeral.large && !calendar) {
    const months = numeral.value * 12 + (year[0].includes('半') ? 6 : 0);
    return { kind: 'months', value: months, start: numeral.start, end: numeral.end + year[0].length };
  }
  return null;
};

/** `裁员1.4万`: people, though no word for them follows. */
const barelyLaidOff = (text: string, numeral: Numeral): RegExpExecArray | null => {
  const laidOff = /(?:裁员|裁掉|裁减|裁|辞退)(?:近|约|超|逾|超过|至少|共)? ?$/.test(
    before(text, numeral.start),
  );
  if (numeral.value < 20 || !laidOff) return null;
  return /^(?! ?(?:%|成|元|个百分点|美元|年|月|天|家|个))/.exec(after(text, numeral.end));
};

const headcountAt = (text: string, numeral: Numeral): Quantity | null => {
  const follows = after(text, numeral.end);
  const people = PEOPLE_AFTER.exec(follows) ?? BARE_MEASURE.exec(follows) ?? barelyLaidOff(text, numeral);
  if (!people || numeral.value < 1 || !Number.isInteger(numeral.value)) return null;
  if (numeral.large && PEOPLE_PAID.test(follows)) return null;
  if (before(text, numeral.start).endsWith('第')) return null;
  return {
    kind: 'headcount',
    value: numeral.value,
    start: numeral.start,
    end: numeral.end + people[0].length,
  };
};

const ratioAt = (text: string, numeral: Numeral): Quantity | null => {
  const percent = /^ ?%/.exec(after(text, numeral.end));
  if (percent)
    return {
      kind: 'ratio',
      value: numeral.value / 100,
      start: numeral.start,
      end: numeral.end + percent[0].length,
    };
  if (after(text, numeral.end).startsWith('成') && numeral.value <= 10)
    return { kind: 'ratio', value: numeral.value / 10, start: numeral.start, end: numeral.end + 1 };
  return null;
};

const unitsOf = (characters: string): Uint8Array => {
  const units = new Uint8Array(0x10000);
  for (const character of characters) units[character.charCodeAt(0)] = 1;
  return units;
};

/** What may begin behind a small number that counts something, and end before one that is money. */
const COUNTING = unitsOf(' 余多来几半%成个月年名位号农员工民职教老医护人同雇骑司矿应务劳队保学兄元块圆rc');
const PRICING = unitsOf(' ¥￥by币');
const SMALL = 20;

/** 一 and 三 stand in words far more often than they count: most numbers need no closer look. */
const countsNothing = (text: string, { start, end, value, large }: Numeral): boolean =>
  value < SMALL &&
  !large &&
  COUNTING[text.charCodeAt(end)] !== 1 &&
  PRICING[text.charCodeAt(start - 1)] !== 1;

const HALF = /半年/g;
/** `2018年9月到2019年1月`, `2019.1-2019.4`, `8至10月`. */
const RANGE =
  /(?<!\d)(?:(20\d{2}|\d{2})[.年\-/])?(\d{1,2})月?(?:份)?(?:到|至|-|—|~)(?:(20\d{2}|\d{2})[.年\-/])?(\d{1,2})(月)?/g;

/** `自7月起…已经到10月`: the months between. */
const SINCE =
  /(?:(20\d{2})年)?(\d{1,2})月(?:份)?(?:起|开始|以来)[^。!?;\n]{0,30}?(?:已经?|现在|都)到了?(?:(20\d{2})年)?(\d{1,2})月/g;

const monthsSince = (text: string): Quantity[] =>
  [...text.matchAll(SINCE)].flatMap((match) => {
    const [whole, fromYear, from, toYear, to] = match;
    const years = fromYear !== undefined && toYear !== undefined ? Number(toYear) - Number(fromYear) : 0;
    const value = years * 12 + Number(to) - Number(from);
    const said = [from, to].every((month) => Number(month) >= 1 && Number(month) <= 12);
    return said && value >= 1 && value <= 360
      ? [{ kind: 'months' as const, value, start: match.index, end: match.index + whole.length }]
      : [];
  });

const monthsInRanges = (text: string): Quantity[] => {
  const found: Quantity[] = [];
  for (const match of text.matchAll(RANGE)) {
    const [whole, fromYear, from, toYear, to, month] = match;
    const years = fromYear === undefined && toYear === undefined;
    if ((years && month === undefined) || (fromYear === undefined && toYear !== undefined)) continue;
    const [first, last] = [Number(from), Number(to)];
    const span =
      fromYear !== undefined && toYear !== undefined ? (Number(toYear) - Number(fromYear)) * 12 : 0;
    const value = span + last - first + 1;
    if (first < 1 || first > 12 || last < 1 || last > 12 || value < 1 || value > 360) continue;
    if (
      /^(?:日|号|\d|[.\-/]\d|时|点|:)/.test(
        text.slice(match.index + whole.length, match.index + whole.length + 3),
      )
    )
      continue;
    found.push({ kind: 'months', value, start: match.index, end: match.index + whole.length });
  }
  return found;
};

/** Every amount, number of months, headcount and ratio that a normalised text states, in text order. */
export const quantitiesOf = (text: string): Quantity[] => {
  const found: Quantity[] = [];
  for (const numeral of numeralsOf(text)) {
    if (countsNothing(text, numeral) || isVague(text, numeral)) continue;
    const quantity =
      ratioAt(text, numeral) ??
      monthsAt(text, numeral) ??
      headcountAt(text, numeral) ??
      amountAt(text, numeral);
    if (quantity !== null) found.push(quantity);
  }
  for (const match of text.matchAll(HALF)) {
    if (/[一二两三四五六七八九十\d下上前后]/.test(text[match.index - 1] ?? '')) continue;
    if (text[match.index + 2] === '度') continue;
    found.push({ kind: 'months', value: 6, start: match.index, end: match.index + 2 });
  }
  if (/\d/.test(text)) found.push(...monthsInRanges(text), ...monthsSince(text));
  return found.sort((a, b) => a.start - b.start);
};
