import { UNSTORABLE } from '../../sources/storable.ts';

/** No form of the contract is a tenth as deep. */
const DEEPEST = 100;

/**
 * The way to the first text in a parsed value that no database can hold (`names.0`), or to where it is nested too deep;
 * undefined where there is neither. Walks without recursion: what was sent may be nested as deep as it is long.
 */
export const findUnstorable = (value: unknown): string | undefined => {
  const waiting: [path: string, value: unknown, depth: number][] = [['', value, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [path, one, depth] = next;
    if (typeof one === 'string' && UNSTORABLE.test(one)) return path;
    if (typeof one !== 'object' || one === null) continue;
    if (depth === DEEPEST) return path;
    for (const [key, inner] of Object.entries(one)) {
      const below = path === '' ? key : `${path}.${key}`;
      if (UNSTORABLE.test(key)) return path;
      waiting.push([below, inner, depth + 1]);
    }
  }
  return undefined;
};
