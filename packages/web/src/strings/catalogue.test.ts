import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

const leavesOf = (node: object, path = ''): readonly (readonly [key: string, text: string])[] =>
  Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return typeof value === 'string' ? [[key, value] as const] : leavesOf(value as object, key);
  });

const holesOf = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .toSorted()
    .join();
const baseOf = (key: string): string => key.replace(/_(one|other)$/, '');

const sources = Object.entries(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).filter(([path]) => !path.startsWith('./') && !path.includes('.test.'));
const code = sources.map(([, text]) => text).join('\n');

/** Keys written out, and the beginnings of keys whose end is filled in: t(`state.${state}`). */
const written = new Set([...code.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key));
const beginnings = [...code.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, start]) => start ?? '');

describe('catalogue', () => {
  const chinese = new Map(leavesOf(zh));
  const english = new Map(leavesOf(en));

  it('has every Chinese text in English with the same holes to fill', () => {
    for (const [key, text] of chinese) {
      expect(english.get(key), key).toBeTruthy();
      expect(holesOf(english.get(key) ?? ''), key).toBe(holesOf(text));
    }
  });

  it('has nothing in English that Chinese does not have, but singulars', () => {
    const plurals = new Set([...chinese.keys()].map(baseOf));
    expect([...english.keys()].filter((key) => !plurals.has(baseOf(key)))).toEqual([]);
  });

  it('has no text that no page shows', () => {
    expect(sources.length).toBeGreaterThan(60);
    const idle = [...chinese.keys()]
      .map(baseOf)
      .filter((key) => !written.has(key) && !beginnings.some((start) => key.startsWith(start)));
    expect(idle).toEqual([]);
  });

  it('writes no Chinese into the pages themselves', () => {
    const stray = sources
      .map(([path, text]) => [path, text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')] as const)
      .filter(
        ([path, text]) =>
          /[\u4e00-\u9fff]/.test(text) &&
          !/format\/(day|label-of-name|number|use-place-names)\.ts$/.test(path),
      )
      .map(([path]) => path);
    expect(stray).toEqual([]);
  });
});
