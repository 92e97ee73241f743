import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Jurisdiction, readSignInRules, type WorkCalendar } from '@weisu/core';
import {
  countBatch,
  createApp,
  createCollector,
  createOutwardDoor,
  createRegisterSearch,
  createScheduler,
  createWorker,
  demonstrationLogins,
  layStanding,
  migrate,
  nightJobs,
  openCollecting,
  openDatabase,
  readHelpingRules,
  readOutwardRules,
  openStream,
  readingDeps,
  recomputeClocks,
  ROLE_IDS,
  serveApp,
  startDelivery,
} from '@weisu/server';
import type { Database, NatsAddress, Role, RoleLog } from '@weisu/server';
import type { Command } from 'commander';
import { EXIT, UsageError } from '../exit-code.ts';
import { addressOf, now, openCalendar, openJurisdiction, openNameBook } from '../house.ts';
import type { Given } from '../option.ts';
import { isOn, optionOf, valueOf } from '../option.ts';
import { openSecretBox } from '../secret-key.ts';
import { openTelemetry } from '../telemetry.ts';
import { versionOf } from '../version.ts';
import { checkScenario, seedWithProgress } from '../seeding.ts';
import type { Verb } from '../verb.ts';
import { note, out } from '../verb.ts';

const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));

const portOf = (given: Given): number => {
  const written = valueOf(given, 'port') ?? '';
  const port = Number(written);
  if (!/^\d+$/.test(written) || port > 65_535) throw new UsageError(`端口不对 / not a port: ${written}`);
  return port;
};

const rolesOf = (given: Given): ReadonlySet<Role['id']> => {
  const asked = (valueOf(given, 'roles') ?? '').split(',').map((role) => role.trim());
  const roles = asked.map((role) => {
    const known = ROLE_IDS.find((id) => id === role);
    if (known === undefined)
      throw new UsageError(
        `--roles 应取自 ${ROLE_IDS.join('、')} / must be of ${ROLE_IDS.join(', ')}: ${role}`,
      );
    return known;
  });
  return new Set(roles);
};

const STREAM_NAME = /^[A-Za-z0-9_-]{1,64}$/;

const natsOf = (given: Given): NatsAddress | null => {
  const url = valueOf(given, 'nats');
  const name = valueOf(given, 'streamName') ?? '';
  if (!STREAM_NAME.test(name))
    throw new UsageError(
      `--stream-name 只能有字母、数字、_ 和 - / may have letters, digits, _ and - only: ${name}`,
    );
  return url === undefined ? null : { url, name };
};

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
const untilAsked = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false;
    const onSignal = (): void => {
      if (asked) process.exit(EXIT.failed);
      asked = true;
      note(
        '正在停止，数据将完整保存… / stopping, the data stays whole … (再按一次强制退出 / once more to force)',
      );
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });

const prepare = async (database: Database, jurisdiction: Jurisdiction, given: Given): Promise<void> => {
  await migrate(database);
  if (!isOn(given, 'demo')) {
    await database.transaction((trx) => layStanding(trx, jurisdiction, now()));
    return;
  }
  const scenario = checkScenario(valueOf(given, 'scenario') ?? 'demo');
  const { mark, wasThere } = await seedWithProgress(database, jurisdiction, {
    scenario,
    seed: 1,
    again: false,
  });
  note(
    wasThere
      ? `演示城市 ${mark.scenario}（虚构，至 ${mark.until}） / demonstration city ${mark.scenario} (invented, until ${mark.until})`
      : `演示城市 ${mark.scenario} 已写入（虚构，至 ${mark.until}） / demonstration city ${mark.scenario} is in (invented, until ${mark.until})`,
  );
};

/** A new calendar or other deadlines move the clocks that run: worked out anew before anybody looks. */
const keepClocks = async (
  database: Database,
  place: { readonly jurisdiction: Jurisdiction; readonly calendar: WorkCalendar },
): Promise<void> => {
  const moved = await recomputeClocks(database, place, now());
  const count = moved === null ? 0 : moved.caseFiles + moved.letters + moved.dispatches + moved.claims;
  if (count > 0)
    note(
      `工作日历或时限有变，已重算 ${count} 个在走的时限 / the calendar or a deadline has changed: ${count} running clocks were moved`,
    );
};

/** Who may be tried, by role: a line each, since all of a role have one password. */
const printLogins = (jurisdiction: Jurisdiction): void => {
  const logins = demonstrationLogins(jurisdiction);
  const line = (what: string, roles: (role: string) => boolean): void => {
    const some = logins.filter(({ officer }) => roles(officer.role));
    const [first] = some;
    if (first) out(`  ${what}  ${some.map(({ login }) => login).join(' ')} / ${first.password}`);
  };
  out('演示账号 / demonstration logins');
  line('市总 city         ', (role) => role === 'city-officer');
  line('区总 districts    ', (role) => role === 'district-officer');
  line('三方 partners     ', (role) => role === 'partner');
  line('管理员 administrators', (role) => role.endsWith('-admin'));
};

const serve = async (given: Given): Promise<number> => {
  const port = portOf(given);
  const host = valueOf(given, 'host') ?? '127.0.0.1';
  const stopping = untilAsked();
  const jurisdiction = await openJurisdiction(given);
  const calendar = await openCalendar(given);
  await using database = await openDatabase(addressOf(given));
  // Asked to stop while seeding: the unfinished seed is noticed and made again at the next start.
  const prepared = await Promise.race([
    prepare(database, jurisdiction, given).then(() => true),
    stopping.then(() => false),
  ]);
  if (!prepared) return EXIT.ok;
  await keepClocks(database, { jurisdiction, calendar });
  await using stream = await openStream(database, natsOf(given));
  const secretBox = openSecretBox(given);
  const outward = createOutwardDoor(readOutwardRules(process.env));
  const helping = readHelpingRules(process.env);
  const publicUrl = (valueOf(given, 'publicUrl') ?? `http://${host}:${port}`).replace(/\/+$/, '');
  const book = openNameBook(given);
  const log: RoleLog = ({ role, zh, en }) => note(`${role}: ${zh} / ${en}`);
  const asked = rolesOf(given);
  const telemetry = await openTelemetry(database, given, [...asked].join('-'));
  const place = { jurisdiction, calendar };
  const collecting = openCollecting({
    database,
    jurisdiction,
    secretBox,
    now,
    door: outward,
    env: process.env,
    fault: (error) => note(`采集出错 / a fault while collecting: ${String(error)}`),
  });
  const make: Readonly<Record<Exclude<Role['id'], 'api'>, () => Role>> = {
    worker: () =>
      createWorker({
        database,
        stream,
        deps: readingDeps(book, jurisdiction),
        ...place,
        now,
        log,
        onBatch: (batch) => countBatch(telemetry.metrics, batch),
      }),
    collector: () => createCollector(collecting),
    scheduler: () => createScheduler({ database, jobs: nightJobs(database, place, book), now, log }),
  };
  const roles = (['worker', 'scheduler', 'collector'] as const).flatMap((id) =>
    asked.has(id) ? [make[id]()] : [],
  );
  const running = roles.map((role) => role.run());
  const readUrl = valueOf(given, 'readDatabase');
  await using replica = readUrl === undefined ? null : await openDatabase({ url: readUrl });
  const register = asked.has('api') ? createRegisterSearch(database) : null;
  const serving =
    register === null
      ? null
      : await serveApp(
          createApp({
            database,
            register,
            jurisdiction,
            calendar,
            now,
            ...telemetry.watched,
            rules: readSignInRules(process.env),
            secretBox,
            outward,
            helping,
            publicUrl,
            collecting,
            version: versionOf(),
            ...(replica === null ? {} : { replica: replica.kysely }),
            ...(existsSync(WEB) ? { webDir: WEB } : {}),
          }),
          { port, host },
        );
  // Beside the first requests: until it stands, lists ask the database.
  register?.warm().catch((error: unknown) => note(`检索索引未建成 / no search index: ${String(error)}`));
  out(`未诉 · Weisu ${versionOf()}  ${serving?.url ?? [...asked].join(' ')}`);
  // Its deliveries are taken by one process each, so that every scheduler may send.
  const delivery = asked.has('scheduler')
    ? startDelivery(
        { database, jurisdiction, secretBox, outward, now, random: Math.random, base: publicUrl },
        (error) => note(`投递出错，稍后再试 / delivery failed, it will be tried again: ${String(error)}`),
      )
    : null;
  if (isOn(given, 'demo') && serving !== null) printLogins(jurisdiction);
  await stopping;
  for (const role of roles) role.stop();
  await Promise.all([serving?.stop(), delivery?.stop(), ...running]);
  await outward.close();
  await telemetry.stop();
  book.close();
  return EXIT.ok;
};

/** `weisu serve` */
export const serveVerb: Verb = {
  register: (program, end) => {
    program
      .command('serve')
      .description('启动服务：网页、读取、夜间评估 / start the server: pages, reading, night rounds')
      .addOption(optionOf('demo'))
      .addOption(optionOf('scenario'))
      .addOption(optionOf('port'))
      .addOption(optionOf('host'))
      .addOption(optionOf('publicUrl'))
      .addOption(optionOf('readDatabase'))
      .addOption(optionOf('roles'))
      .addOption(optionOf('nats'))
      .addOption(optionOf('streamName'))
      .addOption(optionOf('logLevel'))
      .addOption(optionOf('metricsPort'))
      .addOption(optionOf('metricsHost'))
      .addOption(optionOf('traces'))
      .addOption(optionOf('behindProxy'))
      .addOption(optionOf('noOpen'))
      .action(async (_own: Given, command: Command) => end(await serve(command.optsWithGlobals())));
  },
};
