import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JurisdictionFile } from '@weisu/core';
import { JurisdictionError, findDeadline } from '@weisu/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadJurisdiction } from './load-jurisdiction.ts';

const BEIJING = fileURLToPath(new URL('../../../../jurisdictions/beijing', import.meta.url));
const TERM = { id: 'term_x', kind: 'wage-arrears', must: ['欠薪'], any: [], not: [], weight: 0.5 };

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jurisdiction-'));
  await cp(BEIJING, dir, { recursive: true });
  await writeFile(join(dir, 'terms.json'), JSON.stringify([TERM]));
});
afterEach(() => rm(dir, { recursive: true }));

const problemsOf = async () => {
  const error = await loadJurisdiction(dir).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(JurisdictionError);
  return (error as JurisdictionError).problems;
};

describe('the folder of Beijing', () => {
  it('loads: 16 districts and the development area, each with its own unit and the city behind it', async () => {
    const { districts, units, procedure, levels } = await loadJurisdiction(dir);
    expect(districts).toHaveLength(17);
    for (const { code, unit: id } of districts) {
      expect(units.find((unit) => unit.id === id)).toMatchObject({
        district: code,
        backstop: 'unit_beijing',
      });
    }
    expect(procedure.steps).toHaveLength(6);
    expect(levels.map((level) => level.fromPoints)).toEqual([20, 33, 54, 90]);
  });

  it('tells calendar days from working days', async () => {
    const beijing = await loadJurisdiction(dir);
    const on = (id: string) => findDeadline(beijing, id, '2024-03-01');
    expect(on('union-letter-reply')).toMatchObject({ count: 15, unit: 'calendar-day' });
    expect(on('department-result')).toMatchObject({ count: 15, unit: 'working-day' });
    expect(on('arbitration-award')).toMatchObject({ count: 45, unit: 'calendar-day', extension: 15 });
    expect(findDeadline(beijing, 'arrears-blacklist', '2021-12-31')).toBeUndefined();
  });
});

describe('a folder with a fault', () => {
  it('says which file is missing', async () => {
    await rm(join(dir, 'terms.json'));
    expect(await problemsOf()).toEqual([
      { file: 'terms', entry: null, field: '', zh: '缺少此文件', en: 'the file is missing' },
    ]);
  });

  it('says which file is not JSON, once', async () => {
    await writeFile(join(dir, 'levels.json'), '[ {');
    const problems = await problemsOf();
    expect(problems.map((problem) => problem.file)).toEqual(['levels']);
    expect(problems[0]?.en).toMatch(/^is not valid JSON/);
  });

  it('reads a file with a byte order mark', async () => {
    const path = join(dir, 'levels.json');
    await writeFile(path, `\uFEFF${await readFile(path, 'utf8')}`);
    await expect(loadJurisdiction(dir)).resolves.toBeDefined();
  });

  it('names file, entry and field of every fault at once, in a message that a person can act on', async () => {
    const edit = async (file: JurisdictionFile, change: (content: string) => string) => {
      const path = join(dir, `${file}.json`);
      await writeFile(path, change(await readFile(path, 'utf8')));
    };
    await edit('units', (text) => text.replace('"backstop": "unit_beijing"', '"backstop": "unit_nowhere"'));
    await edit('deadlines', (text) => text.replace('"count": 15', '"count": 0'));
    const error = (await loadJurisdiction(dir).catch((reason: unknown) => reason)) as JurisdictionError;
    expect(error.message.split('\n').slice(1)).toEqual([
      expect.stringMatching(/^ {2}deadlines\.json \[0\] "union-letter-reply" count: .+ \/ .+/),
      expect.stringMatching(/^ {2}units\.json \[1\] "unit_dongcheng" backstop: 没有单位 unit_nowhere \/ .+/),
    ]);
  });

  it('says which letter template is missing, broken, or asks for what is not listed', async () => {
    const letters = (name: string) => join(dir, 'letters', name);
    await rm(letters('reminder-letter-1.docx'));
    const [missing, ...rest] = await problemsOf();
    expect(rest).toEqual([]);
    expect(missing).toMatchObject({
      file: 'letters',
      entry: { list: 'templates', id: 'reminder-letter@1' },
      field: 'file',
    });
    await cp(letters('opinion-letter-1.docx'), letters('reminder-letter-1.docx'));
    expect((await problemsOf()).map(({ zh }) => zh)).toEqual(['模板中的 {earlier} 未列出']);
    await cp(letters('proposal-letter-1.docx'), letters('opinion-letter-1.docx'));
    await writeFile(letters('proposal-letter-1.docx'), 'no Word file');
    expect((await problemsOf()).map(({ entry }) => entry?.id)).toContain('proposal-letter@1');
  });
});
