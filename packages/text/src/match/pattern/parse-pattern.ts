import { DROPPED, foldUnit } from '../../normalise/fold-unit.ts';
import { isEmptyable, type PatternNode, sizeOf, type UnitRange } from './pattern-node.ts';
import { ANY_UNIT, joinRanges, otherThan } from './unit-set.ts';

/** Longest pattern in characters, most repeats, and most steps once compiled: together they bound the cost a character. */
export const PATTERN_LIMITS = { length: 200, repeat: 60, steps: 600 } as const;

/** What is wrong with a pattern, in words, and at which character. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
  readonly at: number;
  readonly zh: string;
  readonly en: string;
  constructor(at: number, zh: string, en: string) {
    super(`${zh} / ${en}`);
    this.at = at;
    this.zh = zh;
    this.en = en;
  }
}

const DIGITS: UnitRange = { low: 0x30, high: 0x39 };
/** 汉字: the block that texts are written in. */
const HAN: UnitRange = { low: 0x4e00, high: 0x9fff };
const CLASSES: Readonly<Record<string, readonly UnitRange[]>> = {
  d: [DIGITS],
  h: [HAN],
  w: [DIGITS, { low: 0x61, high: 0x7a }, { low: 0x5f, high: 0x5f }],
  s: [
    { low: 0x20, high: 0x20 },
    { low: 0x0a, high: 0x0a },
  ],
};
const PLAIN_AFTER_BACKSLASH = /[^A-Za-z0-9\s]/;

const one = (unit: number): UnitRange => ({ low: unit, high: unit });

class PatternParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): PatternNode {
    if (this.#text.length > PATTERN_LIMITS.length)
      this.#fail(
        `句式至多 ${PATTERN_LIMITS.length} 字`,
        `a pattern has at most ${PATTERN_LIMITS.length} characters`,
      );
    const node = this.#choice();
    if (this.#at < this.#text.length) this.#fail('多了右括号', 'a closing bracket without an opening one');
    return node;
  }

  #fail(zh: string, en: string): never {
    throw new PatternError(this.#at, zh, en);
  }

  #peek(): string {
    return this.#text.charAt(this.#at);
  }

  #choice(): PatternNode {
    const ways = [this.#row()];
    while (this.#peek() === '|') {
      this.#at += 1;
      ways.push(this.#row());
    }
    return ways.length === 1 ? (ways[0] as PatternNode) : { is: 'choice', ways };
  }

  #row(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#text.length && this.#peek() !== '|' && this.#peek() !== ')')
      parts.push(this.#repeated());
    return parts.length === 1 ? (parts[0] as PatternNode) : { is: 'row', parts };
  }

  #repeated(): PatternNode {
    let node = this.#piece();
    for (;;) {
      const bounds = this.#bounds();
      if (bounds === null) return node;
      if (this.#peek() === '?' || this.#peek() === '+')
        this.#fail(
          '不支持懒惰或占有量词，去掉多余的符号',
          'lazy and possessive quantifiers are not supported: leave the second sign out',
        );
      node = { is: 'repeat', node, ...bounds };
    }
  }

  #bounds(): { least: number; most: number | null } | null {
    const mark = this.#peek();
    if (mark === '*' || mark === '+' || mark === '?') {
      this.#at += 1;
      return { least: mark === '+' ? 1 : 0, most: mark === '?' ? 1 : null };
    }
    if (mark !== '{') return null;
    const written = /^\{(\d{1,3})(?:(,)(\d{1,3})?)?\}/.exec(this.#text.slice(this.#at));
    if (written === null)
      return this.#fail('花括号应写作 {2}、{2,} 或 {2,5}', 'braces are written {2}, {2,} or {2,5}');
    const least = Number(written[1]);
    const most = written[2] === undefined ? least : written[3] === undefined ? null : Number(written[3]);
    if (Math.max(least, most ?? 0) > PATTERN_LIMITS.repeat)
      this.#fail(
        `重复至多 ${PATTERN_LIMITS.repeat} 次`,
        `at most ${PATTERN_LIMITS.repeat} repeats can be asked for`,
      );
    if (most !== null && most < Math.max(1, least))
      this.#fail('重复的上限小于下限', 'the upper bound of the repeats is below the lower');
    this.#at += written[0].length;
    return { least, most };
  }

  #piece(): PatternNode {
    const mark = this.#peek();
    if (mark === '(') return this.#group();
    if (mark === '[') return { is: 'set', ranges: this.#set() };
    if (mark === '.') {
      this.#at += 1;
      return { is: 'set', ranges: ANY_UNIT };
    }
    if (mark === '^' || mark === '$')
      this.#fail(
        '不支持 ^ 与 $，句式在语句中任何位置都算',
        '^ and $ are not supported: a pattern may match anywhere in a statement',
      );
    if (mark === '*' || mark === '+' || mark === '?' || mark === '{')
      this.#fail('量词前没有内容', 'there is nothing to repeat');
    if (mark === ']' || mark === '}') this.#fail('多了右括号', 'a closing bracket without an opening one');
    if (mark === '\\') return { is: 'set', ranges: this.#escaped() };
    return this.#literal();
  }

  #group(): PatternNode {
    this.#at += 1;
    if (this.#peek() === '?') {
      if (this.#text.slice(this.#at, this.#at + 2) !== '?:')
        this.#fail('不支持前后查找与命名组', 'look-around and named groups are not supported');
      this.#at += 2;
    }
    this.#depth += 1;
    if (this.#depth > 20) this.#fail('括号套得太深', 'brackets are nested too deeply');
    const node = this.#choice();
    if (this.#peek() !== ')') this.#fail('缺少右括号', 'a closing bracket is missing');
    this.#at += 1;
    this.#depth -= 1;
    return node;
  }

  /** One character as it stands in a normalised text; one outside the basic plane is a row of its two units. */
  #literal(): PatternNode {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
    const units: PatternNode[] = [];
    for (let unit = 0; unit < character.length; unit += 1) {
      const folded = foldUnit(character.charCodeAt(unit));
      if (folded !== DROPPED) units.push({ is: 'set', ranges: [one(folded)] });
    }
    this.#at += character.length;
    return units.length === 1 ? (units[0] as PatternNode) : { is: 'row', parts: units };
  }

  #escaped(): readonly UnitRange[] {
    this.#at += 1;
    const mark = this.#peek();
    const named = CLASSES[mark];
    if (named === undefined && !PLAIN_AFTER_BACKSLASH.test(mark))
      this.#fail(
        '反斜杠后只能是 d、h、w、s 或标点；不支持反向引用',
        'after a backslash only d, h, w, s or a mark may stand; back-references are not supported',
      );
    this.#at += 1;
    return named ?? [one(foldUnit(mark.charCodeAt(0)))];
  }

  #setUnit(): number {
    if (this.#peek() === '\\') {
      const range = this.#escaped();
      const [only] = range;
      if (range.length !== 1 || only === undefined || only.low !== only.high)
        return this.#fail('范围的两端须为单个字符', 'both ends of a range are single characters');
      return only.low;
    }
    const unit = this.#text.charCodeAt(this.#at);
    if (unit >= 0xd800 && unit <= 0xdfff)
      this.#fail('方括号中不能有四字节字符', 'a class cannot hold characters outside the basic plane');
    this.#at += 1;
    return foldUnit(unit);
  }

  #set(): readonly UnitRange[] {
    this.#at += 1;
    const negated = this.#peek() === '^';
    if (negated) this.#at += 1;
    const ranges: UnitRange[] = [];
    while (this.#peek() !== ']') {
      if (this.#at >= this.#text.length) this.#fail('缺少右方括号', 'a closing square bracket is missing');
      const named = this.#peek() === '\\' ? CLASSES[this.#text.charAt(this.#at + 1)] : undefined;
      if (named !== undefined) {
        ranges.push(...named);
        this.#at += 2;
        continue;
      }
      const low = this.#setUnit();
      const isRange = this.#peek() === '-' && this.#text.charAt(this.#at + 1) !== ']';
      if (!isRange) {
        if (low !== DROPPED) ranges.push(one(low));
        continue;
      }
      this.#at += 1;
      const high = this.#setUnit();
      if (high < low) this.#fail('范围的起点大于终点', 'a range ends before it begins');
      ranges.push({ low, high });
    }
    this.#at += 1;
    if (ranges.length === 0) this.#fail('方括号是空的', 'the class is empty');
    return negated ? otherThan(ranges) : joinRanges(ranges);
  }
}

/**
 * The tree of a pattern (句式): characters as they are compared (see `normalise`), `.` for any UTF-16 unit but a line break,
 * classes `[…]` and `[^…]`, groups, `|`, `* + ? {m} {m,} {m,n}`, `\d` digit, `\h` ideograph, `\w`, `\s`. Nothing that would need
 * going back: no back-references, look-around or anchors. `(a+)+` may be written; it costs no more than `a+`.
 * @throws PatternError that says what is wrong and where; also where the pattern matches nothing at all or is too large.
 */
export const parsePattern = (text: string): PatternNode => {
  const node = new PatternParser(text).parse();
  if (isEmptyable(node))
    throw new PatternError(
      0,
      '句式不含任何字也算命中，须至少要求一个字',
      'the pattern matches without any character: it must ask for one at least',
    );
  if (sizeOf(node) > PATTERN_LIMITS.steps)
    throw new PatternError(
      0,
      `句式展开后超过 ${PATTERN_LIMITS.steps} 步，请减少重复`,
      `the pattern has more than ${PATTERN_LIMITS.steps} steps: ask for fewer repeats`,
    );
  return node;
};
