import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { idOf, jurisdiction } from '../../test-city.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

let keys = 0;
const key = (): string => `arrange-key-${(keys += 1)}`;
const code = (expected: string) => ({ refusal: { code: expected } });

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  let daxing: Client;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    desk = await openDesk(database);
    city = await desk.clientOf('city');
    daxing = await desk.clientOf('daxing');
  });
  afterAll(() => database.close());

  const dispatched = async (warning: string, unitId = 'unit_daxing'): Promise<string> => {
    const body = { kind: 'dispatch', key: key(), unitId, reason: '注册地所在' } as const;
    return (await city.actOnWarning({ params: { id: warning }, body })).caseFileId ?? '';
  };
  const file = (id: string, client = city) => client.caseFile({ params: { id } });
  const merge = (id: string, into: string, client = city, own = key()) =>
    client.mergeCaseFile({ params: { id }, body: { key: own, into, note: '同一老板，合并办理' } });
  const unmerge = (id: string, client = city) =>
    client.unmergeCaseFile({ params: { id }, body: { key: key(), note: '情况不同，分开办理' } });
  const CSV = Buffer.from(
    '姓名,身份证号,拖欠工资,申请日期\n虚构甲,,1000,2026-10-20\n虚构乙,,2500.50,2026-10-20',
  ).toString('base64');
  const withRoster = async (id: string): Promise<string> => {
    const params = { id };
    const sent = { name: '名册.csv', base64: CSV };
    const { mapping } = await daxing.previewRoster({ params, body: { file: sent } });
    const taken = await daxing.importRoster({ params, body: { key: key(), file: sent, mapping } });
    return taken.act?.id ?? '';
  };
  const claimsOf = async (id: string, client = city) => {
    const page = await client.listClaims({ params: { id } });
    return {
      count: page.all.count,
      amountFen: page.all.amountFen,
      numbers: page.rows.map((row) => row.number),
    };
  };

  describe('merging', () => {
    it('ends the one file in the other, which takes its warnings and claims over; both tell of it', async () => {
      const [a, b] = [await dispatched('war_A'), await dispatched('war_B')];
      await withRoster(a);
      await withRoster(b);
      const merged = await merge(a, b);
      expect(merged).toMatchObject({
        step: null,
        arrangements: {
          mergedInto: { id: b },
          links: [{ kind: 'merge-into', other: { id: b }, warningCount: 1, claimCount: 2 }],
          mayMergeInto: [],
          mayUnmerge: true,
          mayReopen: false,
        },
      });
      expect(merged.endHeldBack).toBeNull();
      const taken = await file(b);
      expect(taken.warningIds.toSorted()).toEqual(['war_A', 'war_B']);
      expect(taken.arrangements.links).toMatchObject([{ kind: 'take-in', other: { id: a }, claimCount: 2 }]);
      expect(await claimsOf(b)).toEqual({ count: 4, amountFen: 700_100, numbers: [1, 2, 3, 4] });
      expect((await claimsOf(a)).count).toBe(0);
      // The acts of the old file are all there still, and the log has one entry for each file.
      const { rows } = await sql<{ caseFileId: string; action: string }>`
        select case_file_id as "caseFileId", action from audit_entries
        where action in ('case-file.merge-into', 'case-file.take-in') order by seq`.execute(database.kysely);
      expect(rows).toEqual([
        { caseFileId: a, action: 'case-file.merge-into' },
        { caseFileId: b, action: 'case-file.take-in' },
      ]);
    });

    it('is undone: the file goes on where it stood, with what is still there', async () => {
      const [a, b] = [await dispatched('war_A'), await dispatched('war_B')];
      await withRoster(a);
      const before = await file(a);
      await merge(a, b);
      const ids = (await city.listClaims({ params: { id: b } })).rows.map((row) => row.id);
      await daxing.actOnClaims({
        params: { id: b },
        body: { kind: 'stage', key: key(), to: 'accepted', on: '2026-10-30', seenSeq: 1, claims: { ids } },
      });
      const back = await unmerge(a);
      expect(back).toMatchObject({
        step: before.step,
        dueOn: before.dueOn,
        warningIds: ['war_A'],
        arrangements: {
          mergedInto: null,
          links: [{ kind: 'merge-into' }, { kind: 'unmerge', claimCount: 2 }],
        },
      });
      expect((await file(b)).warningIds).toEqual(['war_B']);
      expect((await file(b)).arrangements.links).toMatchObject([{ kind: 'take-in' }, { kind: 'give-back' }]);
      // What was done to the claims meanwhile goes back with them.
      const { rows } = await city.listClaims({ params: { id: a }, query: { stage: 'accepted' } });
      expect(rows).toHaveLength(2);
      await expect(unmerge(a)).rejects.toMatchObject(code('conflict'));
    });

    it('shows nobody what lies in another area: neither what was taken in, nor into which file it went', async () => {
      await sql`update enterprises set operating_district = null, union_unit_id = null,
        registered_district = case when id = ${idOf('A')} then '110102' else '110115' end`.execute(
        database.kysely,
      );
      const xicheng = await desk.clientOf('xicheng');
      const [a, b] = [await dispatched('war_A', 'unit_xicheng'), await dispatched('war_B')];
      const actOn = (kind: string) =>
        xicheng.actOnCaseFile({
          params: { id: a },
          body: { kind, key: key(), note: '办理', evidence: kind === 'end-step' ? null : '附件' },
        });
      for (const kind of jurisdiction.procedure.steps.find(({ id }) => id === 'dispatch')?.needs ?? [])
        await actOn(kind);
      await actOn('end-step');
      const { id: letterId } = await xicheng.draftLetter({
        params: { id: a },
        body: { kind: 'reminder-letter', key: key(), follows: null },
      });
      // An open warning would bring the enterprise to the unit that answers for it from now on.
      await sql`update warnings set state = 'closed' where id = 'war_A'`.execute(database.kysely);
      await merge(a, b);
      const lettersOf = async (client: Client) =>
        (await client.listCaseLetters({ params: { id: b } })).rows.map(({ id }) => id);
      expect(await lettersOf(city)).toEqual([letterId]);
      expect(await lettersOf(daxing)).toEqual([]);
      const code18 = idOf('A').slice('ent_'.length);
      expect(JSON.stringify(await file(b, daxing))).not.toContain(code18);
      expect((await file(b, daxing)).warningIds).toEqual(['war_B']);
      expect((await file(b)).warningIds.toSorted()).toEqual(['war_A', 'war_B']);
      const target = idOf('B').slice('ent_'.length);
      expect(JSON.stringify(await file(a, xicheng))).not.toContain(target);
      expect((await xicheng.warning({ params: { id: 'war_A' } })).caseFileId).toBeNull();
      expect((await city.warning({ params: { id: 'war_A' } })).caseFileId).toBe(b);
      const letter = await xicheng.letter({ params: { id: letterId } });
      expect(letter).toMatchObject({ caseFileId: null, next: [] });
      expect((await xicheng.listLetters({})).rows).toMatchObject([{ id: letterId, caseFileId: null }]);
    });

    it('is one act when clicked twice, and refuses what cannot be', async () => {
      const [a, b, c] = [
        await dispatched('war_A'),
        await dispatched('war_B'),
        await dispatched('war_C', 'unit_daxing'),
      ];
      const own = key();
      await merge(a, b, city, own);
      await merge(a, b, city, own);
      expect((await file(b)).arrangements.links).toHaveLength(1);
      await expect(merge(a, c)).rejects.toMatchObject(code('already-done'));
      await expect(merge(c, a)).rejects.toMatchObject(code('conflict'));
      await expect(merge(c, c)).rejects.toMatchObject(code('bad-input'));
      const act = { kind: 'work-note', key: key(), note: '补记一笔' };
      await expect(city.actOnCaseFile({ params: { id: a }, body: act })).rejects.toMatchObject(
        code('already-done'),
      );
      await expect(
        city.actOnCaseFile({ params: { id: a }, body: { ...act, key: key(), kind: 'reopen' } }),
      ).rejects.toMatchObject(code('already-done'));
      await expect(merge(c, b, await desk.clientOf('xicheng'))).rejects.toMatchObject(code('not-found'));
    });

    it('sends a later warning of the merged enterprise to where the work goes on', async () => {
      const [a, b] = [await dispatched('war_A'), await dispatched('war_B')];
      await merge(a, b);
      await sql`update warnings set state = 'closed' where id = 'war_A'`.execute(database.kysely);
      await sql`insert into warnings (id, enterprise_id, level, because, state, as_of, assessment, reasons, score_centipoints, raised_at, district)
        select 'war_A2', enterprise_id, level, 'again', 'raised', as_of + 1, assessment, reasons, score_centipoints, raised_at, district
        from warnings where id = 'war_A'`.execute(database.kysely);
      expect(await dispatched('war_A2')).toBe(b);
    });
  });

  describe('splitting', () => {
    it('gives chosen warnings and rosters a file of their own, on the same clock, and can be merged back', async () => {
      const [a, b] = [await dispatched('war_A'), await dispatched('war_B')];
      await merge(a, b);
      const roster = await withRoster(b);
      await withRoster(a).catch(() => undefined);
      const before = await file(b);
      const split = await city.splitCaseFile({
        params: { id: b },
        body: { key: key(), note: '两家企业分别办理', warningIds: ['war_A'], rosterIds: [roster] },
      });
      expect(split).toMatchObject({
        warningIds: ['war_A'],
        openedAt: before.openedAt,
        dueOn: before.dueOn,
        step: before.step,
        arrangements: { links: [{ kind: 'split-from', other: { id: b }, warningCount: 1, claimCount: 2 }] },
      });
      expect(await claimsOf(split.id)).toMatchObject({ count: 2, amountFen: 350_050 });
      expect((await file(b)).arrangements.links.at(-1)).toMatchObject({
        kind: 'split-off',
        other: { id: split.id },
      });
      await merge(split.id, b);
      expect((await file(b)).warningIds).toHaveLength(2);
      expect((await claimsOf(b)).count).toBe(2);
    });

    it('leaves at least one warning, and refuses what is not there', async () => {
      const a = await dispatched('war_A');
      const split = (warningIds: string[]) =>
        city.splitCaseFile({ params: { id: a }, body: { key: key(), note: '分开办理', warningIds } });
      await expect(split(['war_A'])).rejects.toMatchObject(code('bad-input'));
      await expect(split([])).rejects.toMatchObject(code('bad-input'));
      await expect(split(['war_B'])).rejects.toMatchObject(code('conflict'));
    });
  });

  it('names open files of the same enterprise or of related ones as those to merge into', async () => {
    const [a, b] = [await dispatched('war_A'), await dispatched('war_B')];
    expect((await file(a)).arrangements.mayMergeInto).toEqual([]);
    await sql`insert into relations (from_id, to_id, kind, share_ratio, since, recorded_at)
      values (${idOf('A')}, ${idOf('B')}, 'shareholder', 1, '2020-01-01', '2020-01-01T00:00:00Z')`.execute(
      database.kysely,
    );
    expect((await file(a)).arrangements.mayMergeInto.map(({ id }) => id)).toEqual([b]);
  });
});
