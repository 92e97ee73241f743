import type { Body, Client, Routes } from '@weisu/contract';
import { type DocumentId, type Instant, startOf } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCurrentReader } from '../../../pipeline/current-reader.ts';
import { ingestDocuments } from '../../../pipeline/ingest-documents.ts';
import { fixedLinker } from '../../../pipeline/link/current-linker.ts';
import { createNameLinker } from '../../../pipeline/link/name-linker.ts';
import { putUpBadTerms } from '../../../library/put-up-bad-terms.ts';
import type { Database } from '../../../store/engine.ts';
import { ensureSystemOfficer } from '../../../store/standing/officers.ts';
import { insertFirstTerms } from '../../../store/standing/terms.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { jurisdiction, ten } from '../../test-city.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

let keys = 0;
const key = (): string => `library-key-${(keys += 1)}`;
const code = (expected: string) => ({ refusal: { code: expected } });

type Definition = Body<Routes['proposeTerm']>['definition'];
const asking = (more: Partial<Definition>): Definition => ({
  kind: 'wage-arrears',
  must: [],
  any: [],
  not: [],
  near: [],
  pattern: null,
  weight: 0.9,
  ...more,
});

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  let city2: Client;
  let daxing: Client;
  /** Two workers, as two processes would have them: each with a reader of its own that lives on. */
  let workers = [createCurrentReader(), createCurrentReader()];
  let texts = 0;

  const read = async (worker: number, body: string, recordedAt: Instant = desk.at()) => {
    const externalId = `text-${(texts += 1)}`;
    await database.transaction((trx) =>
      ingestDocuments(
        trx,
        {
          currentReader: workers[worker] ?? createCurrentReader(),
          readerVersion: 'reader@test',
          currentLinker: fixedLinker(createNameLinker([], jurisdiction.districts)),
        },
        [{ sourceId: 'src_forum', externalId, title: null, body, occurredOn: '2026-11-01', recordedAt }],
      ),
    );
    const { rows } = await sql<{ id: DocumentId; library: number; terms: string[] }>`
      select d.id, d.library, array_remove(array_agg(h.term_id || '@' || h.version order by h.term_id), null) as terms
      from documents d left join term_hits h on h.document_id = d.id where d.external_id = ${externalId} group by d.id`.execute(
      database.kysely,
    );
    return rows[0];
  };

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    desk = await openDesk(database);
    workers = [createCurrentReader(), createCurrentReader()];
    await ensureSystemOfficer(database.kysely, 'unit_beijing');
    await insertFirstTerms(database.kysely, jurisdiction.terms, ten('2026-01-01'));
    city = await desk.clientOf('city');
    city2 = await desk.clientOf('city2');
    daxing = await desk.clientOf('daxing');
  });
  afterAll(() => database.close());

  const propose = (client: Client, definition: Definition) =>
    client.proposeTerm({ body: { key: key(), definition, reason: '群众反映的新说法' } });
  const rule = async (
    client: Client,
    id: string,
    kind: Body<Routes['actOnTerm']>['kind'],
    reason = '同意',
  ) => {
    const { seen } = await client.term({ params: { id } });
    return client.actOnTerm({ params: { id }, body: { kind, key: key(), seen, reason } });
  };
  const edit = async (client: Client, id: string, definition: Definition) => {
    const { seen } = await client.term({ params: { id } });
    return client.editTerm({ params: { id }, body: { key: key(), seen, definition, reason: '收窄' } });
  };

  describe('a term', () => {
    it('is proposed, previewed, approved by another, and hits the next text in every process', async () => {
      const definition = asking({ any: ['薪水白条'] });
      expect((await read(0, '老板月月发薪水白条'))?.terms).toEqual([]);
      const proposed = await propose(daxing, definition);
      expect(proposed).toMatchObject({
        state: 'proposed',
        pending: { version: 1, isMine: true },
        mayRule: [],
      });
      expect((await read(0, '老板又发薪水白条'))?.terms).toEqual([]);

      const preview = await daxing.previewTerm({ body: { definition, termId: proposed.id, after: null } });
      expect(preview).toMatchObject({
        next: null,
        tally: { hits: 2, added: 2, judgedTrue: 0 },
        examples: [],
      });
      const whole = await city.previewTerm({ body: { definition, termId: proposed.id, after: null } });
      const example = whole.examples[0];
      const mark = example?.spans[0];
      expect(example?.excerpt.slice(mark?.start, mark?.end)).toBe('薪水白条');

      const approved = await rule(city, proposed.id, 'approve');
      expect(approved).toMatchObject({ state: 'approved', pending: null, mayRule: ['retire'] });
      for (const worker of [0, 1]) {
        const text = await read(worker, `第${worker}家还是薪水白条`);
        expect(text?.terms).toEqual([`${proposed.id}@1`]);
        expect(text?.library).toBe(2);
      }
      const { rows } = await city.listTermTexts({ params: { id: proposed.id } });
      expect(rows.map(({ library, version }) => [library, version])).toEqual([
        [2, 1],
        [2, 1],
      ]);
    });

    it('takes effect at once when it is edited, and each text says by which version it was read', async () => {
      const { id } = await propose(city, asking({ any: ['薪水白条'] }));
      await rule(city2, id, 'approve');
      expect((await read(1, '一 薪水白条'))?.terms).toEqual([`${id}@1`]);
      const edited = await edit(city, id, asking({ any: ['白条工资'] }));
      expect(edited).toMatchObject({ state: 'approved', version: 1, pending: { version: 2 } });
      // The one in force goes on until a second person has approved the edit.
      expect((await read(1, '二 薪水白条'))?.terms).toEqual([`${id}@1`]);
      await expect(rule(city, id, 'approve')).rejects.toMatchObject(code('guard-not-met'));
      await rule(city2, id, 'approve');
      expect((await read(1, '三 薪水白条'))?.terms).toEqual([]);
      expect((await read(0, '四 白条工资'))?.terms).toEqual([`${id}@2`]);
      const preview = await city.previewTerm({
        body: { definition: asking({ any: ['薪水白条'] }), termId: id, after: null },
      });
      expect(preview.tally).toMatchObject({ hits: 3, added: 3, lost: 1 });
      await rule(city, id, 'retire', '不再使用');
      expect((await read(0, '五 白条工资'))?.terms).toEqual([]);
      await rule(city, id, 'restore', '又出现了');
      expect((await read(0, '六 白条工资'))?.terms).toEqual([`${id}@2`]);
    });

    it('keeps every act in its history and in the audit log', async () => {
      const { id } = await propose(daxing, asking({ any: ['薪水白条'] }));
      await rule(city, id, 'reject', '太少见');
      expect((await city.term({ params: { id } })).state).toBe('rejected');
      await edit(daxing, id, asking({ any: ['薪水白条', '白条工资'] }));
      await rule(city2, id, 'approve');
      const { acts, versions } = await city.term({ params: { id } });
      expect(acts.map(({ kind, version, library }) => [kind, version, library])).toEqual([
        ['propose', 1, null],
        ['reject', 1, null],
        ['edit', 2, null],
        ['approve', 2, 2],
      ]);
      expect(versions.map(({ definition }) => definition.any)).toEqual([
        ['薪水白条'],
        ['薪水白条', '白条工资'],
      ]);
      const { rows } = await sql<{ action: string }>`
        select action from audit_entries where subject = ${id} order by seq`.execute(database.kysely);
      expect(rows.map(({ action }) => action)).toEqual([
        'term.propose',
        'term.reject',
        'term.edit',
        'term.approve',
      ]);
      await expect(
        sql`update term_acts set reason = 'x' where term_id = ${id}`.execute(database.kysely),
      ).rejects.toThrow('never changed');
    });

    it('is written once for the same key, and refused where another came between or has the same', async () => {
      const body = { key: key(), definition: asking({ any: ['薪水白条'] }), reason: '新说法' };
      const first = await city.proposeTerm({ body });
      expect((await city.proposeTerm({ body })).id).toBe(first.id);
      await expect(propose(city2, asking({ any: ['薪水白条', '薪水白条 '] }))).rejects.toMatchObject(
        code('conflict'),
      );
      const act = { kind: 'approve', key: key(), seen: first.seen, reason: '同意' } as const;
      const params = { id: first.id };
      await city2.actOnTerm({ params, body: act });
      expect((await city2.actOnTerm({ params, body: act })).acts).toHaveLength(2);
      await expect(
        city2.actOnTerm({ params, body: { ...act, kind: 'retire', key: key() } }),
      ).rejects.toMatchObject(code('conflict'));
    });

    it('is refused with the field at fault', async () => {
      await expect(propose(city, asking({ pattern: '(欠)\\1' }))).rejects.toMatchObject({
        refusal: { code: 'bad-input', field: 'pattern' },
      });
    });

    it('that has gone bad is put up for retirement with the reason, once, and leaves by a person', async () => {
      const { id } = await propose(city, asking({ must: ['云岭虚构科技'] }));
      await rule(city2, id, 'approve');
      await sql`insert into term_hits (term_id, document_id, version) select ${id}, id, 1 from documents where id like 'doc_A%'`.execute(
        database.kysely,
      );
      // One warning judged over and over counts once: the rule needs so many of them.
      const { id: story } = (
        await sql<{ id: string }>`select story_id as id from documents where id = 'doc_A1'`.execute(
          database.kysely,
        )
      ).rows[0] ?? { id: '' };
      const copies = Array.from({ length: 14 }, (_, index) => `war_copy${index}`);
      const { rows: columns } = await sql<{ name: string }>`
        select column_name as name from information_schema.columns
        where table_name = 'warnings' and table_schema = current_schema() and is_generated = 'NEVER'`.execute(
        database.kysely,
      );
      const list = sql.join(columns.map(({ name }) => sql.ref(name)));
      for (const copy of copies) {
        await sql`insert into warnings (${list}) select ${list} from (
            select (jsonb_populate_record(w, jsonb_build_object('id', ${copy}::text, 'state', 'dismissed'))).*
            from warnings w where w.id = 'war_A') copied`.execute(database.kysely);
        await sql`insert into warning_stories (warning_id, story_id) values (${copy}, ${story}) on conflict do nothing`.execute(
          database.kysely,
        );
        await city.judgeWarning({
          params: { id: copy },
          body: {
            key: key(),
            verdict: copy === 'war_copy0' ? 'true' : 'false',
            useful: copy === 'war_copy0',
            reason: '核实',
          },
        });
      }
      const put = () => putUpBadTerms(database, jurisdiction.library.retirement, desk.at());
      const putUp = await put();
      expect(putUp).toContain(id);
      expect(await put()).toEqual([]);
      const seen = await city.term({ params: { id } });
      expect(seen.record).toMatchObject({ judged: 14, trueCount: 1, falseCount: 13 });
      expect(seen.record.share?.high).toBeLessThan(0.35);
      expect(seen.putUpReason).toContain('属实 1 条');
      expect(seen.lastUsefulOn).not.toBeNull();
      expect(seen.mayRule).toEqual(['retire', 'keep']);
      expect(
        (await city.listTerms({ query: { waiting: 'retirement' } })).rows.map((row) => row.id),
      ).toContain(id);
      expect((await rule(city, id, 'retire', '误报多')).state).toBe('retired');
    });
  });

  it('lists the library by state, kind, owner and what was typed, sorted', async () => {
    const { id } = await propose(daxing, asking({ pattern: '薪.{0,3}白条', kind: 'layoff' }));
    const waiting = await city.listTerms({ query: { waiting: 'approval' } });
    expect(waiting.rows.map((row) => row.id)).toEqual([id]);
    expect(waiting).toMatchObject({ waiting: 1, putUp: 0, library: 1, states: { proposed: 1 } });
    const find = async (query: Parameters<Client['listTerms']>[0]['query']) =>
      (await city.listTerms({ query: { ...query, perPage: 200 } })).rows.map((row) => row.id);
    expect(await find({ q: '薪.{0,3}白' })).toEqual([id]);
    expect(await find({ owner: 'off_daxing' })).toEqual([id]);
    expect(await find({ state: 'approved' })).toHaveLength(jurisdiction.terms.length);
    expect(await find({ kind: 'layoff', state: 'proposed' })).toEqual([id]);
    const weights = (
      await city.listTerms({ query: { state: 'approved', sort: 'weight', order: 'asc', perPage: 200 } })
    ).rows.map((row) => row.definition.weight);
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
  });

  it('previews the same in one part or in many', async () => {
    await database.transaction(async (trx) => {
      await sql`
        insert into documents (id, source_id, external_id, title, body, content_hash, occurred_on, recorded_at, story_id, reading, reader)
        select 'doc_many' || n, 'src_forum', null, null, case when n % 7 = 0 then '又见薪水白条' else '普通一日' end || n, 'hash' || n,
               '2026-10-01', ${startOf('2026-10-01')}::timestamptz + make_interval(secs => n / 3), 'story_many' || n, '{}', 'x'
        from generate_series(1, 4500) n`.execute(trx);
    });
    let after: string | null = null;
    let hits = 0;
    let parts = 0;
    do {
      const part: Awaited<ReturnType<Client['previewTerm']>> = await city.previewTerm({
        body: { definition: asking({ any: ['薪水白条'] }), termId: null, after },
      });
      hits += part.tally.hits;
      parts += 1;
      after = part.next;
    } while (after !== null);
    expect([parts, hits]).toEqual([3, Math.floor(4500 / 7)]);
  });
});
