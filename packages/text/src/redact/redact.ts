import { normalise } from '../normalise/normalise.ts';
import { isIdentityNumber15, isIdentityNumber18, passesLuhn } from './identity-number.ts';

export const REDACTED_KINDS = ['phone', 'identity', 'bank-card', 'email', 'plate', 'account'] as const;
export type RedactedKind = (typeof REDACTED_KINDS)[number];

/** What stands in the place of what was taken out. */
export const REDACTION_MARKS: Readonly<Record<RedactedKind, string>> = {
  phone: '〔电话〕',
  identity: '〔证件号〕',
  'bank-card': '〔银行卡〕',
  email: '〔邮箱〕',
  plate: '〔车牌〕',
  account: '〔账号〕',
};

export type Redacted = { readonly text: string; readonly counts: Readonly<Record<RedactedKind, number>> };

type Rule = {
  readonly kind: RedactedKind;
  readonly pattern: RegExp;
  /** Group that holds what is taken out; the whole match where it is 0. */
  readonly group: number;
  readonly accepts?: (compact: string, before: string) => boolean;
  /** True where it may match a text without any digit, letter or @. */
  readonly worded?: boolean;
};

const compactOf = (matched: string): string => matched.replace(/[\s\-–—.·]/g, '');
/** Not inside a longer number, code, price or decimal. */
const NOT_AFTER = String.raw`(?<![0-9a-z])(?<!\d\.)(?<![$¥]\s?)`;
const NOT_BEFORE = String.raw`(?![0-9a-z])(?!\.\d)(?!\s?(?:元|万|亿|块钱|股|%|美元))`;
const SEPARATOR = String.raw`[ \-–—.·]?`;
const digits = (counts: readonly number[]): string =>
  counts.map((count) => String.raw`\d{${count}}`).join(SEPARATOR);

/** Handles of bodies rather than persons: whom a text calls upon, and enterprises, are what it is about. */
const PUBLIC_HANDLE =
  /公司|集团|银行|官方|官微|日报|晚报|晨报|发布|热线|法院|检察|工会|政府|公安|警方|电视|新闻|央视|新华|人社|信访|消防|税务|住建|市场监管|大学|医院|[厂店社局委办]$|^@1\d{4}$/;

/** Every pattern is bounded in length, so the pass is linear. Order matters: an earlier rule keeps what it took. */
const RULES: readonly Rule[] = [
  {
    kind: 'email',
    group: 0,
    pattern: /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g,
  },
  {
    kind: 'identity',
    group: 0,
    pattern: new RegExp(
      `${NOT_AFTER}\\d{6}${SEPARATOR}(?:19|20)\\d{2}${SEPARATOR}\\d{4}${SEPARATOR}\\d{3}[0-9x]${NOT_BEFORE}`,
      'g',
    ),
    accepts: isIdentityNumber18,
  },
  {
    kind: 'identity',
    group: 1,
    pattern: /(?:身份证|证件)[^\d\n]{0,8}?((?<!\d)\d{14,17}[0-9x])(?![0-9a-z])/g,
  },
  {
    kind: 'identity',
    group: 1,
    pattern:
      /(?:护照|通行证|台胞证|回乡证|军官证|士兵证|警官证)(?:号码|号)?(?:是|为)?[ :]{0,3}((?:[a-z]{1,2}\d{7,9}|[军士武警海空][\u4e00-\u9fff]{0,2}第?\d{6,8}号?|\d{8,10})(?![0-9a-z]))/g,
  },
  {
    kind: 'bank-card',
    group: 1,
    pattern:
      /(?:卡号|账号|帐号|账户|帐户|银行卡|开户行)[^\d\n]{0,12}((?<![0-9a-z])\d(?:[ -]?\d){11,27})(?![0-9a-z])/g,
  },
  {
    kind: 'bank-card',
    group: 0,
    pattern: new RegExp(
      `${NOT_AFTER}[3-9]\\d{3}(?:${SEPARATOR}\\d{4}){2,3}(?:${SEPARATOR}\\d{1,4})?${NOT_BEFORE}`,
      'g',
    ),
    accepts: (compact, before) =>
      /(?:卡号|账号|帐号|账户|帐户|银行卡|开户行)[^\n]{0,12}$/.test(before)
        ? compact.length >= 12
        : compact.length >= 16 &&
          passesLuhn(compact) &&
          !/代码|信用|编号|案号|单号|订单|股票$/.test(before.slice(-10)),
  },
  {
    kind: 'phone',
    group: 0,
    pattern: new RegExp(
      `(?:(?<![0-9a-z])\\+?86${SEPARATOR}|(?<![0-9a-z])(?<!\\d\\.))1[3-9]${digits([1, 4, 4])}${NOT_BEFORE}`,
      'g',
    ),
  },
  {
    kind: 'phone',
    group: 0,
    pattern: new RegExp(`${NOT_AFTER}1[3-9]${digits([3, 3, 3])}${NOT_BEFORE}`, 'g'),
  },
  {
    kind: 'phone',
    group: 0,
    worded: true,
    // Written out, so that no machine should find it: 一三八零零一三八零零零.
    pattern:
      /(?<![〇零一二两三四五六七八九幺])[一幺][三四五六七八九][〇零一二两三四五六七八九幺]{9}(?![〇零一二两三四五六七八九幺十百千万亿])/g,
  },
  {
    kind: 'identity',
    group: 0,
    pattern: new RegExp(`${NOT_AFTER}\\d{15}${NOT_BEFORE}`, 'g'),
    accepts: isIdentityNumber15,
  },
  {
    kind: 'phone',
    group: 0,
    pattern: new RegExp(
      `${NOT_AFTER}\\(?(?:0(?:10|2\\d)\\)?[ \\-–—]?[2-9]\\d{3}[ \\-–—]?\\d{4}|0[3-9]\\d{2}\\)?[ \\-–—]?[2-9]\\d{2,3}[ \\-–—]?\\d{4})${NOT_BEFORE}`,
      'g',
    ),
  },
  {
    kind: 'phone',
    group: 0,
    pattern: new RegExp(`${NOT_AFTER}[48]00[ \\-–—]?\\d{3}[ \\-–—]?\\d{4}${NOT_BEFORE}`, 'g'),
    accepts: (compact, before) => compact.length === 10 && !/[金价额款资]/.test(before.slice(-4)),
  },
  {
    kind: 'phone',
    group: 1,
    pattern:
      /(?:电话|手机|座机|热线|联系方式|tel)(?:号码|号)?(?:是|为)?[ :]{0,3}((?<!\d)[2-9]\d{6,7})(?![0-9a-z元万])/g,
  },
  {
    kind: 'plate',
    group: 0,
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][ ·.]?(?:[a-hj-np-z0-9]{5}|[df][a-hj-np-z0-9]\d{4}|\d{5}[df])(?![a-z0-9])/g,
    accepts: (compact) => /\d{2}/.test(compact),
  },
  { kind: 'plate', group: 0, pattern: /粤z[ ·.]?[a-hj-np-z0-9]{4}[港澳]/g },
  {
    kind: 'account',
    group: 1,
    pattern:
      /(?:微信|薇信|威信|徽信|薇[❤♥]?|v信|vx|wx|weixin|wechat|加v|加微)(?:号码|号|id)?(?:是|为|同号)?[ :]{0,3}([a-z][a-z0-9_-]{5,19}|\d{5,12})(?![a-z0-9])/g,
  },
  {
    kind: 'account',
    group: 1,
    pattern: /(?:qq|扣扣|企鹅)(?:号码|号|群号|群)?(?:是|为)?[ :]{0,3}([1-9]\d{4,11})(?!\d)/g,
  },
  {
    kind: 'account',
    group: 1,
    pattern:
      /(?:抖音|快手|小红书|微博|支付宝|钉钉|飞书|陌陌|贴吧|b站|telegram|电报|whatsapp|line|skype)(?:账号|帐号|号码|号|id)?(?:是|为)?[ :]{0,3}(@?[a-z0-9](?:[a-z0-9_.-]{4,29}))(?![a-z0-9])/g,
    // 抖音2026 is a year, 微博100000 a number of readers.
    accepts: (compact) => !/^\d{1,5}$/.test(compact),
  },
  {
    kind: 'account',
    group: 0,
    pattern: /(?<![a-z0-9._%+-])@[a-z0-9_\u4e00-\u9fff-]{2,30}/g,
    accepts: (compact) => !PUBLIC_HANDLE.test(compact),
  },
];

/** All other rules take a digit, a letter or an @, of which most texts hold none. */
const WRITTEN = /[0-9a-z@]/;
const WORDED_RULES = RULES.filter(({ worded }) => worded === true);

type Cut = { readonly start: number; readonly end: number; readonly kind: RedactedKind };

const cutsOf = (text: string): Cut[] => {
  const cuts: Cut[] = [];
  let rest = text;
  for (const { kind, pattern, group, accepts } of WRITTEN.test(text) ? RULES : WORDED_RULES) {
    const found: Cut[] = [];
    for (const match of rest.matchAll(pattern)) {
      const taken = match[group] ?? '';
      const start = match.index + (group === 0 ? 0 : match[0].lastIndexOf(taken));
      if (accepts && !accepts(compactOf(taken), rest.slice(Math.max(0, start - 24), start))) continue;
      found.push({ start, end: start + taken.length, kind });
    }
    if (found.length === 0) continue;
    const parts: string[] = [];
    let at = 0;
    for (const cut of found) {
      // A private-use unit of the same length keeps offsets, and no later rule can match it.
      parts.push(rest.slice(at, cut.start), '\ue000'.repeat(cut.end - cut.start));
      at = cut.end;
    }
    rest = parts.join('') + rest.slice(at);
    cuts.push(...found);
  }
  return cuts.sort((a, b) => a.start - b.start);
};

/**
 * Takes personal data out of a text and says how much of which kind. Numbers written full-width, with spaces or dashes
 * or with invisible characters between are found too; credit codes, amounts, dates and stock codes stay. Redacting a
 * redacted text changes nothing.
 */
export const redact = (text: string): Redacted => {
  const counts: Record<RedactedKind, number> = {
    phone: 0,
    identity: 0,
    'bank-card': 0,
    email: 0,
    plate: 0,
    account: 0,
  };
  const plain = normalise(text);
  const cuts = cutsOf(plain.text);
  if (cuts.length === 0) return { text, counts };
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, kind } of cuts) {
    const from = plain.originalOffset(start);
    parts.push(text.slice(at, from), REDACTION_MARKS[kind]);
    at = plain.originalOffset(end - 1) + 1;
    counts[kind] += 1;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), counts };
};
