// oxlint-disable-next-line typescript/triple-slash-reference -- an import cannot bring an ambient declaration to those who compile this file from source
/// <reference path="./opencc-js-t2cn.d.ts" />
import { Converter } from 'opencc-js/t2cn';

/** Marks a code unit that folding drops. No folded unit has this value: U+FFFF is not a character. */
export const DROPPED = 0xffff;

const simplify = Converter({ from: 't', to: 'cn' });

/** Zero means "not folded yet": filling all CJK at load would cost every process 50 ms for characters it never meets. */
const folded = new Uint16Array(0x10000);

const isInvisible = (unit: number): boolean =>
  unit === 0x00ad ||
  unit === 0x061c ||
  unit === 0x180e ||
  (unit >= 0x200b && unit <= 0x200f) ||
  (unit >= 0x202a && unit <= 0x202e) ||
  (unit >= 0x2060 && unit <= 0x206f) ||
  unit === 0xfeff ||
  (unit >= 0xfe00 && unit <= 0xfe0f) ||
  unit === 0xffff ||
  (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) ||
  (unit >= 0x7f && unit <= 0x9f);

/** Letters of other alphabets that look like Latin ones: a name written with them must still be found. */
const LOOKALIKES: ReadonlyMap<number, number> = new Map(
  (
    [
      ['АВСЕНІЈКМОРЅТХУавсеніјкморѕтху', 'abcehijkmopstxyabcehijkmopstxy'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορτυχ', 'abezhikmnoptyxaivoptux'],
    ] as const
  ).flatMap(([from, to]) =>
    [...from].map((letter, at) => [letter.charCodeAt(0), to.charCodeAt(at)] as const),
  ),
);

const compute = (unit: number): number => {
  if (isInvisible(unit)) return DROPPED;
  if (unit >= 0xff01 && unit <= 0xff5e) return compute(unit - 0xfee0);
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  if (unit === 0x3000 || unit === 0x00a0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x09) return 0x20;
  if (unit === 0x0d) return 0x0a;
  if (unit === 0xffe5 || unit === 0x00a5) return 0x00a5;
  const alike = LOOKALIKES.get(unit);
  if (alike !== undefined) return alike;
  // Radicals of dictionaries look like the characters themselves.
  if (unit >= 0x2e80 && unit <= 0x2fdf) {
    const plain = String.fromCharCode(unit).normalize('NFKC');
    return plain.length === 1 && plain.charCodeAt(0) !== unit ? compute(plain.charCodeAt(0)) : unit;
  }
  // Only ideographs can change, and only to one other unit: offsets must stay.
  if (unit < 0x3400 || (unit >= 0xd800 && unit <= 0xf8ff)) return unit;
  const simple = simplify(String.fromCharCode(unit));
  return simple.length === 1 ? simple.charCodeAt(0) : unit;
};

/**
 * The one code unit that a code unit stands for when texts are compared: half-width, simplified, lower case;
 * `DROPPED` for zero-width, bidirectional and control characters. Surrogates stay as they are.
 */
export const foldUnit = (unit: number): number => {
  const known = folded[unit] ?? 0;
  if (known !== 0) return known;
  const value = compute(unit);
  folded[unit] = value;
  return value;
};
