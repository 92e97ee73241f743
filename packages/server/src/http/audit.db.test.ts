import type { AuditProof } from '@weisu/core';
import { RefusedError, verifyProof } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findAuditHead } from '../store/audit/list-entries.ts';
import { verifyLog } from '../store/audit/walk-log.ts';
import { sha256 } from '../store/audit/write-audit.ts';
import { forEachEngine } from '../store/test-database.ts';
import { idOf, raiseWorse } from './test-city.ts';
import { openDesk, type TestDesk } from './test-desk.ts';

const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing refused',
    (error: unknown) => (error instanceof RefusedError ? error.refusal.code : 'another error'),
  );

forEachEngine((engine, open) => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.database.close());
  let seen = 0;
  beforeEach(async () => {
    seen = (await findAuditHead(desk.database.kysely))?.seq ?? 0;
  });
  /** What was written since the test began. */
  const written = async (): Promise<
    { action: string; officer_id: string | null; subject: string; detail: unknown }[]
  > =>
    desk.database.kysely
      .selectFrom('audit_entries')
      .select(['action', 'officer_id', 'subject', 'detail'])
      .where('seq', '>', seen)
      .orderBy('seq')
      .execute();

  describe('what the log says', () => {
    it('of signing in, failing to, and leaving: never what a stranger typed', async () => {
      await desk.signIn('city', 'wrong');
      await desk.signIn('my password, in the wrong field', 'x');
      const city = await desk.clientOf('city');
      await city.logout({});
      expect(await written()).toMatchObject([
        {
          action: 'session.login-failed',
          subject: 'off_city',
          officer_id: null,
          detail: { code: 'wrong-login' },
        },
        { action: 'session.login-failed', subject: '不存在的账号 / unknown account' },
        { action: 'session.login', officer_id: 'off_city' },
        { action: 'session.logout', officer_id: 'off_city' },
      ]);
    });

    it('of an act on a warning, once for a key however often it is sent', async () => {
      const city = await desk.clientOf('city');
      const act = { params: { id: 'war_B' }, body: { kind: 'acknowledge', key: 'audit-key-1' } } as const;
      await Promise.all([city.actOnWarning(act), city.actOnWarning(act)]);
      await city.actOnWarning({ params: { id: 'war_B' }, body: { kind: 'dispatch', key: 'audit-key-2' } });
      const acts = (await written()).filter((entry) => entry.action.startsWith('warning.'));
      expect(acts).toMatchObject([
        { action: 'warning.acknowledge', officer_id: 'off_city', subject: 'war_B' },
        { action: 'warning.dispatch', officer_id: 'off_city', subject: 'war_B' },
      ]);
    });

    it('of a look beyond one’s area, also where the act was rolled back', async () => {
      const xicheng = await desk.clientOf('xicheng');
      expect(await refused(xicheng.enterprise({ params: { id: idOf('A') } }))).toBe('not-found');
      const act = { params: { id: 'war_A' }, body: { kind: 'acknowledge', key: 'audit-key-3' } } as const;
      expect(await refused(xicheng.actOnWarning(act))).toBe('not-found');
      expect(await refused(xicheng.enterprise({ params: { id: 'ent_none' } }))).toBe('not-found');
      const looks = (await written()).filter((entry) => entry.action === 'access.out-of-area');
      expect(looks).toMatchObject([
        { officer_id: 'off_xicheng', subject: idOf('A'), detail: { route: 'enterprise' } },
        { officer_id: 'off_xicheng', subject: idOf('A'), detail: { route: 'actOnWarning' } },
      ]);
    });

    it('of a route to which the role has no right', async () => {
      const security = await desk.clientOf('security');
      expect(await refused(security.listWarnings({}))).toBe('not-allowed');
      expect(await refused(security.listAudit({}))).toBe('not-allowed');
      expect((await written()).filter((entry) => entry.action === 'access.refused')).toMatchObject([
        { officer_id: 'off_security', subject: 'see-area', detail: { route: 'listWarnings' } },
        { officer_id: 'off_security', subject: 'see-audit', detail: { route: 'listAudit' } },
      ]);
    });

    it('of every act that the desk keeps, with its key, and of no other', async () => {
      await raiseWorse(desk.database);
      const { kysely } = desk.database;
      const onWarnings = await kysely
        .selectFrom('warning_acts')
        .select(['warning_id as id', 'act_key as key'])
        .execute();
      const onFiles = await kysely
        .selectFrom('case_acts')
        .select(['case_file_id as id', 'act_key as key'])
        .execute();
      const entries = await kysely
        .selectFrom('audit_entries')
        .select(['subject as id', 'detail'])
        .where((eb) => eb.or([eb('action', 'like', 'warning.%'), eb('action', 'like', 'case-file.%')]))
        .execute();
      const named = (rows: readonly { id: string; key: string }[]) =>
        rows.map(({ id, key }) => `${id} ${key}`);
      const logged = entries.map(({ id, detail }) => ({ id, key: (detail as { key: string }).key }));
      expect(named(logged).toSorted()).toEqual([...named(onWarnings), ...named(onFiles)].toSorted());
      expect(onWarnings.length).toBeGreaterThan(2);
    });

    it('of nothing that failed', async () => {
      const daxing = await desk.clientOf('daxing');
      const act = { params: { id: 'war_D' }, body: { kind: 'dispatch', key: 'audit-key-4' } } as const;
      expect(await refused(daxing.actOnWarning(act))).not.toBe('nothing refused');
      expect((await written()).some((entry) => entry.action.startsWith('warning.'))).toBe(false);
    });
  });

  describe('the audit administrator', () => {
    it('filters, pages, exports, verifies; and is logged for it', async () => {
      const audit = await desk.clientOf('audit');
      const failed = await audit.listAudit({
        query: { area: 'session', q: 'session.login-failed', perPage: 1 },
      });
      expect(failed.total).toBe(2);
      expect(failed.rows).toHaveLength(1);
      expect((await audit.listAudit({ query: { login: 'xicheng', area: 'access' } })).total).toBe(2);
      expect((await audit.listAudit({ query: { from: '2026-11-03' } })).total).toBe(0);
      // All but the closing of a warning by a worse one, which was raised in October.
      const today = await audit.listAudit({ query: { from: '2026-11-02', until: '2026-11-02' } });
      expect(today.total).toBe(seen);
      const verdict = await audit.verifyAudit({ body: {} });
      expect(verdict).toMatchObject({ checked: seen + 1, problemCount: 0, head: { seq: seen + 1 } });
      const wrong = { seq: 1, hash: 'f'.repeat(64) };
      expect((await audit.verifyAudit({ body: { heads: [wrong] } })).problems).toEqual([
        { seq: 1, fault: 'checkpoint-differs' },
      ]);
      const { entries, next } = await audit.exportAudit({ body: { area: 'warning' } });
      expect(entries.map((entry) => entry.action)).toEqual([
        'warning.acknowledge',
        'warning.dispatch',
        'warning.close',
      ]);
      expect(next).toBeNull();
      expect((await written()).map((entry) => entry.action)).toEqual([
        'session.login',
        'audit.verify',
        'audit.verify',
        'export.audit',
      ]);
    });

    it('hands over a proof of one case file that anybody can check', async () => {
      const city = await desk.clientOf('city');
      const { caseFileId } = await city.warning({ params: { id: 'war_B' } });
      const id = caseFileId ?? '';
      const daxing = await desk.clientOf('daxing');
      await daxing.actOnCaseFile({
        params: { id },
        body: { kind: 'sign', key: 'audit-key-5', note: '已签收', evidence: null },
      });
      const audit = await desk.clientOf('audit');
      const proof = (await audit.auditProof({ body: { caseFileId: id } })) as AuditProof;
      const whole = proof.links.filter((link) => typeof link !== 'string');
      expect(whole.map((entry) => entry.action)).toContain('case-file.sign');
      expect(whole.every((entry) => entry.caseFileId === id)).toBe(true);
      expect(verifyProof(proof, sha256, [proof.head]).problems).toEqual([]);
      expect(await refused(audit.auditProof({ body: { caseFileId: 'case_none' } }))).toBe('not-found');
    });
  });

  describe('who changes the log behind the program’s back', () => {
    /** What the owner of the database can do after switching its guards off; all is put back afterwards. */
    const behind = async (change: string): Promise<unknown> => {
      let problems: unknown;
      const undo = new Error('put back');
      await desk.database
        .transaction(async (trx) => {
          await sql`alter table audit_entries disable trigger all; alter table audit_head disable trigger all`.execute(
            trx,
          );
          await sql.raw(change).execute(trx);
          problems = (await verifyLog(trx)).problems;
          throw undo;
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error;
        });
      return problems;
    };

    it.each([
      ['alters an act', `update audit_entries set subject = 'war_Z' where seq = 3`, 3, 'content-altered'],
      [
        'alters who did it',
        `update audit_entries set officer_id = 'off_city2' where seq = 3`,
        3,
        'content-altered',
      ],
      [
        'alters when',
        `update audit_entries set at = at - interval '1 ms' where seq = 3`,
        3,
        'content-altered',
      ],
      [
        'alters a detail',
        `update audit_entries set detail = detail || '{"x":1}' where seq = 3`,
        3,
        'content-altered',
      ],
      ['removes one', `delete from audit_entries where seq = 3`, 3, 'entries-missing'],
      ['removes the first', `delete from audit_entries where seq = 1`, 1, 'entries-missing'],
      [
        'closes the gap as well',
        `delete from audit_entries where seq = 3; update audit_entries set seq = seq - 1 where seq = 4`,
        3,
        'chain-broken',
      ],
      [
        'lets two change places',
        `update audit_entries set seq = 1000000 where seq = 3; update audit_entries set seq = 3 where seq = 4; update audit_entries set seq = 4 where seq = 1000000`,
        3,
        'chain-broken',
      ],
    ])('%s', async (_name, change, seq, fault) => {
      expect(await behind(change)).toContainEqual({ seq, fault });
    });

    it('cuts off the end: the head says so, and where that was cut too a head kept elsewhere', async () => {
      const head = await findAuditHead(desk.database.kysely);
      const last = head?.seq ?? 0;
      expect(await behind(`delete from audit_entries where seq = ${last}`)).toEqual([
        { seq: last, fault: 'cut-off' },
      ]);
      const both = `delete from audit_entries where seq = ${last};
        update audit_head set (seq, hash) = (select seq, hash from audit_entries where seq = ${last - 1})`;
      // The limit of a chain that lies in the same place as its head.
      expect(await behind(both)).toEqual([]);
      let problems: unknown;
      await desk.database
        .transaction(async (trx) => {
          await sql`alter table audit_entries disable trigger all; alter table audit_head disable trigger all`.execute(
            trx,
          );
          await sql.raw(both).execute(trx);
          problems = (await verifyLog(trx, head === undefined ? [] : [head])).problems;
          throw new Error('put back');
        })
        .catch(() => undefined);
      expect(problems, engine).toEqual([{ seq: last, fault: 'cut-off' }]);
    });
  });
});
