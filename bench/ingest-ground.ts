import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, type EnterpriseId, enterpriseIdOf, type RecordKind } from '@weisu/core';
import {
  type Database,
  importRegister,
  IMPORT_SOURCES,
  ingestRecords,
  layStanding,
  loadJurisdiction,
  type RawDocument,
  upsertSources,
} from '@weisu/server';
import { sql } from 'kysely';
import { seeded } from './read-texts.ts';
import { BEIJING, sampleNames, writeInvented } from './registry.ts';

export type NamedOne = { readonly name: string; readonly code: string };

export type IngestGround = {
  /** Some of the register, whom texts name; none of those in trouble, whose warning is waited for. */
  readonly named: readonly NamedOne[];
  /** Others, in trouble by their records: one text that names them raises a warning. No other enterprise bears their name. */
  readonly troubled: readonly NamedOne[];
};

const SOURCE = 'src_bench';
const LAID_AT = '2026-06-01T00:00:00.000Z';
const NAMED = 20_000;

/** Those of the names that one enterprise alone bears: of two that bear it a person would be asked which is meant. */
const borneByOne = async (database: Database, ones: readonly NamedOne[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ name: string }>`
    select name from enterprise_names where name in (select jsonb_array_elements_text(${JSON.stringify(ones.map(({ name }) => name))}::jsonb))
    group by name having count(distinct enterprise_id) = 1`.execute(database.kysely);
  return new Set(rows.map(({ name }) => name));
};

/** A register of so many rows (or of a file), a source of texts, and enterprises whose records spell trouble. */
export const layIngestGround = async (
  database: Database,
  options: {
    readonly rows: number;
    readonly names: string | null;
    readonly troubled: number;
    readonly today: Day;
  },
): Promise<IngestGround> => {
  const jurisdiction = await loadJurisdiction(BEIJING);
  await database.transaction((trx) => layStanding(trx, jurisdiction, LAID_AT));
  await upsertSources(database.kysely, [
    ...IMPORT_SOURCES,
    { id: SOURCE, name: '测量用来源（虚构）', feed: 'documents', trust: 0.6, districts: null },
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'weisu-bench-'));
  try {
    const path = options.names ?? join(folder, 'register.tsv.gz');
    if (options.names === null) await writeInvented(path, options.rows, 1);
    await importRegister(database, path, jurisdiction, { province: null, now: () => LAID_AT });
    const every = Math.max(1, Math.floor(options.rows / NAMED));
    const sampled = (await sampleNames(path, every)).slice(0, NAMED);
    const alone = await borneByOne(database, sampled);
    const troubled = sampled.filter(({ name }) => alone.has(name)).slice(0, options.troubled);
    const named = sampled.filter((one) => !troubled.includes(one));
    const on = (
      kind: RecordKind,
      occurredOn: Day,
      values: Readonly<Record<string, number>>,
      of: NamedOne,
    ) => ({
      id: `rec_${of.code}.${kind}.${occurredOn}` as const,
      sourceId: `src_import-${kind}` as const,
      enterpriseId: enterpriseIdOf(of.code),
      kind,
      occurredOn,
      recordedAt: `${options.today}T00:00:00.000Z`,
      values,
    });
    const month = options.today.slice(0, 8);
    await database.transaction((trx) =>
      ingestRecords(
        trx,
        troubled.flatMap((of) => [
          on('social-insurance', `${month}01`, { insuredCount: 80, arrearsMonths: 3 }, of),
          on('tax-arrears', `${month}01`, { amountYuan: 500_000 }, of),
          on('court-enforcement', `${month}01`, { amountYuan: 900_000 }, of),
          on('arbitration-filing', `${month}01`, { claimCount: 12, amountYuan: 300_000 }, of),
        ]),
      ),
    );
    return { named, troubled };
  } finally {
    await rm(folder, { recursive: true });
  }
};

const CHARACTERS = [
  ...'天地人和山水风云日月星辰春夏秋冬东西南北金木土火花草树石江河湖海田园城乡路桥车船书画诗歌琴棋茶酒米面衣布家门窗桌灯笔纸墨钟表电话网站',
];
/** So many words: texts of real life share few of them, and these should share as few. */
const WORDS = 3_000;

const TROUBLES = [
  '拖欠我们三个月工资，几十名职工聚集讨薪，老板联系不上了。',
  '从去年十月起拖欠社保，仓库里的货也被供应商拉走。',
  '干了三个月，到现在一分钱工资都没有拿到，一共欠了二十万元。',
];
/** One text in ten is about an enterprise in trouble; two more only name one. */
const OF_TEN = { trouble: 1, named: 2 } as const;

/** Invented texts of about so many characters, no two alike. */
export const createTextMill = (ground: Pick<IngestGround, 'named'>, length: number, today: Day) => {
  const random = seeded(11);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const words = Array.from({ length: WORDS }, () => pick(CHARACTERS) + pick(CHARACTERS));
  const sentence = (): string =>
    `${Array.from({ length: 5 + Math.floor(random() * 8) }, () => pick(words)).join('')}。`;
  let count = 0;
  const make = (lead: string, at: Date): RawDocument => {
    count += 1;
    let body = `${lead}编号${count * 7919}。`;
    while (body.length < length) body += sentence();
    return {
      sourceId: SOURCE,
      externalId: null,
      title: null,
      body,
      occurredOn: today,
      recordedAt: at.toISOString(),
    };
  };
  return {
    about: (of: NamedOne, at: Date): RawDocument => make(`${of.name}${pick(TROUBLES)}`, at),
    next: (at: Date): RawDocument => {
      const kind = count % 10;
      if (kind < OF_TEN.trouble) return make(`${pick(ground.named).name}${pick(TROUBLES)}`, at);
      return make(kind < OF_TEN.trouble + OF_TEN.named ? `在${pick(ground.named).name}附近，` : '', at);
    },
  };
};

export type TextMill = ReturnType<typeof createTextMill>;

export const idsOf = (ones: readonly NamedOne[]): ReadonlySet<EnterpriseId> =>
  new Set(ones.map(({ code }) => enterpriseIdOf(code)));
