import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ScorecardFile, scorecardSchema } from '@weisu/core';
import { expect, it } from 'vitest';
import { scorecardText, writeScorecard } from './write-scorecard.ts';

const BEIJING = fileURLToPath(new URL('../../../../jurisdictions/beijing/scorecard.json', import.meta.url));

it('writes a scorecard as people write it: what was not changed reads as before', async () => {
  const text = await readFile(BEIJING, 'utf8');
  expect(scorecardText(JSON.parse(text) as ScorecardFile)).toBe(text);
});

it('writes the next version with its basis, and leaves nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'weisu-scorecard-'));
  const text = await readFile(BEIJING, 'utf8');
  await writeFile(join(folder, 'scorecard.json'), text);
  const before = scorecardSchema.parse(JSON.parse(text));
  const steps = { ...before.steps, 'operation.abnormal': [[1, 5.5]] as [number, number][] };
  await writeScorecard(folder, steps, { zh: '由结局校正', en: 'Corrected by outcomes' });
  expect(scorecardSchema.parse(JSON.parse(await readFile(join(folder, 'scorecard.json'), 'utf8')))).toEqual({
    ...before,
    version: before.version + 1,
    basis: { zh: '由结局校正', en: 'Corrected by outcomes' },
    steps,
  });
  expect(await readdir(folder)).toEqual(['scorecard.json']);
});
