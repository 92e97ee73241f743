/** Words of which one stands in whatever a part of a pattern matches; null where that is not known of it. */
type Needed = readonly string[] | null;

const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length));

/** The more telling of two: that of longer words, then that of fewer. */
const better = (a: Needed, b: Needed): Needed => {
  if (a === null || b === null) return a ?? b;
  const longer = shortest(a) - shortest(b);
  return longer > 0 || (longer === 0 && a.length <= b.length) ? a : b;
};

const QUANTIFIER = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/;

/**
 * Words of which one stands in whatever a pattern matches, so that a text without them need not be tried; null where there
 * are none such. Reads what our patterns are made of (letters, classes, groups, looks around, quantifiers) and throws at
 * anything else: a construct that it does not know might be one that needs nothing.
 */
export const neededWords = (source: string): readonly string[] | null => {
  let at = 0;
  /** Least number of times that what was just read stands there. */
  const least = (): { readonly times: number; readonly plain: boolean } => {
    const found = QUANTIFIER.exec(source.slice(at));
    if (found === null) return { times: 1, plain: true };
    at += found[0].length;
    return {
      times: found[1] === undefined ? Number(found[0].startsWith('+')) : Number(found[1]),
      plain: false,
    };
  };
  const skipClass = (): void => {
    while (source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
    at += 1;
  };
  const alternatives = (): Needed => {
    let all: readonly string[] | null = [];
    for (;;) {
      const one = sequence();
      all = all === null || one === null ? null : [...all, ...one];
      if (source[at] !== '|') return all === null ? null : [...new Set(all)];
      at += 1;
    }
  };
  const group = (): Needed => {
    const opened = /^\((?:\?(?::|<?[=!]))?/.exec(source.slice(at))?.[0] ?? '';
    at += opened.length;
    const inside = alternatives();
    at += 1;
    // What is only looked at is no part of the match.
    return opened === '(' || opened === '(?:' ? inside : null;
  };
  const sequence = (): Needed => {
    let best: Needed = null;
    let run = '';
    const endRun = (): void => {
      if (run !== '') best = better(best, [run]);
      run = '';
    };
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const unit = source[at] as string;
      if (unit === '(') {
        endRun();
        const inside = group();
        if (least().times > 0) best = better(best, inside);
      } else if (unit === '[' || unit === '\\') {
        if (unit === '[') skipClass();
        else if (/^\\[dsw]/.test(source.slice(at))) at += 2;
        else throw new Error(`needed words: cannot read ${source.slice(at)}`);
        endRun();
        least();
      } else if (/[.^$*+?{}\]]/.test(unit)) throw new Error(`needed words: cannot read ${source.slice(at)}`);
      else {
        at += 1;
        const { times, plain } = least();
        if (times > 0) run += unit;
        if (!plain) endRun();
      }
    }
    endRun();
    return best;
  };
  const words = alternatives();
  if (at !== source.length) throw new Error(`needed words: ${source} ends at ${at}`);
  return words;
};
