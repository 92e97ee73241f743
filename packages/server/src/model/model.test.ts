import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitDefaults, fitModel, scoreTable, type FitOptions, type Labelled } from '@weisu/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowProblem } from '../sources/row-problem.ts';
import { fitInWorkers } from './fit-in-workers.ts';
import { loadLabelled } from './load-labelled.ts';
import { CATEGORY_COLUMNS, loadOccurrences, PARTY_COLUMNS } from './load-occurrences.ts';
import { loadModel, saveModel } from './model-file.ts';
import { scoreFile, type ScoredRow } from './score-file.ts';
import { scoreInWorkers } from './score-in-workers.ts';
import { sharedTable } from './shared-table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weisu-model-'));
});
afterAll(() => rm(folder, { recursive: true }));

const file = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

const SINE = (row: number, column: number): number => Math.sin(row * (column + 1.37) * 12.9898) * 3;

const made = (rowCount: number): Labelled => {
  const table = sharedTable(['a', 'b', 'c', 'd'], rowCount);
  table.columns.forEach((column, c) => {
    for (let row = 0; row < rowCount; row += 1) column[row] = row % 17 === c ? NaN : SINE(row, c);
  });
  return {
    table,
    labels: Uint8Array.from({ length: rowCount }, (_, row) => (SINE(row, 0) * SINE(row, 1) > 1 ? 1 : 0)),
  };
};

const options = (rowCount: number): FitOptions => {
  const usual = fitDefaults(rowCount, 4);
  return { ...usual, members: 3, derivedPerMember: 4, boost: { ...usual.boost, rounds: 10 } };
};

describe('workers', () => {
  it('train and score to the same bits as one thread does', async () => {
    const data = made(800);
    const alone = fitModel(data, 'bad', options(800));
    expect(await fitInWorkers(data, 'bad', options(800), { threads: 2 })).toEqual(alone);
    const many = made(150_001).table;
    expect(
      Buffer.from((await scoreInWorkers(alone, many, 2)).buffer).equals(
        Buffer.from(scoreTable(alone, many).buffer),
      ),
    ).toBe(true);
  });

  it('hand on what went wrong in one', async () => {
    const data = { ...made(100), labels: new Uint8Array(100) };
    await expect(fitInWorkers(data, 'bad', options(100), { threads: 2 })).rejects.toThrow(/same outcome/);
  });
});

describe('rows to learn from', () => {
  it('reads lists and named columns alike, leaves text out and names rows without an outcome', async () => {
    const problems: RowProblem[] = [];
    const listed = await file(
      'listed.jsonl',
      '{"id":"1","x":[1,null,3],"bad":true}\n{"id":"2","x":[4,5],"bad":0}\n{"id":"3","x":[1,2,3]}\n',
    );
    const byList = await loadLabelled(listed, 'bad', (problem) => problems.push(problem));
    expect(byList.table.names).toEqual(['x1', 'x2', 'x3']);
    expect([...byList.labels]).toEqual([1, 0]);
    expect(byList.table.columns.map((column) => [...column])).toEqual([
      [1, 4],
      [NaN, 5],
      [3, NaN],
    ]);
    expect(problems.map(({ row, field }) => [row, field])).toEqual([[3, 'bad']]);
    const named = await file('named.csv', 'id,debt,city,bad,empty\n1,2.5,北京,是,\n2,,上海,否,\n');
    const byName = await loadLabelled(named, 'bad', (problem) => problems.push(problem));
    expect(byName.table.names).toEqual(['debt']);
    expect([...(byName.table.columns[0] ?? [])]).toEqual([2.5, NaN]);
    expect(problems).toHaveLength(1);
  });
});

describe('model files', () => {
  it('come back as they were, and score a file in its order with its own ids', async () => {
    const data = made(300);
    const model = fitModel(data, 'bad', options(300));
    const path = join(folder, 'model.json');
    await saveModel(path, model);
    expect(await loadModel(path)).toEqual(model);
    const rows = await file(
      'rows.jsonl',
      '{"id":"one","a":1,"b":2,"c":3,"d":null}\n{"id":2,"d":0.5,"c":3,"a":-1,"b":2}\n{"id":"none","z":1}\n',
    );
    const problems: RowProblem[] = [];
    const scored: ScoredRow[] = [];
    for await (const batch of scoreFile(model, rows, (problem) => problems.push(problem), 1))
      scored.push(...batch);
    expect(scored.map((row) => row.id)).toEqual(['one', '2']);
    for (const { score } of scored) expect(score > 0 && score < 1).toBe(true);
    expect(problems.map((problem) => problem.row)).toEqual([3]);
  });

  it('are refused with a reason when they are something else', async () => {
    await expect(
      loadModel(await file('other.json', '{"format":"weisu-model","kind":"trees"}')),
    ).rejects.toThrow(/not a weisu model/);
    await expect(loadModel(await file('text.json', 'hello'))).rejects.toThrow(/not a weisu model/);
    await expect(loadModel(await file('foreign.json', '{"learner":{}}'))).rejects.toThrow(/not an XGBoost/);
    expect(await readFile(join(folder, 'text.json'), 'utf8')).toBe('hello');
  });
});

describe('occurrences', () => {
  it('never look at columns that were not named, take the later clock, and name bad rows', async () => {
    const path = await file(
      'claims.csv',
      'firm,filed,known,naics,n_defendants,amount\n甲,2020-01-05,2020-02-01,31,2,9\n乙,2020-03-01,2020-02-01,,,\n,2020-01-01,2020-01-01,,,\n丙,never,2020-01-01,,,\n',
    );
    const problems: RowProblem[] = [];
    const columns = {
      enterprise: 'firm',
      on: 'filed',
      recorded: 'known',
      category: CATEGORY_COLUMNS,
      partyCount: PARTY_COLUMNS,
    };
    const occurrences = await loadOccurrences(path, columns, (problem) => problems.push(problem));
    expect(occurrences).toEqual([
      { enterprise: '甲', occurredOn: '2020-01-05', recordedOn: '2020-02-01', category: '31', partyCount: 2 },
      {
        enterprise: '乙',
        occurredOn: '2020-03-01',
        recordedOn: '2020-03-01',
        category: '',
        partyCount: null,
      },
    ]);
    expect(problems.map(({ row, field }) => [row, field])).toEqual([
      [4, 'firm'],
      [5, 'filed'],
    ]);
  });
});
