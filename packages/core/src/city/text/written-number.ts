import type { Random } from '../random.ts';

const DIGITS = '零一二三四五六七八九';

/** A whole number from 0 to 9,999 in Chinese numerals: 1005 is 一千零五. */
const underTenThousand = (n: number): string => {
  if (n < 10) return DIGITS.charAt(n);
  let out = '';
  for (const [unit, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(n / unit) % 10;
    if (digit > 0) out += DIGITS.charAt(digit) + sign;
    else if (out !== '' && !out.endsWith('零') && n % unit > 0) out += '零';
  }
  return out.replace(/^一十/, '十');
};

/** A whole number from 0 to 99,999,999 in Chinese numerals: 125000 is 十二万五千. */
export const inChinese = (n: number): string => {
  if (n < 10_000) return underTenThousand(n);
  const rest = n % 10_000;
  const low = rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${underTenThousand(rest).replace(/^十/, '一十')}`;
  return `${underTenThousand(Math.floor(n / 10_000))}万${low}`;
};

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** A number of months as people write it. */
export const writeMonths = (random: Random, months: number): string => {
  const forms = [
    `${months}个月`,
    `${inChinese(months)}个月`,
    `${months} 个月`,
    `${inChinese(months)}个多月`,
    `整整${months}个月`,
  ];
  if (months === 2) return random.pick(['两个月', '2个月', '两个多月', '俩月']);
  if (months === 3) forms.push('一个季度', '近三个月');
  if (months === 6) forms.push('半年', '小半年');
  if (months === 12) forms.push('一年', '一整年');
  return random.pick(forms);
};

/** An amount of yuan, rounded as people round it. */
export const writeYuan = (random: Random, yuan: number): string => {
  const step = yuan >= 1_000_000 ? 10_000 : yuan >= 100_000 ? 1000 : 100;
  const n = Math.max(100, Math.min(99_990_000, Math.round(yuan / step) * step));
  const wan = n / 10_000;
  const written = String(Number(wan.toFixed(2)));
  const forms = [`${n}元`, `${grouped(n)}元`, `${n}块钱`, `${inChinese(n)}元`, `人民币${n}元整`];
  if (n >= 10_000)
    forms.push(
      `${written}万元`,
      `${written}万`,
      `${written} 万元`,
      `约${written}万元`,
      `${Math.floor(wan)}万多元`,
    );
  return random.pick(forms);
};

/** A number of people with what they are called. */
export const writePeople = (random: Random, count: number, who: string): string => {
  const tens = Math.floor(count / 10) * 10;
  const forms = [`${count}名${who}`, `${count}个${who}`, `${inChinese(count)}名${who}`, `${who}共${count}人`];
  if (count === 2) return random.pick([`两名${who}`, `2名${who}`, `${who}两人`]);
  if (tens >= 20) forms.push(`${tens}多名${who}`, `${inChinese(tens)}多名${who}`, `${tens}余名${who}`);
  if (count >= 90 && count < 100) forms.push(`近百名${who}`);
  if (count >= 100 && count < 140) forms.push(`上百名${who}`, `100多名${who}`);
  return random.pick(forms);
};
