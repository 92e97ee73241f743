import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip, gzipSync } from 'node:zlib';
import { checkCharacterOf, type Scope, scopeOf } from '@weisu/core';
import {
  createRegisterSearch,
  type Database,
  importRegister,
  layStanding,
  loadJurisdiction,
  type RegisterSearch,
} from '@weisu/server';
import { peakMemoryMb, rounded, timed } from './measure.ts';
import { openThrowAwayDatabase } from './throw-away-database.ts';

export const BEIJING = fileURLToPath(new URL('../jurisdictions/beijing', import.meta.url));
const PLACES = ['北京', '上海', '重庆', '青岛', '杭州', '合肥', '成都', '西安'];
const AREAS = ['大兴', '西城', '朝阳', '海淀', '丰台'];
const SYLLABLES = [
  ...'云桥衡岭华远迦禾砚秋予舟南星望潮达瑞泰和顺宏图嘉长行乐安西先明宇欧尚金盛鑫福康众诚信德润丰隆昌兴旺',
];
const TRADES = [
  '科技',
  '贸易',
  '餐饮管理',
  '建筑工程',
  '物流',
  '文化传播',
  '超市',
  '服装',
  '机械制造',
  '咨询',
];

/** Repeatable numbers below n (mulberry32). */
const seeded = (seed: number): ((n: number) => number) => {
  let state = seed | 0;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
};

/** Invented enterprises as a register writes them: names of about 14 characters, one in 54 in Beijing's districts, one in 17 a branch. */
export const writeInvented = async (path: string, rows: number, seed: number): Promise<void> => {
  const below = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const lines = ['name\tcredit_code\tregistered_on\tprovince\tarea'];
  let head = '';
  for (let n = 0; n < rows; n += 1) {
    const isHere = below(54) === 0;
    const core = Array.from({ length: 2 + below(3) }, () => pick(SYLLABLES)).join('');
    const place = isHere ? '北京' : pick(PLACES);
    if (n === 0 || below(17) > 0) head = `${place}${core}${n}${pick(TRADES)}有限公司`;
    const name = n > 0 && below(17) === 0 ? `${head}第${n}分店` : head;
    const first17 = `91${String(110_000 + below(800_000))}MA${String(n).padStart(7, '0')}`;
    const shifted = below(60_000) === 0;
    const columns = shifted ? '1\t150(万美元)' : isHere ? `北京\t${pick(AREAS)}` : `上海\t浦东`;
    lines.push(`${name}\t${first17}${checkCharacterOf(first17)}\t2015-03-0${1 + below(9)}\t${columns}`);
  }
  await writeFile(path, gzipSync(lines.join('\n')));
};

type Kind = 'two characters' | 'beginning' | 'middle' | 'initials' | 'pinyin' | 'credit code' | 'former name';
type Asked = { readonly kind: Kind; readonly q: string };

const ROUND_PINYIN = [
  'huayuan',
  'yunqiao',
  'keji',
  'changxing',
  'nanxing',
  'bjhy',
  'hengling',
  'mingyu',
  'xinde',
  'ruitai',
];
const INITIALS = ['hykj', 'bjyq', 'hlzz', 'mycs', 'xdmy', 'cxwl', 'rtjx', 'jhcy', 'nxwh', 'hygs'];

/** Names read off the file at even distances: what an officer types is made of them. */
export const sampleNames = async (path: string, every: number): Promise<{ name: string; code: string }[]> => {
  const bytes = path.endsWith('.gz') ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);
  const found: { name: string; code: string }[] = [];
  let row = 0;
  for await (const line of createInterface({ input: bytes })) {
    row += 1;
    const [name = '', code = ''] = line.split('\t');
    if (row > 1 && row % every === 0 && name.length >= 8) found.push({ name, code });
  }
  return found;
};

const queriesOf = (
  names: readonly { name: string; code: string }[],
  seed: number,
  formers: readonly string[],
): readonly Asked[] => {
  const below = seeded(seed + 1);
  return names.flatMap(({ name, code }, n): Asked[] => {
    const at = 2 + below(Math.max(1, name.length - 6));
    return [
      { kind: 'two characters', q: name.slice(at, at + 2) },
      { kind: 'beginning', q: name.slice(0, 3 + below(4)) },
      { kind: 'middle', q: name.slice(at, at + 3 + below(2)) },
      { kind: 'initials', q: INITIALS[n % INITIALS.length] ?? 'hykj' },
      { kind: 'pinyin', q: ROUND_PINYIN[n % ROUND_PINYIN.length] ?? 'keji' },
      { kind: 'credit code', q: code.slice(0, 6 + below(12)) },
      { kind: 'former name', q: (formers[n % formers.length] ?? name).slice(0, 6) },
    ];
  });
};

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN, 1);
};

const searchAs = async (
  register: RegisterSearch,
  scope: Scope,
  asked: readonly Asked[],
  knownDistricts: readonly string[],
) => {
  const took: { kind: Kind; ms: number; cpuMs: number }[] = [];
  let found = 0;
  for (const { kind, q } of asked) {
    const run = await timed(() =>
      register.search({ scope, q, knownDistricts, sort: 'match', order: 'desc', page: 1, perPage: 25 }),
    );
    if (run.result === undefined) throw new Error('the index does not stand');
    if (run.result.total > 0) found += 1;
    took.push({ kind, ms: run.seconds * 1000, cpuMs: run.cpuSeconds * 1000 });
  }
  const kinds = [...new Set(took.map(({ kind }) => kind))];
  return {
    p50Ms: quantile(
      took.map(({ ms }) => ms),
      0.5,
    ),
    p95Ms: quantile(
      took.map(({ ms }) => ms),
      0.95,
    ),
    p50CpuMs: quantile(
      took.map(({ cpuMs }) => cpuMs),
      0.5,
    ),
    p95CpuMs: quantile(
      took.map(({ cpuMs }) => cpuMs),
      0.95,
    ),
    queries: took.length,
    withResults: found,
    p95MsByKind: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        quantile(
          took.filter((t) => t.kind === kind).map(({ ms }) => ms),
          0.95,
        ),
      ]),
    ),
  };
};

/** A thousand enterprises take a new name, so that there are former ones to be found. */
const renameSome = async (
  database: Database,
  jurisdiction: Awaited<ReturnType<typeof loadJurisdiction>>,
  folder: string,
  names: readonly { name: string; code: string }[],
) => {
  const path = join(folder, 'renamed.tsv');
  const lines = names.map(({ name, code }) => `${name.slice(0, 4)}新${name.slice(4)}\t${code}`);
  await writeFile(path, ['name\tcredit_code', ...lines].join('\n'));
  return importRegister(database, path, jurisdiction, {
    province: null,
    now: () => '2026-08-01T00:00:00.000Z',
  });
};

/**
 * Imports a register of enterprises into a database of its own, imports it once more, and searches as a city and as a
 * district officer. Times of a search are those of the process that answers: index, refresh from the database, ranking.
 */
export const benchRegistry = async (options: {
  readonly names?: string | undefined;
  readonly rows: number;
  readonly seed: number;
  readonly queries: number;
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'weisu-bench-'));
  const jurisdiction = await loadJurisdiction(BEIJING);
  await using database = await openThrowAwayDatabase();
  try {
    const path = options.names ?? join(folder, 'invented.tsv.gz');
    if (options.names === undefined) await writeInvented(path, options.rows, options.seed);
    const now = (): string => '2026-07-01T00:00:00.000Z';
    await database.transaction((trx) => layStanding(trx, jurisdiction, now()));
    const first = await timed(() => importRegister(database, path, jurisdiction, { province: null, now }));
    const importPeakMb = peakMemoryMb();
    const again = await timed(() => importRegister(database, path, jurisdiction, { province: null, now }));
    const every = Math.max(1, Math.floor(first.result.rows / options.queries));
    const names = (await sampleNames(path, every)).slice(0, options.queries);
    await renameSome(database, jurisdiction, folder, names);
    const register = createRegisterSearch(database);
    const built = await timed(() => register.warm());
    const asked = queriesOf(
      names,
      options.seed,
      names.map(({ name }) => name),
    );
    const knownDistricts = jurisdiction.districts.map(({ code }) => code);
    const district = scopeOf({ role: 'district-officer', unitId: 'unit_daxing' }, jurisdiction);
    const city = await searchAs(register, { reach: 'all' }, asked, knownDistricts);
    const inDistrict = await searchAs(register, district, asked, knownDistricts);
    const { rows, counts, refused, heads } = first.result;
    return {
      engine: database.engine,
      names: options.names === undefined ? 'invented' : 'given',
      import: {
        rows,
        ...counts,
        refused,
        heads,
        seconds: rounded(first.seconds, 1),
        ownCpuSeconds: rounded(first.cpuSeconds, 1),
        rowsASecond: Math.round(rows / first.seconds),
        peakMemoryMb: importPeakMb,
      },
      importAgain: { ...again.result.counts, seconds: rounded(again.seconds, 1) },
      index: {
        enterprises: register.size().enterprises,
        seconds: rounded(built.seconds, 1),
        cpuSeconds: rounded(built.cpuSeconds, 1),
        arraysMb: Math.round(register.size().bytes / 2 ** 20),
        peakMemoryMb: peakMemoryMb(),
      },
      city,
      district: inDistrict,
      districtToCityP95: rounded(inDistrict.p95Ms / city.p95Ms, 2),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};
