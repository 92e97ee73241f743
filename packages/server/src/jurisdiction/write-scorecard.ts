import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScorecardFile, Wording } from '@weisu/core';
import { replaceFile } from './replace-file.ts';

/** A step line as people write it: one indicator a line, so that a change of points is a change of one line. */
const stepLine = ([indicator, pairs]: [string, ScorecardFile['steps'][string]]): string =>
  `    ${JSON.stringify(indicator)}: [${pairs.map(([from, points]) => `[${from}, ${points}]`).join(', ')}]`;

/** The text of a scorecard's file. */
export const scorecardText = ({ id, version, basis, basePoints, steps }: ScorecardFile): string =>
  `{
  "id": ${JSON.stringify(id)},
  "version": ${version},
  "basis": {
    "zh": ${JSON.stringify(basis.zh)},
    "en": ${JSON.stringify(basis.en)}
  },
  "basePoints": ${basePoints},
  "steps": {
${Object.entries(steps).map(stepLine).join(',\n')}
  }
}
`;

/** Writes other steps into a jurisdiction's scorecard as its next version; a file half written is never left. */
export const writeScorecard = async (
  folder: string,
  steps: ScorecardFile['steps'],
  basis: Wording,
): Promise<string> => {
  const file = join(folder, 'scorecard.json');
  const before = JSON.parse(await readFile(file, 'utf8')) as ScorecardFile;
  await replaceFile(file, scorecardText({ ...before, version: before.version + 1, basis, steps }));
  return file;
};
