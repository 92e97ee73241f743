import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { replaceThresholds, writeLevels } from './write-levels.ts';

const BEIJING = fileURLToPath(new URL('../../../../jurisdictions/beijing/levels.json', import.meta.url));
const LEVELS = [
  { level: 'blue', fromPoints: 9.5 },
  { level: 'yellow', fromPoints: 15 },
  { level: 'orange', fromPoints: 28 },
  { level: 'red', fromPoints: 55.25 },
] as const;

type Entry = { level: string; fromPoints: number };

it('changes the points and nothing else', async () => {
  const text = await readFile(BEIJING, 'utf8');
  const changed = replaceThresholds(text, LEVELS);
  expect((JSON.parse(changed) as Entry[]).map(({ level, fromPoints }) => ({ level, fromPoints }))).toEqual(
    LEVELS,
  );
  const before = JSON.parse(text) as Entry[];
  expect(replaceThresholds(changed, before as never)).toBe(text);
});

it('writes the whole file or none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weisu-levels-'));
  await writeFile(join(folder, 'levels.json'), await readFile(BEIJING, 'utf8'));
  await writeLevels(folder, LEVELS);
  const written = JSON.parse(await readFile(join(folder, 'levels.json'), 'utf8')) as Entry[];
  expect(written.map(({ fromPoints }) => fromPoints)).toEqual([9.5, 15, 28, 55.25]);
  expect(await readdir(folder)).toEqual(['levels.json']);
  await writeFile(join(folder, 'levels.json'), '[{ "level": "blue" }]');
  await expect(writeLevels(folder, LEVELS)).rejects.toThrow('blue: 0 × fromPoints');
});
