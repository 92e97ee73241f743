/** A number as it stands in a normalised text. */
export type Numeral = {
  readonly value: number;
  readonly start: number;
  readonly end: number;
  /** True where 万 or 亿 (or k, w) belongs to it. */
  readonly large: boolean;
  /** True for plain Arabic digits without a unit: the form of years, house numbers and telephone numbers as well. */
  readonly plain: boolean;
};

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['〇', 0],
  ['零', 0],
  ['一', 1],
  ['壹', 1],
  ['二', 2],
  ['贰', 2],
  ['两', 2],
  ['俩', 2],
  ['三', 3],
  ['叁', 3],
  ['四', 4],
  ['肆', 4],
  ['五', 5],
  ['伍', 5],
  ['六', 6],
  ['陆', 6],
  ['七', 7],
  ['柒', 7],
  ['八', 8],
  ['捌', 8],
  ['九', 9],
  ['玖', 9],
]);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
  ['k', 1000],
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['w', 1e4],
  ['亿', 1e8],
]);
/** Words for "and some" between a number and its unit; 几 also stands for an unknown digit. */
const SOME = '多余来几';
const OVER = /[上超过近逾约]/;
/** What follows a bare 千 that means a thousand: 千万, 千余, 千名; not 千山. */
const THOUSANDS = /^(?:万|余|多|名|人|元|亿|员工)/;
/** Longest numeral looked at; a text of digits stays linear. */
const LONGEST = 40;

const isArabic = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9';

const arabicAt = (
  text: string,
  at: number,
): { readonly value: number; readonly end: number; readonly digits: number } => {
  let end = at;
  let digits = '';
  while (end - at < LONGEST) {
    const character = text[end];
    if (isArabic(character)) digits += character;
    else if (!(character === ',' && /^\d{3}(?!\d)/.test(text.slice(end + 1, end + 5)) && digits.length > 0))
      break;
    end += 1;
  }
  let decimals = '';
  if (text[end] === '.' && isArabic(text[end + 1])) {
    let after = end + 1;
    while (isArabic(text[after]) && after - end <= 6) {
      decimals += text[after];
      after += 1;
    }
    end = after;
  }
  return { value: Number(decimals === '' ? digits : `${digits}.${decimals}`), end, digits: digits.length };
};

/**
 * Reads the number that begins at `at` of a normalised text, in any mix of digits and characters: `3万5千`, `三点五万`,
 * `300余万`, `两三` (2), `十几` (10), `1,396,028`, `3万5` (35,000). Null where none begins there. "Some more" (多 余 几 来) is
 * read as the number itself.
 */
export const numeralAt = (text: string, at: number): Numeral | null => {
  let total = 0;
  let section = 0;
  let current: number | null = null;
  let lastUnit = 0;
  let large = false;
  let worded = false;
  let end = at;
  let index = at;
  const limit = Math.min(text.length, at + LONGEST);
  while (index < limit) {
    const character = text[index] ?? '';
    if (isArabic(character)) {
      if (current !== null) break;
      const arabic = arabicAt(text, index);
      current = arabic.value;
      index = arabic.end;
      end = index;
      continue;
    }
    const digit = DIGITS.get(character);
    if (digit !== undefined) {
      if (current !== null) {
        if (!worded) break;
        const previous = DIGITS.get(text[index - 1] ?? '');
        // 两三 and 七八 are "about"; 二零一九 is a string of digits.
        if (
          previous !== undefined &&
          digit === previous + 1 &&
          current < 10 &&
          UNITS.get(text[index + 1] ?? '') === undefined &&
          previous > 0 &&
          DIGITS.get(text[index + 1] ?? '') === undefined
        ) {
          index += 1;
          end = index;
          continue;
        }
        if (
          previous !== undefined &&
          digit === previous + 1 &&
          current < 10 &&
          UNITS.has(text[index + 1] ?? '')
        ) {
          index += 1;
          continue;
        }
        if (previous === undefined) break;
        current = current * 10 + digit;
      } else {
        current = digit;
        // 零 between units only fills a gap.
        if (character === '零' && (section > 0 || total > 0)) current = null;
      }
      worded = true;
      index += 1;
      end = index;
      continue;
    }
    if (character === '点' && current !== null && worded && DIGITS.has(text[index + 1] ?? '')) {
      let factor = 0.1;
      index += 1;
      for (
        let next = DIGITS.get(text[index] ?? '');
        next !== undefined;
        next = DIGITS.get(text[index] ?? '')
      ) {
        current = Math.round((current + next * factor) * 1e6) / 1e6;
        factor /= 10;
        index += 1;
      }
      end = index;
      continue;
    }
    const unit = UNITS.get(character);
    if (unit !== undefined) {
      if (current === null && section > 0 && lastUnit > 0 && lastUnit <= unit) break;
      if (
        index === at &&
        (character === 'k' || (unit === 1000 && !THOUSANDS.test(text.slice(at + 1, at + 3))))
      )
        return null;
      section += (current ?? 1) * unit;
      current = null;
      lastUnit = unit;
      worded = character !== 'k';
      if (character === 'k') large = true;
      index += 1;
      end = index;
      continue;
    }
    const scale = SCALES.get(character);
    if (scale !== undefined) {
      if (current === null && section === 0 && total === 0) {
        // 上亿 and 过万 are one of it; 万 and 亿 elsewhere begin names and words.
        if (index !== at || !OVER.test(text[at - 1] ?? '') || character === 'w') return null;
        current = 1;
      }
      if (scale === 1e8) {
        total = (total + section + (current ?? 0)) * scale;
      } else {
        total += (section + (current ?? 0)) * scale;
      }
      section = 0;
      current = null;
      lastUnit = scale;
      large = true;
      worded = true;
      index += 1;
      end = index;
      continue;
    }
    const next = text[index + 1] ?? '';
    if (SOME.includes(character) && end > at && (UNITS.has(next) || SCALES.has(next))) {
      index += 1;
      continue;
    }
    if (
      character === ' ' &&
      end > at &&
      index === end &&
      (SCALES.has(next) || UNITS.has(next)) &&
      !/[kw]/.test(next)
    ) {
      index += 1;
      continue;
    }
    break;
  }
  if (end === at) return null;
  if (current !== null) {
    // 3万5 is 35,000 and 两百五 250: a last single digit counts in the next lower unit.
    const tail = current < 10 && Number.isInteger(current) && lastUnit >= 100 && text[end - 2] !== '零';
    section += tail ? current * (lastUnit / 10) : current;
  }
  return {
    value: Math.round((total + section) * 100) / 100,
    start: at,
    end,
    large,
    plain: !large && !worded,
  };
};

/** Units with which a number may begin: most units of a text are none. */
const BEGINS = new Uint8Array(0x10000);
for (const character of ['0123456789', ...DIGITS.keys(), ...UNITS.keys(), ...SCALES.keys()].join(''))
  BEGINS[character.charCodeAt(0)] = 1;

/** All numbers of a normalised text, left to right, none inside another. */
export const numeralsOf = (text: string): Numeral[] => {
  const numerals: Numeral[] = [];
  let at = 0;
  while (at < text.length) {
    if (BEGINS[text.charCodeAt(at)] === 0) {
      at += 1;
      continue;
    }
    const numeral = numeralAt(text, at);
    if (numeral === null) {
      at += 1;
      continue;
    }
    numerals.push(numeral);
    at = numeral.end;
    // The rest of an over-long run of digits is no number of its own.
    while (isArabic(text[at]) && at - numeral.start >= LONGEST) at += 1;
  }
  return numerals;
};
