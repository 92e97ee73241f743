import type { Random } from '../random.ts';

/** Words for a slot, or a function that writes them anew at every use. */
export type Binding = string | ((random: Random) => string);
export type Bindings = Readonly<Record<string, Binding>>;
export type Grammar = Readonly<Record<string, readonly string[]>>;

const SLOT = /\{([a-zA-Z]+)\}/g;
const DEEPEST = 12;

/**
 * Writes out a pattern: each `{slot}` becomes its binding, or else one of the grammar's patterns for it, which may
 * hold slots again. Throws RangeError for a slot that neither knows, so that no brace ever reaches a text.
 */
export const expand = (
  random: Random,
  grammar: Grammar,
  pattern: string,
  bindings: Bindings,
  depth = 0,
): string => {
  if (depth > DEEPEST) throw new RangeError(`pattern nests too deep: ${pattern}`);
  return pattern.replace(SLOT, (_, slot: string) => {
    const bound = bindings[slot];
    if (bound !== undefined) return typeof bound === 'string' ? bound : bound(random);
    const choices = grammar[slot];
    if (choices === undefined) throw new RangeError(`unknown slot {${slot}} in: ${pattern}`);
    return expand(random, grammar, random.pick(choices), bindings, depth + 1);
  });
};
