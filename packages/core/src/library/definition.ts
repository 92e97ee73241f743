import {
  normalise,
  type NearRule,
  parsePattern,
  PatternError,
  redact,
  RISK_KINDS,
  type RiskKind,
} from '@weisu/text';
import { refuse } from '../errors.ts';

/** What a term asks for and what a hit says: the part that a version fixes. */
export type TermDefinition = {
  readonly kind: RiskKind;
  readonly must: readonly string[];
  readonly any: readonly string[];
  readonly not: readonly string[];
  readonly near: readonly NearRule[];
  readonly pattern: string | null;
  /** 0–1; 1 decides, .3 hints. */
  readonly weight: number;
};

/** Most words of a list, longest word, most near rules, widest gap. */
export const TERM_LIMITS = { words: 60, word: 40, near: 4, within: 60 } as const;

const plainOf = (word: string): string => normalise(word).text;

const checkWords = (field: string, typed: readonly string[]): string[] => {
  const kept = new Map<string, string>();
  for (const each of typed) {
    const word = each.trim();
    const plain = plainOf(word).trim();
    if (plain === '') continue;
    if (plain.length > TERM_LIMITS.word)
      refuse(
        'bad-input',
        `每个词至多 ${TERM_LIMITS.word} 字 / at most ${TERM_LIMITS.word} characters a word`,
        field,
      );
    if (Object.values(redact(word).counts).some((count) => count > 0))
      refuse(
        'bad-input',
        `“${word}”像是个人信息，关键词不盯人 / "${word}" looks like personal data: terms do not watch people`,
        field,
      );
    if (!kept.has(plain)) kept.set(plain, word);
  }
  if (kept.size > TERM_LIMITS.words)
    refuse('bad-input', `每项至多 ${TERM_LIMITS.words} 个词 / at most ${TERM_LIMITS.words} words`, field);
  return [...kept.values()];
};

const checkNear = (rules: readonly NearRule[]): NearRule[] => {
  if (rules.length > TERM_LIMITS.near)
    refuse(
      'bad-input',
      `邻近条件至多 ${TERM_LIMITS.near} 条 / at most ${TERM_LIMITS.near} near rules`,
      'near',
    );
  return rules.map(({ first, second, within, ordered }) => {
    const left = checkWords('near', first);
    const right = checkWords('near', second);
    if (left.length === 0 || right.length === 0)
      refuse('bad-input', '邻近条件的两侧都须有词 / both sides of a near rule need words', 'near');
    if (!Number.isInteger(within) || within < 0 || within > TERM_LIMITS.within)
      refuse(
        'bad-input',
        `间隔须为 0 至 ${TERM_LIMITS.within} 字 / the gap is 0 to ${TERM_LIMITS.within} characters`,
        'near',
      );
    return { first: left, second: right, within, ordered };
  });
};

const checkPattern = (typed: string | null): string | null => {
  const pattern = typed?.trim() ?? '';
  if (pattern === '') return null;
  try {
    parsePattern(pattern);
    return pattern;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return refuse(
      'bad-input',
      `句式第 ${error.at + 1} 字处：${error.zh} / at character ${error.at + 1}: ${error.en}`,
      'pattern',
    );
  }
};

/**
 * The definition as it is kept: trimmed, each word once as texts are compared. Refuses with `bad-input`, naming the field, what is
 * empty, too long, personal, too broad (single characters alone), or a pattern that cannot be read in linear time.
 */
export const checkDefinition = (typed: TermDefinition): TermDefinition => {
  if (!RISK_KINDS.includes(typed.kind)) refuse('bad-input', '没有这种类别 / there is no such kind', 'kind');
  if (!(typed.weight > 0 && typed.weight <= 1))
    refuse('bad-input', '权重须大于 0、不超过 1 / a weight is above 0 and at most 1', 'weight');
  const must = checkWords('must', typed.must);
  const any = checkWords('any', typed.any);
  const not = checkWords('not', typed.not);
  const near = checkNear(typed.near);
  const pattern = checkPattern(typed.pattern);
  if (must.length + any.length + near.length === 0 && pattern === null)
    refuse('bad-input', '必含、任含、邻近、句式至少填一项 / fill in must, any, near or pattern', 'must');
  const isLong = (word: string): boolean => plainOf(word).length >= 2;
  const narrow =
    must.some(isLong) || (any.length > 0 && any.every(isLong)) || near.length > 0 || pattern !== null;
  if (!narrow)
    refuse(
      'bad-input',
      '只有单字会命中几乎所有文本，请写成词 / single characters hit nearly every text: write words',
      'must',
    );
  const kept = new Set([...must, ...any].map(plainOf));
  const both = not.find((word) => kept.has(plainOf(word)));
  if (both !== undefined)
    refuse(
      'bad-input',
      `“${both}”既要求又排除，永远不会命中 / "${both}" is both asked for and excluded`,
      'not',
    );
  return { kind: typed.kind, must, any, not, near, pattern, weight: Math.round(typed.weight * 100) / 100 };
};

const sorted = (words: readonly string[]): string[] => [...new Set(words.map(plainOf))].sort();

/** What the definition asks for, whatever its kind and weight: two terms that are the same have the same. */
export const fingerprintOf = ({
  must,
  any,
  not,
  near,
  pattern,
}: Omit<TermDefinition, 'kind' | 'weight'>): string =>
  JSON.stringify([
    sorted(must),
    sorted(any),
    sorted(not),
    near.map((rule) => [sorted(rule.first), sorted(rule.second), rule.within, rule.ordered]),
    pattern,
  ]);

export const sameDefinition = (a: TermDefinition, b: TermDefinition): boolean =>
  a.kind === b.kind && a.weight === b.weight && fingerprintOf(a) === fingerprintOf(b);
