import { type Day, type DocumentId, type EnterpriseId, startOf } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { idOf, jurisdiction, ten } from '../http/test-city.ts';
import { openDesk, type TestDesk } from '../http/test-desk.ts';
import { createCurrentReader } from '../pipeline/current-reader.ts';
import { ingestDocuments } from '../pipeline/ingest-documents.ts';
import { fixedLinker } from '../pipeline/link/current-linker.ts';
import { createNameLinker } from '../pipeline/link/name-linker.ts';
import type { Database } from '../store/engine.ts';
import { ensureSystemOfficer } from '../store/standing/officers.ts';
import { insertFirstTerms } from '../store/standing/terms.ts';
import { forEachEngine } from '../store/test-database.ts';
import { proposeTerms } from './propose-terms.ts';

const DAY: Day = '2026-10-20';
const GIVEN = ['拿', '发', '给', '换'];
const FOR = ['抵账', '充数', '打发人', '顶替'];
const PLACES = ['车间', '门店', '工地', '仓库', '食堂', '总部', '分部'];

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const link = async (ids: readonly DocumentId[], enterpriseId: EnterpriseId): Promise<void> => {
    for (const id of ids)
      await sql`insert into mentions (id, document_id, enterprise_id, spans, confidence, evidence, state, recorded_at)
        values (${`men_${id}`}, ${id}, ${enterpriseId}, '[]', 1, '[]', 'linked', ${startOf(DAY)}::timestamptz)`.execute(
        database.kysely,
      );
  };
  const read = async (bodies: readonly string[]): Promise<DocumentId[]> => {
    const source = {
      sourceId: 'src_forum',
      externalId: null,
      title: null,
      occurredOn: DAY,
      recordedAt: ten(DAY),
    } as const;
    await database.transaction((trx) =>
      ingestDocuments(
        trx,
        {
          currentReader: createCurrentReader(),
          readerVersion: 'reader@test',
          currentLinker: fixedLinker(createNameLinker([], jurisdiction.districts)),
        },
        bodies.map((body) => ({ ...source, body })),
      ),
    );
    const { rows } = await sql<{ id: DocumentId; body: string }>`
      select id, body from documents where body = any(${[...bodies]}::text[])`.execute(database.kysely);
    return bodies.flatMap((body) => rows.filter((row) => row.body === body).map(({ id }) => id));
  };

  beforeEach(async () => {
    desk = await openDesk(database);
    await ensureSystemOfficer(database.kysely, 'unit_beijing');
    await insertFirstTerms(database.kysely, jurisdiction.terms, ten('2026-01-01'));
  });

  const tellOfBeans = async (): Promise<void> => {
    const beans = await read(
      Array.from(
        { length: 16 },
        (_, at) => `${PLACES[at % 7]}${at}号${GIVEN[at % 4]}绩效豆${FOR[(at >> 2) % 4]}，没人管`,
      ),
    );
    for (const [at, key] of ['A', 'B', 'C'].entries())
      await link(
        beans.filter((_id, index) => index % 3 === at),
        idOf(key),
      );
    await read(
      Array.from(
        { length: 120 },
        (_, at) => `${PLACES[at % 7]}第${at}天照常开门，大家去${PLACES[(at + 2) % 7]}吃饭`,
      ),
    );
    await read(['工友说老板拖.欠三个月', '包工头托欠工钱不给']);
    const city = await desk.clientOf('city');
    for (const key of ['A', 'B', 'C'])
      await city.judgeWarning({
        params: { id: `war_${key}` },
        body: { key: `beans-judged-${key}`, verdict: 'true', useful: true, reason: '核实属实' },
      });
  };

  it('proposes what texts about rightly warned enterprises say and the library lacks, once', async () => {
    await tellOfBeans();
    const now = ten('2026-11-02');
    const dry = await proposeTerms(database, jurisdiction.library, now, { dryRun: true });
    expect((await (await desk.clientOf('city')).listTerms({ query: { waiting: 'approval' } })).total).toBe(0);
    const round = await proposeTerms(database, jurisdiction.library, now);
    expect(round.proposed).toEqual(dry.proposed);
    const word = round.proposed.find(({ definition }) =>
      definition.any.some((each) => each.includes('绩效豆')),
    );
    expect(word?.origin).toMatchObject({ way: 'new-word', variantOf: null });
    expect(word?.origin.figures.trueTexts).toBe(16);
    expect(word?.origin.figures.otherTexts).toBe(0);
    expect(word?.origin.evidence).toHaveLength(6);
    const inserted = round.proposed.find(({ origin }) => origin.way === 'inserted');
    expect(inserted?.origin.variantOf?.word).toBe('拖欠');

    const city = await desk.clientOf('city');
    const id = word?.id ?? '';
    const seen = await city.term({ params: { id } });
    expect(seen).toMatchObject({
      state: 'proposed',
      pending: { isMine: false },
      mayRule: ['approve', 'reject'],
    });
    expect(seen.origin?.evidence[0]?.excerpt).toContain('绩效豆');
    await city.actOnTerm({
      params: { id },
      body: { kind: 'reject', key: 'reject-beans', seen: seen.seen, reason: '太少' },
    });

    const again = await proposeTerms(database, jurisdiction.library, now);
    expect(again.proposed).toEqual([]);
    expect(again.known).toBe(round.proposed.length);
  });

  it('proposes no word where nobody has judged anything true', async () => {
    await read(
      Array.from({ length: 30 }, (_, at) => `${PLACES[at % 7]}${at}号${GIVEN[at % 4]}绩效豆${FOR[at % 3]}`),
    );
    const { proposed, trueTexts } = await proposeTerms(database, jurisdiction.library, ten('2026-11-02'));
    expect(trueTexts).toBe(0);
    expect(proposed.filter(({ origin }) => origin.variantOf === null)).toEqual([]);
  });
});
