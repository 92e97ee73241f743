import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LevelThreshold } from '@weisu/core';
import { replaceFile } from './replace-file.ts';

/**
 * The text of a levels file with other thresholds, everything else as it stands: people wrote the words around them.
 * @throws RangeError where the file does not give each level its points once
 */
export const replaceThresholds = (text: string, levels: readonly LevelThreshold[]): string => {
  let next = text;
  for (const { level, fromPoints } of levels) {
    const place = new RegExp(
      `("level":\\s*"${level}"[^}]*?(?:\\{[^}]*\\}[^}]*?)*?"fromPoints":\\s*)-?[\\d.]+`,
      'g',
    );
    const found = next.match(place)?.length ?? 0;
    if (found !== 1) throw new RangeError(`${level}: ${found} × fromPoints`);
    next = next.replace(place, (_, before: string) => `${before}${fromPoints}`);
  }
  return next;
};

/** Writes thresholds into a jurisdiction's levels file; a file half written is never left. */
export const writeLevels = async (folder: string, levels: readonly LevelThreshold[]): Promise<string> => {
  const file = join(folder, 'levels.json');
  const text = replaceThresholds(await readFile(file, 'utf8'), levels);
  JSON.parse(text);
  await replaceFile(file, text);
  return file;
};
