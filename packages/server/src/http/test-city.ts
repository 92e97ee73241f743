import { fileURLToPath } from 'node:url';
import { hash } from '@node-rs/argon2';
import {
  type Assessment,
  type Day,
  type EnterpriseId,
  enterpriseIdOf,
  type Instant,
  type Level,
  type Officer,
  type Role,
  type Signal,
  startOf,
  type UnitId,
  type Warning,
} from '@weisu/core';
import type { TextReading } from '@weisu/text';
import { loadJurisdiction } from '../jurisdiction/load-jurisdiction.ts';
import { emptyTestDatabase } from '../store/empty-test-database.ts';
import type { Database } from '../store/engine.ts';
import { insertDocuments, insertMentions } from '../store/intake/insert-documents.ts';
import { insertRecords } from '../store/intake/insert-records.ts';
import { insertSignals } from '../store/intake/insert-signals.ts';
import { upsertSources } from '../store/intake/sources.ts';
import { upsertEnterprises } from '../store/intake/upsert-enterprises.ts';
import { upsertRelations } from '../store/intake/upsert-relations.ts';
import { ensureSystemOfficer, insertOfficers, SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { upsertUnits } from '../store/standing/units.ts';
import { writeAssessments, writeScoreHistory } from '../store/verdict/write-assessments.ts';
import { writeSuppressed, writeWarnings } from '../store/verdict/write-warnings.ts';
import { writeWatchEntries } from '../store/watch/watch-entries.ts';

export const jurisdiction = await loadJurisdiction(
  fileURLToPath(new URL('../../../../jurisdictions/beijing', import.meta.url)),
);

/** A Monday at ten in Shanghai, before a week without holidays. */
export const TODAY: Day = '2026-11-02';
export const PASSWORD = 'a long invented password';
/** Ten in the morning in Shanghai. */
export const ten = (day: Day): Instant => new Date(Date.parse(startOf(day)) + 10 * 3_600_000).toISOString();

const officer = (login: string, role: Role, unitId: UnitId): Officer => ({
  id: `off_${login}`,
  login,
  name: `经办人${login}`,
  role,
  unitId,
});

/** One officer of each role, two districts, and a unit that is nobody's district. */
export const OFFICERS = [
  officer('city', 'city-officer', 'unit_beijing'),
  officer('city2', 'city-officer', 'unit_beijing'),
  officer('daxing', 'district-officer', 'unit_daxing'),
  officer('xicheng', 'district-officer', 'unit_xicheng'),
  officer('desk', 'unit-officer', 'unit_beijing-new-employment'),
  officer('partner', 'partner', 'unit_beijing-hrss'),
  officer('system', 'system-admin', 'unit_beijing'),
  officer('security', 'security-admin', 'unit_beijing'),
  officer('audit', 'audit-admin', 'unit_beijing'),
] as const;

type Placed = { key: string; registered?: string; operating?: string; union?: UnitId; newEmployment?: true };
const DAXING = '110115';
const XICHENG = '110102';

/** Enterprises by what routes them; none of the names is a real one. */
const PLACED: readonly Placed[] = [
  { key: 'A', registered: DAXING },
  { key: 'B', registered: XICHENG, union: 'unit_daxing' },
  { key: 'C' },
  { key: 'D', registered: '110105', operating: XICHENG },
  { key: 'E', registered: XICHENG },
  { key: 'F', newEmployment: true },
  { key: 'G', registered: DAXING },
];
export const idOf = (key: string): EnterpriseId => enterpriseIdOf(`91990000TEST0000${key}X`);

const enterprises = PLACED.map(({ key, registered, operating, union, newEmployment }) => ({
  id: idOf(key),
  creditCode: idOf(key).slice('ent_'.length),
  names: [{ name: `云岭虚构${key}科技有限公司`, form: 'registered' as const, from: null, until: null }],
  registeredDistrict: registered ?? null,
  operatingDistrict: operating ?? null,
  unionUnit: union ?? null,
  industry: '软件',
  staffCount: 120,
  registeredOn: '2015-03-01',
  newEmployment: newEmployment ?? false,
}));

const recordSignal = (key: string): Signal => ({
  id: `sig_rec${key}`,
  enterpriseId: idOf(key),
  dimension: 'labour',
  kind: 'insurance-arrears',
  occurredOn: '2026-09-30',
  recordedAt: ten('2026-10-05'),
  magnitude: 3,
  certainty: 1,
  detector: 'record@1',
  sourceId: 'src_insurance',
  documentId: null,
  recordId: `rec_${key}`,
  storyId: null,
});

const textSignal = (key: string, copy: number): Signal => ({
  ...recordSignal(key),
  id: `sig_doc${key}${copy}`,
  dimension: 'opinion',
  kind: 'opinion:wage-arrears',
  occurredOn: '2026-10-10',
  magnitude: 1,
  certainty: copy === 1 ? 0.9 : 0.8,
  detector: 'opinion@1',
  sourceId: 'src_forum',
  documentId: `doc_${key}${copy}`,
  recordId: null,
  storyId: `story_${key}`,
});

const BODY = '云岭虚构科技拖欠工资三个月';
const reading: TextReading = {
  kinds: ['wage-arrears'],
  status: 'actual',
  employer: '云岭虚构科技',
  abroad: false,
  amountYuan: null,
  months: 3,
  headcount: null,
  findings: [
    {
      kind: 'wage-arrears',
      status: 'actual',
      spans: [
        { start: 0, end: 6, role: 'employer' },
        { start: 6, end: 10, role: 'trigger' },
      ],
      employer: '云岭虚构科技',
      amountYuan: null,
      months: 3,
      headcount: null,
      because: ['term_invented'],
    },
  ],
};

type Ground = 'record' | 'text' | 'both';

const assessmentOf = (key: string, level: Level, ground: Ground): Assessment => {
  const labour = {
    indicator: 'labour.insurance-arrears-months',
    dimension: 'labour',
    value: 3,
    centipoints: 2400,
    evidence: [`sig_rec${key}`],
  } as const;
  const opinion = {
    indicator: 'opinion.wage-arrears',
    dimension: 'opinion',
    value: 0.9,
    centipoints: 1400,
    evidence: [`sig_doc${key}1`, `sig_doc${key}2`],
  } as const;
  const contributions = [...(ground === 'text' ? [] : [labour]), ...(ground === 'record' ? [] : [opinion])];
  return {
    enterpriseId: idOf(key),
    asOf: '2026-10-31',
    model: 'scorecard@1',
    baseCentipoints: 0,
    scoreCentipoints: contributions.reduce((sum, c) => sum + c.centipoints, 0),
    level,
    contributions,
    coverage: [
      {
        dimension: 'labour',
        presentRatio: 0.5,
        newestOn: '2026-09-30',
        missing: [{ indicator: 'labour.insured-drop', reason: 'stale-source' }],
      },
    ],
  };
};

/** The warnings of the desk: enterprise, level, and what each rests on. */
const RAISED = [
  ['A', 'red', 'both'],
  ['B', 'orange', 'record'],
  ['C', 'yellow', 'record'],
  ['D', 'orange', 'text'],
  ['F', 'yellow', 'record'],
] as const satisfies readonly (readonly [string, Level, Ground])[];

const warningOf = (key: string, level: Level): Warning => ({
  id: `war_${key}`,
  enterpriseId: idOf(key),
  level,
  because: 'first',
  state: 'raised',
  asOf: '2026-10-31',
  firstSignalOn: '2026-09-30',
  firstKnownAt: ten('2026-10-05'),
  raisedAt: ten('2026-10-31'),
  firstActAt: null,
  unitId: null,
  caseFileId: null,
  snoozedUntil: null,
});

const fillTexts = async (db: Database['kysely'], keys: readonly string[]): Promise<void> => {
  const copies = keys.flatMap((key) => [1, 2].map((copy) => ({ key, copy })));
  await insertDocuments(
    db,
    copies.map(({ key, copy }) => ({
      id: `doc_${key}${copy}`,
      sourceId: 'src_forum',
      externalId: null,
      title: null,
      body: BODY,
      contentHash: `${key}${copy}`,
      occurredOn: '2026-10-10',
      recordedAt: ten('2026-10-11'),
      storyId: `story_${key}`,
      redactedCount: 0,
      reading,
      reader: 'reader@1',
      library: null,
    })),
  );
  await insertMentions(
    db,
    copies.map(({ key, copy }) => ({
      id: `men_${key}${copy}`,
      documentId: `doc_${key}${copy}`,
      enterpriseId: idOf(key),
      spans: [{ start: 0, end: 4 }],
      confidence: 0.95,
      evidence: [],
      surface: '',
      contextClass: '',
      linkModel: 'link@test',
      state: 'linked',
      recordedAt: ten('2026-10-11'),
    })),
  );
  await insertSignals(
    db,
    copies.map(({ key, copy }) => textSignal(key, copy)),
  );
};

const fillRecords = async (db: Database['kysely'], keys: readonly string[]): Promise<void> => {
  await insertRecords(
    db,
    keys.map((key) => ({
      id: `rec_${key}`,
      sourceId: 'src_insurance',
      enterpriseId: idOf(key),
      kind: 'social-insurance',
      occurredOn: '2026-09-30',
      recordedAt: ten('2026-10-05'),
      values: { insuredCount: 80, arrearsMonths: 3 },
    })),
  );
  await insertSignals(db, keys.map(recordSignal));
};

/** Leaves a database with a small invented city and nothing else. */
export const fillDesk = async (db: Database['kysely']): Promise<void> => {
  await emptyTestDatabase(db);
  // A cheap hash: what real ones cost is tested where they are made.
  const passwordHash = await hash(PASSWORD, { memoryCost: 1024, timeCost: 1 });
  await upsertUnits(db, jurisdiction.units);
  await insertOfficers(
    db,
    OFFICERS.map((o) => ({ ...o, passwordHash })),
  );
  await upsertSources(db, [
    { id: 'src_insurance', name: '社保（虚构）', feed: 'social-insurance', trust: 1, districts: null },
    { id: 'src_forum', name: '论坛（虚构）', feed: 'documents', trust: 0.6, districts: null },
  ]);
  await upsertEnterprises(db, enterprises, { importedFrom: 'test', recordedAt: ten('2026-01-01') });
  await upsertRelations(db, [
    {
      from: idOf('A'),
      to: idOf('E'),
      kind: 'same-representative',
      shareRatio: null,
      since: null,
      until: null,
      recordedAt: ten('2026-01-02'),
    },
    {
      from: idOf('A'),
      to: idOf('G'),
      kind: 'branch',
      shareRatio: null,
      since: null,
      until: null,
      recordedAt: ten('2026-01-02'),
    },
  ]);
  await fillRecords(db, ['A', 'B', 'C', 'F']);
  await fillTexts(db, ['A', 'D']);
  const assessed = RAISED.map(([key, level, ground]) => ({
    key,
    level,
    assessment: assessmentOf(key, level, ground),
  }));
  await writeAssessments(
    db,
    assessed.map((a) => a.assessment),
  );
  await writeScoreHistory(
    db,
    assessed.map((a) => a.assessment),
  );
  await writeWarnings(
    db,
    assessed.map(({ key, level, assessment }) => ({
      warning: warningOf(key, level),
      assessment,
      reasons: [{ zh: '社会保险费欠缴 3 个月', en: 'social insurance 3 months behind' }],
      district: PLACED.find((p) => p.key === key)?.registered ?? null,
      supersedes: null,
    })),
    'off_city',
  );
  await writeSuppressed(db, [
    { assessment: assessmentOf('E', 'yellow', 'record'), reason: 'capacity' },
    { assessment: assessmentOf('G', 'yellow', 'record'), reason: 'not-worse' },
  ]);
  await writeWatchEntries(db, [
    {
      enterpriseId: idOf('A'),
      reason: 'special-monitoring',
      origin: null,
      path: [],
      weight: null,
      since: '2026-10-31',
      officerId: null,
      reviewOn: '2027-01-29',
    },
    {
      enterpriseId: idOf('E'),
      reason: 'related',
      origin: idOf('A'),
      path: [{ from: idOf('A'), to: idOf('E'), kind: 'same-representative', shareRatio: null }],
      weight: 0.6,
      since: '2026-10-31',
      officerId: null,
      reviewOn: null,
    },
  ]);
};

/** A worse warning takes the place of that of enterprise A. */
export const raiseWorse = async (database: Database): Promise<void> => {
  const warning: Warning = { ...warningOf('A', 'red'), id: 'war_A2', because: 'worse' };
  const reasons = [{ zh: '风险升级', en: 'worse than before' }];
  const raised = {
    warning,
    assessment: assessmentOf('A', 'red', 'both'),
    reasons,
    district: DAXING,
    supersedes: 'war_A',
  } as const;
  await database.transaction(async (trx) => {
    await ensureSystemOfficer(trx, 'unit_beijing');
    await writeWarnings(trx, [raised], SYSTEM_OFFICER);
  });
};
