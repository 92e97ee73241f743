import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../../../bin/weisu.mjs', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weisu-model-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const weisu = (...args: readonly string[]): { code: number | null; out: string; err: string } => {
  const done = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
};

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('weisu model', () => {
  it('learns from a file, shows its card, scores in order, and keeps to a column that may only rise', () => {
    const rows = Array.from({ length: 400 }, (_, i) => {
      const [a, b] = [Math.sin(i * 78.233) * 5, Math.cos(i * 12.9898) * 5];
      return JSON.stringify({ id: `e${i}`, x: [a, i % 9 === 0 ? null : b], bad: a + Math.sin(i * 3.7) > 1 });
    });
    writeFileSync(join(folder, 'rows.jsonl'), `${rows.join('\n')}\nnonsense\n`);
    const fit = weisu(
      'model',
      'fit',
      '--rows',
      'rows.jsonl',
      '--target',
      'bad',
      '--out',
      'm.json',
      '--members',
      '2',
      '--rounds',
      '20',
      '--rising',
      'x1',
      '--json',
    );
    expect(fit.err).toContain('rows.jsonl:401');
    expect(fit.code).toBe(3);
    const card = JSON.parse(fit.out) as { check: { rocArea: number }; importance: number[] };
    expect(card.check.rocArea).toBeGreaterThan(0.9);
    expect(card.importance[0]).toBeGreaterThan(card.importance[1] ?? 1);
    expect(weisu('model', 'card', 'm.json').out).toContain('ROC');

    writeFileSync(
      join(folder, 'rising.jsonl'),
      Array.from({ length: 21 }, (_, i) => JSON.stringify({ id: i, x: [i / 2 - 5, 1] })).join('\n'),
    );
    expect(
      weisu('model', 'score', '--model', 'm.json', '--rows', 'rising.jsonl', '--out', 'scores.jsonl').code,
    ).toBe(0);
    const scores = linesOf('scores.jsonl');
    expect(scores.map((row) => row['id'])).toEqual(Array.from({ length: 21 }, (_, i) => String(i)));
    scores.forEach((row, i) => {
      if (i > 0) expect(Number(row['score'])).toBeGreaterThanOrEqual(Number(scores[i - 1]?.['score']));
    });
    expect(Number(scores.at(-1)?.['score'])).toBeGreaterThan(Number(scores[0]?.['score']) + 0.5);
  });

  it('refuses what cannot be done, with code 2 and the reason', () => {
    writeFileSync(join(folder, 'same.jsonl'), '{"x":[1],"bad":1}\n{"x":[2],"bad":1}\n');
    const same = weisu('model', 'fit', '--rows', 'same.jsonl', '--target', 'bad', '--out', 'no.json');
    expect([same.code, same.err.includes('same outcome')]).toEqual([2, true]);
    const none = weisu('model', 'card', 'none.json');
    expect([none.code, none.err.includes('no such file')]).toEqual([2, true]);
    writeFileSync(join(folder, 'wrong.json'), '{"format":"weisu-model"}');
    expect(weisu('model', 'card', 'wrong.json').code).toBe(2);
  });
});

describe('weisu backtest', () => {
  it('writes a list a month and says how right each was', () => {
    const claims: string[] = ['id,employer,docket_date,naics'];
    const add = (name: string, day: number): void => {
      claims.push(
        `${claims.length},${name},${new Date(Date.UTC(2020, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)},31`,
      );
    };
    for (let i = 0; i < 30; i += 1) for (let day = i; day < 900; day += 25 + i) add(`Steady ${i}`, day);
    for (let i = 0; i < 90; i += 1) for (let k = 0; k < 20; k += 1) add(`Burst ${i}`, i * 10 + (k % 3));
    writeFileSync(join(folder, 'claims.csv'), claims.join('\n'));
    const run = weisu(
      ...'backtest --records claims.csv --outcome wage-claim --enterprise employer --on docket_date --horizon 6m --from 2021-10-01 --to 2021-12-01 --capacity 25 --out lists.jsonl --json'.split(
        ' ',
      ),
    );
    expect(run.code).toBe(0);
    const listed = linesOf('lists.jsonl');
    expect(listed).toHaveLength(50);
    expect(Object.keys(listed[0] ?? {})).toEqual(['asOf', 'enterprise', 'rank', 'score']);
    const report = JSON.parse(run.out) as {
      lists: { asOf: string; precisionRatio: number; baselines: { mostLastYear: number } }[];
    };
    expect(report.lists.map((list) => list.asOf)).toEqual(['2021-10-01', '2021-11-01']);
    for (const list of report.lists)
      expect(list.precisionRatio).toBeGreaterThan(list.baselines.mostLastYear + 0.1);
    const wrong = weisu(
      'backtest',
      '--records',
      'claims.csv',
      '--from',
      '2021-13-01',
      '--to',
      '2021-12-01',
      '--out',
      'x',
    );
    expect([wrong.code, wrong.err.includes('2021-13-01')]).toEqual([2, true]);
  });
});
