import { type DocumentId, type EnterpriseId, type MentionEvidence, createLinkMemory } from '@weisu/core';
import type { TextReading } from '@weisu/text';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../store/engine.ts';
import { insertDocuments, insertMentions } from '../../../store/intake/insert-documents.ts';
import { listNames } from '../../../store/intake/list-names.ts';
import { listJudgedNames } from '../../../store/linking/link-memory.ts';
import { listLinkModels } from '../../../store/linking/link-models.ts';
import { ingestRecords } from '../../../pipeline/ingest-records.ts';
import { learnLinking } from '../../../pipeline/link/learn-linking.ts';
import { createNameBook } from '../../../names/name-book.ts';
import { readingDeps } from '../../../pipeline/reading-deps.ts';
import { listSubjects } from '../../../store/verdict/load-subjects.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { idOf, jurisdiction } from '../../test-city.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

const AT = '2026-10-12T02:00:00.000Z';
const reading: TextReading = {
  kinds: ['wage-arrears'],
  status: 'actual',
  employer: '岫禾',
  abroad: false,
  amountYuan: null,
  months: null,
  headcount: null,
  findings: [
    {
      kind: 'wage-arrears',
      status: 'actual',
      spans: [
        { start: 0, end: 2, role: 'employer' },
        { start: 2, end: 6, role: 'trigger' },
      ],
      employer: '岫禾',
      amountYuan: null,
      months: null,
      headcount: null,
      because: ['term_invented'],
    },
  ],
};
const EVIDENCE: readonly MentionEvidence[] = [
  { kind: 'prior', logOdds: -1, detail: '' },
  { kind: 'core-name', logOdds: 1.2, detail: '岫禾' },
];

/** Texts that name 岫禾, each with waiting mentions of these enterprises. */
const ask = async (
  { kysely }: Database,
  texts: readonly { key: string; of: readonly EnterpriseId[]; contextClass?: string }[],
): Promise<void> => {
  await insertDocuments(
    kysely,
    texts.map(({ key }) => ({
      id: `doc_${key}` as DocumentId,
      sourceId: 'src_forum',
      externalId: null,
      title: null,
      body: `岫禾拖欠工资${key}`,
      contentHash: key,
      occurredOn: '2026-10-10',
      recordedAt: AT,
      storyId: `story_${key}`,
      redactedCount: 0,
      reading,
      reader: 'reader@1',
      library: 1,
    })),
  );
  await insertMentions(
    kysely,
    texts.flatMap(({ key, of, contextClass = '' }) =>
      of.map((enterpriseId) => ({
        id: `men_${key}.${enterpriseId.slice(4)}` as const,
        documentId: `doc_${key}` as DocumentId,
        enterpriseId,
        spans: [{ start: 0, end: 2 }],
        confidence: 0.45,
        evidence: EVIDENCE,
        surface: '岫禾',
        contextClass,
        linkModel: 'link@test',
        state: 'waiting' as const,
        recordedAt: AT,
      })),
    ),
  );
};
const mention = (key: string, enterprise: string): string => `men_${key}.${idOf(enterprise).slice(4)}`;
const statesOf = async ({ kysely }: Database) =>
  Object.fromEntries(
    (
      await sql<{
        id: string;
        state: string;
      }>`select id, state from mentions where surface = '岫禾' order by id`.execute(kysely)
    ).rows.map(({ id, state }) => [id, state]),
  );
const opinionsOf = async ({ kysely }: Database, id: EnterpriseId): Promise<number> =>
  (
    await sql<{
      n: number;
    }>`select count(*)::int as n from signals where enterprise_id = ${id} and story_id in ('story_x', 'story_y', 'story_z')`.execute(
      kysely,
    )
  ).rows[0]?.n ?? 0;
const everything = async ({ kysely }: Database) => {
  const rows = async (table: string): Promise<unknown> =>
    (
      await sql`select to_jsonb(t) - 'written_in' as row from ${sql.table(table)} t order by 1`.execute(
        kysely,
      )
    ).rows;
  return Object.fromEntries(
    await Promise.all(
      [
        'mentions',
        'records',
        'signals',
        'warnings',
        'case_files',
        'dispatches',
        'notices',
        'enterprises',
        'relations',
        'watch_entries',
        'assessments',
      ].map(async (table) => [table, await rows(table)] as const),
    ),
  );
};

forEachEngine((_, open) => {
  const openAsked = async (): Promise<TestDesk> => {
    const desk = await openDesk(await open());
    await ask(desk.database, [
      { key: 'x', of: [idOf('A'), idOf('G')] },
      { key: 'y', of: [idOf('A'), idOf('G')] },
      { key: 'z', of: [idOf('A')], contextClass: 'company-follows' },
    ]);
    return desk;
  };

  describe('the judgement queue', () => {
    it('asks the same name in the same surroundings once, of those whose area it is', async () => {
      const desk = await openAsked();
      await using _db = desk.database;
      const daxing = await desk.clientOf('daxing');
      const { rows, total } = await daxing.listLinkQuestions({});
      expect(total).toBe(2);
      expect(rows.map(({ texts, candidates }) => [texts, candidates.length])).toEqual([
        [2, 2],
        [1, 1],
      ]);
      expect(rows[0]?.candidates[0]?.evidence[0]?.sentence.zh).toContain('岫禾');
      expect((await (await desk.clientOf('xicheng')).listLinkQuestions({})).total).toBe(0);
    });

    it('settles all texts like it, makes the signals, and puts everything back on undo', async () => {
      const desk = await openAsked();
      await using _db = desk.database;
      const { database } = desk;
      const daxing = await desk.clientOf('daxing');
      const before = await everything(database);
      const body = { key: 'judge-same-1', verdict: 'same' as const };
      const settled = await daxing.judgeMention({ params: { id: mention('x', 'A') }, body });
      expect(await statesOf(database)).toEqual({
        [mention('x', 'A')]: 'accepted',
        [mention('x', 'G')]: 'refused',
        [mention('y', 'A')]: 'accepted',
        [mention('y', 'G')]: 'refused',
        [mention('z', 'A')]: 'waiting',
      });
      expect(settled).toMatchObject({ changed: 4, signals: 2 });
      expect(await opinionsOf(database, idOf('A'))).toBe(2);
      expect(await daxing.judgeMention({ params: { id: mention('x', 'A') }, body })).toEqual(settled);
      await daxing.undoLinkJudgement({ params: { id: settled.id }, body: {} });
      expect(await everything(database)).toEqual(before);
      expect((await daxing.listLinkJudgements({})).rows[0]).toMatchObject({ undone: true, verdict: 'same' });
    });

    it('takes signals away from a mention that is judged wrong, and gives them back', async () => {
      const desk = await openAsked();
      await using _db = desk.database;
      const daxing = await desk.clientOf('daxing');
      const id = mention('z', 'A');
      const same = await daxing.judgeMention({
        params: { id },
        body: { key: 'judge-z-same', verdict: 'same' },
      });
      desk.pass(1000);
      const wrong = await daxing.judgeMention({
        params: { id },
        body: { key: 'judge-z-wrong', verdict: 'different' },
      });
      expect(await opinionsOf(desk.database, idOf('A'))).toBe(0);
      await expect(daxing.undoLinkJudgement({ params: { id: same.id }, body: {} })).rejects.toMatchObject({
        refusal: { code: 'conflict' },
      });
      await daxing.undoLinkJudgement({ params: { id: wrong.id }, body: {} });
      expect(await opinionsOf(desk.database, idOf('A'))).toBe(1);
    });

    it('remembers a no for the next text, and puts what nobody can tell last', async () => {
      const desk = await openAsked();
      await using _db = desk.database;
      const daxing = await desk.clientOf('daxing');
      await daxing.judgeMention({
        params: { id: mention('x', 'A') },
        body: { key: 'judge-unsure', verdict: 'unsure' },
      });
      expect((await daxing.listLinkQuestions({})).rows.map(({ unsure }) => unsure)).toEqual([0, 1]);
      await daxing.judgeMention({
        params: { id: mention('z', 'A') },
        body: { key: 'judge-no', verdict: 'different' },
      });
      const memory = createLinkMemory(await listJudgedNames(desk.database.kysely));
      expect(memory.answerTo('岫禾', idOf('A'), 'company-follows')).toBe('different');
      expect(memory.answerTo('岫禾', idOf('A'), '')).toBeNull();
      expect(memory.leaning('岫禾', idOf('A'))).toBeLessThan(0);
    });

    it('learns weights from answers, keeps them as a version, and reads by them', async () => {
      const desk = await openDesk(await open());
      await using _db = desk.database;
      const { database } = desk;
      expect(await learnLinking(database, desk.at())).toEqual({ kind: 'too-few', judged: 0 });
      const keys = Array.from({ length: 24 }, (_, at) => `l${at}`);
      await ask(
        database,
        keys.map((key) => ({ key, of: [idOf('A')], contextClass: key })),
      );
      const daxing = await desk.clientOf('daxing');
      for (const key of keys)
        await daxing.judgeMention({
          params: { id: mention(key, 'A') },
          body: { key: `judge-${key}`, verdict: 'different' },
        });
      const learned = await learnLinking(database, desk.at());
      expect(learned).toMatchObject({ kind: 'learned', model: { judgedCount: 24 } });
      const [model] = await listLinkModels(database.kysely);
      expect(model?.figures.after).toBeLessThan(model?.figures.before ?? 0);
      const deps = readingDeps(createNameBook(null), jurisdiction);
      const { linker } = await deps.currentLinker(database.kysely);
      expect(linker.version).toBe(model?.version);
    });
  });

  describe('merging and splitting', () => {
    const codeOf = (key: string): string => idOf(key).slice(4);

    it('moves everything with its origin, and undoing puts all back', async () => {
      const desk = await openAsked();
      await using _db = desk.database;
      const { database } = desk;
      const daxing = await desk.clientOf('daxing');
      const before = await everything(database);
      const body = {
        kind: 'merge' as const,
        key: 'merge-A-G',
        intoCreditCode: codeOf('G'),
        reason: '同一企业两个代码',
      };
      const merged = await daxing.moveEnterprise({ params: { id: idOf('A') }, body });
      expect(merged.mergedInto?.id).toBe(idOf('G'));
      expect(merged.moves[0]?.counts).toMatchObject({ warnings: 1, records: 1 });
      expect((await daxing.warning({ params: { id: 'war_A' } })).enterprise.id).toBe(idOf('G'));
      const names = await listNames(database.kysely);
      expect(names.filter(({ enterpriseId }) => enterpriseId === idOf('A'))).toEqual([]);
      expect(
        names.filter(({ enterpriseId, form }) => enterpriseId === idOf('G') && form === 'former'),
      ).toHaveLength(1);
      await daxing.moveEnterprise({ params: { id: idOf('A') }, body });
      // A is no longer listed, searched as itself or assessed: G is found by its name and code.
      const found = async (q: string) =>
        (await daxing.listEnterprises({ query: { q } })).rows.map(({ id }) => id);
      expect(await found('云岭虚构A')).toEqual([idOf('G')]);
      expect(await found(codeOf('A'))).toEqual([idOf('G')]);
      expect((await daxing.enterprise({ params: { id: idOf('A') } })).mergedInto?.id).toBe(idOf('G'));
      expect((await listSubjects(database.kysely)).map(({ id }) => id)).not.toContain(idOf('A'));
      // Its relations and its place on the watch list are G's; the branch that G was of A is gone.
      const { rows: ties } = await sql<{ pair: string }>`
        select from_id || ' ' || to_id as pair from relations order by 1`.execute(database.kysely);
      expect(ties.some(({ pair }) => pair.includes(idOf('A')))).toBe(false);
      expect(ties.some(({ pair }) => pair.includes(idOf('G')) && pair.includes(idOf('E')))).toBe(true);
      const watched = (await daxing.listWatched({})).rows.map(({ enterprise }) => enterprise.id);
      expect(watched).toEqual([idOf('G')]);
      // What comes for A from now on is G's, and goes back with the rest.
      await database.transaction((trx) =>
        ingestRecords(trx, [
          {
            id: 'rec_late',
            sourceId: 'src_insurance',
            enterpriseId: idOf('A'),
            kind: 'tax-arrears',
            occurredOn: '2026-10-31',
            recordedAt: desk.at(),
            values: { amountYuan: 1 },
          },
        ]),
      );
      const holder = async () =>
        (
          await sql<{ id: string }>`select enterprise_id as id from records where id = 'rec_late'`.execute(
            database.kysely,
          )
        ).rows[0]?.id;
      expect(await holder()).toBe(idOf('G'));
      expect((await daxing.enterpriseMoves({ params: { id: idOf('A') } })).moves).toHaveLength(1);
      const [move] = merged.moves;
      await daxing.undoEnterpriseMove({ params: { id: move?.id ?? '' }, body: { reason: '误合并' } });
      expect(await holder()).toBe(idOf('A'));
      await sql`delete from signals where record_id = 'rec_late'`.execute(database.kysely);
      await sql`delete from records where id = 'rec_late'`.execute(database.kysely);
      expect(await everything(database)).toEqual(before);
    });

    it('refuses where both have an open warning, and what lies outside the area', async () => {
      const desk = await openAsked();
      await using _db = desk.database;
      const city = await desk.clientOf('city');
      const merge = (key: string, into: string) =>
        city.moveEnterprise({
          params: { id: idOf('A') },
          body: { kind: 'merge', key, intoCreditCode: into, reason: '同一企业' },
        });
      await expect(merge('merge-A-B', codeOf('B'))).rejects.toMatchObject({ refusal: { code: 'conflict' } });
      await expect(merge('merge-A-A', codeOf('A'))).rejects.toMatchObject({ refusal: { code: 'bad-input' } });
      const daxing = await desk.clientOf('daxing');
      await expect(
        daxing.moveEnterprise({
          params: { id: idOf('A') },
          body: { kind: 'merge', key: 'merge-A-E', intoCreditCode: codeOf('E'), reason: '同一企业' },
        }),
      ).rejects.toMatchObject({ refusal: { code: 'not-found' } });
    });

    it('splits off what is named, with the signals that rest on it', async () => {
      const desk = await openAsked();
      await using _db = desk.database;
      const { database } = desk;
      const daxing = await desk.clientOf('daxing');
      const before = await everything(database);
      const { movable } = await daxing.enterpriseMoves({ params: { id: idOf('A') } });
      const one = movable.find(({ kind }) => kind === 'mention');
      const split = await daxing.moveEnterprise({
        params: { id: idOf('A') },
        body: {
          kind: 'split',
          key: 'split-A-G',
          intoCreditCode: codeOf('G'),
          reason: '说的是另一家',
          mentionIds: [one?.id ?? ''],
          recordIds: [],
        },
      });
      expect(split.mergedInto).toBeNull();
      expect(split.moves[0]?.counts).toMatchObject({ mentions: 1, signals: 1, records: 0 });
      expect(
        (await daxing.enterpriseMoves({ params: { id: idOf('G') } })).movable.map(({ id }) => id),
      ).toEqual([one?.id]);
      await daxing.undoEnterpriseMove({
        params: { id: split.moves[0]?.id ?? '' },
        body: { reason: '看错了' },
      });
      expect(await everything(database)).toEqual(before);
    });
  });
});
