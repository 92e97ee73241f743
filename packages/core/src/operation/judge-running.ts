import type { Instant } from '../time.ts';
import type { Wording } from '../wording.ts';
import { silenceOf } from './source-silence.ts';

/** `well` nothing to do · `watch` look again today · `act` somebody must do something now. */
export const STANDINGS = ['well', 'watch', 'act'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What is known of the running of the product at one moment. */
export type RunningFacts = {
  readonly now: Instant;
  readonly engine: 'pglite' | 'postgres';
  /** How long the database took to answer. */
  readonly databaseMs: number;
  readonly sources: readonly {
    readonly name: string;
    readonly feed: string;
    readonly lastReceivedAt: Instant | null;
  }[];
  /** When the newest text was taken in; null where there is none. */
  readonly newestTextAt: Instant | null;
  /** Since when what waits longest has waited to be read; null where nothing waits. */
  readonly waitingSince: Instant | null;
  readonly waitingCount: number;
  /** Messages put aside for a person. */
  readonly parkedCount: number;
};

/** One thing that an officer may want to know of the running, in words. */
export type RunningPoint = {
  readonly id: 'database' | 'sources' | 'texts' | 'parked';
  readonly standing: Standing;
  readonly title: Wording;
  readonly sentence: Wording;
  /** What to do; null where nothing is. */
  readonly todo: Wording | null;
};

const SLOW_MS = 500;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LAG_WATCH_MS = 15 * MINUTE_MS;
const LAG_ACT_MS = 2 * HOUR_MS;
const NAMED = 3;

const say = (zh: string, en: string): Wording => ({ zh, en });

/** `3 小时` / `3 hours`: the largest unit that fits, rounded down. */
const lengthOf = (ms: number): Wording => {
  const [count, zh, en] =
    ms >= 48 * HOUR_MS
      ? [Math.floor(ms / (24 * HOUR_MS)), '天', 'days']
      : ms >= HOUR_MS
        ? [Math.floor(ms / HOUR_MS), '小时', ms >= 2 * HOUR_MS ? 'hours' : 'hour']
        : [Math.floor(ms / MINUTE_MS), '分钟', 'minutes'];
  return say(`${count} ${zh}`, `${count} ${en}`);
};

const databasePoint = ({ engine, databaseMs }: RunningFacts): RunningPoint => {
  const title = say('数据库', 'Database');
  if (databaseMs >= SLOW_MS)
    return {
      id: 'database',
      standing: 'watch',
      title,
      sentence: say(
        `应答较慢（${databaseMs} 毫秒），页面可能变慢`,
        `it answers slowly (${databaseMs} ms): pages may be slow`,
      ),
      todo: say('持续十分钟以上请告知系统管理员', 'tell the system administrator if this lasts ten minutes'),
    };
  if (engine === 'pglite')
    return {
      id: 'database',
      standing: 'watch',
      title,
      sentence: say(
        '正常，但用的是试用数据库，断电可能丢失最近的办理',
        'it works, but it is the one for trying: a power cut may lose the latest acts',
      ),
      todo: say(
        '正式办案前请系统管理员改用 PostgreSQL',
        'have the system administrator move to PostgreSQL before real work',
      ),
    };
  return {
    id: 'database',
    standing: 'well',
    title,
    sentence: say('正常，办理即时保存', 'it works; acts are kept at once'),
    todo: null,
  };
};

const sourcesPoint = ({ sources, now }: RunningFacts): RunningPoint => {
  const title = say('数据来源', 'Sources');
  const silent = sources.flatMap((source) => {
    const silence = silenceOf(source, now);
    return silence !== null && silence.quiet ? [{ name: source.name, for: lengthOf(silence.ms) }] : [];
  });
  const begun = sources.filter(({ lastReceivedAt }) => lastReceivedAt !== null).length;
  if (begun === 0)
    return {
      id: 'sources',
      standing: 'act',
      title,
      sentence: say(
        '还没有收到任何数据，因此不会有预警',
        'nothing has come in yet, so that no warning can be raised',
      ),
      todo: say('请系统管理员接入来源', 'have the system administrator connect the sources'),
    };
  if (silent.length === 0)
    return {
      id: 'sources',
      standing: 'well',
      title,
      sentence: say(`${begun} 个来源都在按时更新`, `all ${begun} sources bring data in time`),
      todo: null,
    };
  const named = silent.slice(0, NAMED);
  const more = silent.length - named.length;
  return {
    id: 'sources',
    standing: silent.length === begun ? 'act' : 'watch',
    title,
    sentence: say(
      `${named.map((one) => `${one.name}已 ${one.for.zh}没有新数据`).join('，')}${more > 0 ? `，另有 ${more} 个` : ''}`,
      `${named.map((one) => `nothing from ${one.name} for ${one.for.en}`).join(', ')}${more > 0 ? `, and ${more} more` : ''}`,
    ),
    todo: say(
      '没有新数据不等于没有风险：请向提供单位了解，期间多用电话和走访',
      'no news is not good news: ask who provides it, and call and visit meanwhile',
    ),
  };
};

const textsPoint = ({ now, newestTextAt, waitingSince, waitingCount }: RunningFacts): RunningPoint => {
  const title = say('文本读取', 'Reading of texts');
  const lagMs = waitingSince === null ? 0 : Date.parse(now) - Date.parse(waitingSince);
  if (lagMs >= LAG_WATCH_MS) {
    const lag = lengthOf(lagMs);
    return {
      id: 'texts',
      standing: lagMs >= LAG_ACT_MS ? 'act' : 'watch',
      title,
      sentence: say(
        `${waitingCount} 篇在等待，最早的已等 ${lag.zh}`,
        `${waitingCount} texts wait, the first for ${lag.en}`,
      ),
      todo: say('新预警会晚到；请告知系统管理员', 'new warnings will be late: tell the system administrator'),
    };
  }
  if (newestTextAt === null)
    return {
      id: 'texts',
      standing: 'well',
      title,
      sentence: say('没有等待读取的文本', 'no text waits to be read'),
      todo: null,
    };
  const age = lengthOf(Math.max(0, Date.parse(now) - Date.parse(newestTextAt)));
  return {
    id: 'texts',
    standing: 'well',
    title,
    sentence: say(`没有积压，最新一篇于 ${age.zh}前读取`, `nothing waits; the newest was read ${age.en} ago`),
    todo: null,
  };
};

const parkedPoint = ({ parkedCount }: RunningFacts): RunningPoint => ({
  id: 'parked',
  standing: parkedCount === 0 ? 'well' : 'watch',
  title: say('搁置的内容', 'Put aside'),
  sentence:
    parkedCount === 0
      ? say('没有需要人工处理的内容', 'nothing waits for a person')
      : say(
          `${parkedCount} 条内容无法自动处理，已搁置`,
          `${parkedCount} could not be dealt with and were put aside`,
        ),
  todo:
    parkedCount === 0
      ? null
      : say(
          '请系统管理员查看原因后重放',
          'have the system administrator look at the reason and play them again',
        ),
});

/** The state of the running in an officer's words, what needs somebody first. */
export const judgeRunning = (facts: RunningFacts): readonly RunningPoint[] =>
  [databasePoint(facts), sourcesPoint(facts), textsPoint(facts), parkedPoint(facts)].toSorted(
    (a, b) => STANDINGS.indexOf(b.standing) - STANDINGS.indexOf(a.standing),
  );
