import type { Jurisdiction, WorkCalendar, Wording } from '@weisu/core';
import { findLostClocks } from '../pipeline/recompute-clocks.ts';
import { verifyLog } from '../store/audit/walk-log.ts';
import {
  loadBacklog,
  type Looked,
  lookAtAreas,
  lookAtIndexes,
  lookAtScores,
  lookAtSources,
  lookAtTexts,
  lookAtWarnings,
} from '../store/doctor/facts.ts';
import type { Database, Queryable } from '../store/engine.ts';
import { listAppliedChecksums, listMigrations } from '../store/migrate.ts';

/** What one examination came to. `advice` says what to do; null where nothing is to be done. */
export type Finding = {
  /** Read by programs: never renamed. */
  readonly id: string;
  readonly about: Wording;
  /** `broken`: something that must hold does not; `notice`: nothing is wrong, and someone should know. */
  readonly state: 'sound' | 'notice' | 'broken';
  readonly checked: number;
  readonly wrong: readonly string[];
  readonly advice: Wording | null;
};

export type Ground = {
  readonly database: Database;
  readonly place: { readonly jurisdiction: Jurisdiction; readonly calendar: WorkCalendar };
};

type Examination = {
  readonly id: string;
  readonly about: Wording;
  readonly advice: Wording;
  readonly look: (ground: Ground) => Promise<Looked>;
};

const REPORT: Wording = {
  zh: '先备份（weisu backup），勿再改动，带上本报告联系维护者',
  en: 'back up first (weisu backup), change nothing more, and take this report to the maintainers',
};

const inDatabase =
  (look: (db: Queryable) => Promise<Looked>) =>
  ({ database }: Ground): Promise<Looked> =>
    look(database.kysely);

const lookAtSchema = async ({ database }: Ground): Promise<Looked> => {
  const known = listMigrations();
  const applied = await listAppliedChecksums(database.kysely);
  const wrong = known.flatMap(({ version, name, checksum }) =>
    applied[version - 1] === checksum ? [] : [`${version}-${name}`],
  );
  return { checked: known.length, wrongCount: wrong.length, wrong };
};

const lookAtChain = async ({ database }: Ground): Promise<Looked> => {
  const { checked, problems } = await verifyLog(database.kysely);
  return {
    checked,
    wrongCount: problems.length,
    wrong: problems.slice(0, 5).map(({ seq, fault }) => `${seq} ${fault}`),
  };
};

const lookAtClocks = async ({ database, place }: Ground): Promise<Looked> => {
  const lost = await findLostClocks(database, place);
  const wrong = Object.entries(lost).flatMap(([what, count]) => (count > 0 ? [`${what} ${count}`] : []));
  return { checked: 4, wrongCount: wrong.length, wrong };
};

const EXAMINATIONS: readonly Examination[] = [
  {
    id: 'schema',
    about: { zh: '数据库结构与本程序相符', en: 'the schema is this program’s' },
    advice: {
      zh: '运行 weisu migrate；若报错，请用与数据库相配的程序版本',
      en: 'run weisu migrate; where that fails, use the program that fits the database',
    },
    look: lookAtSchema,
  },
  {
    id: 'texts-once',
    about: { zh: '每篇收到的文本恰好生效一次', en: 'each acknowledged text is in effect exactly once' },
    advice: REPORT,
    look: inDatabase(lookAtTexts),
  },
  {
    id: 'chain',
    about: { zh: '审计链完整', en: 'the audit chain verifies' },
    advice: {
      zh: '运行 weisu audit verify --heads 与库外链头对照，保全现场',
      en: 'run weisu audit verify --heads against heads kept elsewhere, and keep everything as it is',
    },
    look: lookAtChain,
  },
  {
    id: 'scores-add-up',
    about: { zh: '每个分值等于其各部分之和', en: 'every score is the sum of its parts' },
    advice: { zh: '运行 weisu assess 重新评估', en: 'run weisu assess to assess anew' },
    look: inDatabase(lookAtScores),
  },
  {
    id: 'sources-current',
    about: { zh: '来源的新旧与其文本相符', en: 'sources say how fresh they are' },
    advice: {
      zh: '下次采集后自会更正；若仍不符，请报告',
      en: 'the next collection puts it right; report it where it does not',
    },
    look: inDatabase(lookAtSources),
  },
  {
    id: 'warnings-whole',
    about: { zh: '预警与案卷、接续预警对应', en: 'warnings have their case files and successors' },
    advice: REPORT,
    look: inDatabase(lookAtWarnings),
  },
  {
    id: 'areas',
    about: {
      zh: '预警和案卷所在辖区与其企业相符',
      en: 'warnings and case files lie in the area of their enterprises',
    },
    advice: REPORT,
    look: inDatabase(lookAtAreas),
  },
  {
    id: 'clocks',
    about: { zh: '没有丢失的时限', en: 'no clock is lost' },
    advice: {
      zh: '重启服务（weisu serve）会按现行规则重算全部时限',
      en: 'a restart (weisu serve) works every clock out anew by the rules in force',
    },
    look: lookAtClocks,
  },
  {
    id: 'indexes',
    about: { zh: '索引与约束有效', en: 'indexes and constraints are valid' },
    advice: { zh: '对所列索引执行 reindex', en: 'reindex what is listed' },
    look: inDatabase(lookAtIndexes),
  },
];

const LONG_WAIT_SECONDS = 600;

const backlogOf = async ({ database }: Ground): Promise<Finding[]> => {
  const { waiting, oldestSeconds, parked, failedJobs } = await loadBacklog(database.kysely);
  const waits = oldestSeconds !== null && oldestSeconds > LONG_WAIT_SECONDS;
  return [
    {
      id: 'backlog',
      about: { zh: '待读取的文本', en: 'texts that wait to be read' },
      state: waits ? 'notice' : 'sound',
      checked: waiting,
      wrong: waits ? [`${oldestSeconds} s`] : [],
      advice: waits
        ? {
            zh: '确认有进程承担 worker 角色（weisu serve --roles worker），必要时增加一个',
            en: 'see that a process has the role worker (weisu serve --roles worker), and add one if need be',
          }
        : null,
    },
    {
      id: 'parked',
      about: { zh: '已搁置的消息', en: 'messages put aside' },
      state: parked > 0 ? 'notice' : 'sound',
      checked: parked,
      wrong: [],
      advice:
        parked > 0
          ? {
              zh: '在“运行状况”页查看原因，重放或放弃',
              en: 'see why on the page “System”, then replay or discard',
            }
          : null,
    },
    {
      id: 'night-work',
      about: { zh: '夜间任务', en: 'the night’s work' },
      state: failedJobs.length > 0 ? 'notice' : 'sound',
      checked: failedJobs.length,
      wrong: failedJobs.slice(0, 5),
      advice:
        failedJobs.length > 0
          ? {
              zh: '看“运行状况”页所记原因；服务每十分钟再试',
              en: 'the reason stands on the page “System”; it is tried again every ten minutes',
            }
          : null,
    },
  ];
};

/** Examines everything that must hold, whatever happened before. Changes nothing. */
export const examine = async (ground: Ground): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const { id, about, advice, look } of EXAMINATIONS) {
    const { checked, wrongCount, wrong } = await look(ground);
    findings.push({
      id,
      about,
      state: wrongCount > 0 ? 'broken' : 'sound',
      checked,
      wrong: wrongCount > wrong.length ? [...wrong, `… ${wrongCount}`] : wrong,
      advice: wrongCount > 0 ? advice : null,
    });
    // Without its schema nothing else can be asked.
    if (id === 'schema' && wrongCount > 0) return findings;
  }
  return [...findings, ...(await backlogOf(ground))];
};
