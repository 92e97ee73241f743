import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { cityNamesOf, createCityNamesBuilder } from './city-names.ts';
import { isCityNamesFile, openCityNames, writeCityNames } from './city-names-file.ts';
import type { NameRecord } from './name-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'weisu-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

const record = (name: string, number: number, more: Partial<NameRecord> = {}): NameRecord => ({
  name,
  form: 'registered',
  creditCode: `9111010000000${number}`,
  registeredName: name,
  registeredDistrict: null,
  operatingDistrict: null,
  industry: null,
  registeredOn: null,
  from: null,
  until: null,
  ...more,
});

const records = [
  ...Array.from({ length: 40 }, (_, number) =>
    record(`北京云桥${String.fromCharCode(0x4e00 + number)}科技有限公司`, number),
  ),
  record('云桥', 40, { form: 'brand', registeredName: '北京云桥一科技有限公司', until: '2025-01-01' }),
];

const builder = () => {
  const gathered = createCityNamesBuilder();
  for (const one of records) gathered.add(one);
  return gathered;
};

describe('a file of names', () => {
  it('gives back whom a form stands for, from memory and from the file', async () => {
    const path = join(folder, 'city.names');
    await writeCityNames(path, builder());
    expect(isCityNamesFile(path)).toBe(true);
    for (const names of [cityNamesOf(builder()), openCityNames(path)]) {
      const matches = names.index.openScanner().scan('听说北京云桥一科技有限公司和云桥停产');
      const found = Array.from({ length: matches.size }, (_, match) =>
        matches.bearersOf(match, 99).map(({ ref }) => names.recordOf(ref)),
      );
      expect(found).toEqual([[records[0]], [records[40]]]);
      names.close();
    }
  });

  it('refuses a file that is cut or changed anywhere, and keeps nothing half-written', async () => {
    const path = join(folder, 'damaged.names');
    await writeCityNames(path, builder());
    const bytes = readFileSync(path);
    const open = (): void => {
      const names = openCityNames(path);
      try {
        for (let ref = 0; ref < records.length; ref += 1) names.recordOf(ref);
      } finally {
        names.close();
      }
    };
    for (let at = 0; at < bytes.length; at += 997) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      writeFileSync(path, changed);
      expect(open, `byte ${at}`).toThrow(/索引/);
    }
    writeFileSync(path, bytes.subarray(0, bytes.length - 1));
    expect(open).toThrow(/索引/);
    writeFileSync(path, 'name\tcredit_code\n');
    expect(open).toThrow(/索引/);
  });

  it('lies in memory once for several threads', async () => {
    const path = join(folder, 'threads.names');
    await writeCityNames(path, builder());
    const { index } = openCityNames(path);
    const before = index.memory.buffer.byteLength;
    const worker = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       parentPort.postMessage(workerData.memory.buffer.byteLength);`,
      { eval: true, workerData: { memory: index.memory } },
    );
    const seen = await new Promise((done, failed) => worker.once('message', done).once('error', failed));
    expect(seen).toBe(before);
    await worker.terminate();
  });
});
