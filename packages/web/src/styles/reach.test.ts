import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * A page loads its own sheets only. A class that another page's sheet draws looks right after that page was visited and
 * wrong on the first visit: nobody sees it who clicks through the house.
 */
const SOURCES = join(import.meta.dirname, '..');

const read = (file: string): string => readFileSync(join(SOURCES, file), 'utf8');
const FILES = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' });
const filesOf = (name: RegExp): string[] => FILES.filter((file) => name.test(file));

/** The classes with which a sheet's selectors begin: what it draws itself, not what it changes inside its own parts. */
const drawnBy = (sheet: string): Set<string> =>
  new Set(
    [
      ...read(sheet)
        .replaceAll(/\/\*.*?\*\//gs, '')
        .matchAll(/(?:^|[,{}])\s*\.([a-z][\w-]*)(?=[^{}]*\{)/g),
    ].flatMap(([, name]) => name ?? []),
  );

const SHEETS = new Map(filesOf(/\.css$/).map((sheet) => [sheet, drawnBy(sheet)]));

const besides = (file: string, address: string): string => normalize(join(dirname(file), address));

/** Every file that a page loads, its sheets among them. */
const loadedBy = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, address] of read(file).matchAll(/(?:from|import)\s+'(\.[^']+)'/g))
    loadedBy(besides(file, address ?? ''), seen);
  return seen;
};

const classesIn = (file: string): string[] =>
  [...read(file).matchAll(/className="([^"]+)"/g)].flatMap(([, names]) => (names ?? '').split(' '));

const EVERYWHERE = [...loadedBy('shell/frame.tsx'), ...filesOf(/^styles\/[^/]+\.css$/)];
const DRAWN = new Set([...SHEETS.values()].flatMap((names) => [...names]));

describe('the sheets of a page', () => {
  it('draw every class that the page uses', () => {
    const unreached = filesOf(/^pages\/[^/]+\/[^/]+-page\.tsx$/).flatMap((page) => {
      const files = [...loadedBy(page)];
      const reached = new Set([...files, ...EVERYWHERE].flatMap((file) => [...(SHEETS.get(file) ?? [])]));
      return files
        .filter((file) => file.endsWith('.tsx'))
        .flatMap((file) => classesIn(file).map((name) => ({ file, name })))
        .filter(({ name }) => DRAWN.has(name) && !reached.has(name))
        .map(({ file, name }) => `${page}: .${name} of ${file}`);
    });
    expect(unreached).toEqual([]);
  });

  it('name no colour or measure that the tokens do not have', () => {
    const tokens = new Set([...read('styles/tokens.css').matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
    const unknown = [...SHEETS.keys()].flatMap((sheet) =>
      [...read(sheet).matchAll(/var\((--[\w-]+)/g)]
        .filter(([, name]) => !tokens.has(name))
        .map(([, name]) => `${sheet}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});
