import { AUDIT_START, type AuditEntry, type AuditNote, type Instant, verifyChain } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../engine.ts';
import { forEachEngine } from '../test-database.ts';
import { listAuditEntries } from './list-entries.ts';
import { sha256, writeAudit, writeAudits } from './write-audit.ts';

const AT: Instant = '2026-11-02T02:00:00.000Z';
const note = (subject: string, more: Partial<AuditNote> = {}): AuditNote => ({
  at: AT,
  officerId: 'off_city',
  unitId: 'unit_beijing',
  action: 'warning.acknowledge',
  subject,
  ...more,
});

forEachEngine((_, open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  const all = (): Promise<readonly AuditEntry[]> => listAuditEntries(db.kysely, 0, 10_000);
  const headNow = async () =>
    (await sql<{ seq: number; hash: string }>`select seq, hash from audit_head`.execute(db.kysely)).rows[0] ??
    AUDIT_START;

  it('chains entries from the first on, whatever they hold', async () => {
    await db.transaction((trx) =>
      writeAudit(
        trx,
        note('一', { detail: { 甲: [1, 0.1 + 0.2, 1e21, -1e-7], b: { a: null, c: undefined } } }),
      ),
    );
    await db.transaction((trx) =>
      writeAudits(trx, [
        note('NUL\u0000 half \uD800'),
        note('𠮷', { caseFileId: 'case_1', officerId: null }),
      ]),
    );
    const entries = await all();
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3]);
    expect(verifyChain(entries, sha256, [await headNow()]).problems).toEqual([]);
  });

  it('is there with the act or not at all', async () => {
    const before = await all();
    const failing = db.transaction(async (trx) => {
      await writeAudit(trx, note('lost'));
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect(await all()).toEqual(before);
  });

  it('asks for a transaction', async () => {
    await expect(writeAudit(db.kysely, note('alone'))).rejects.toThrow(/transaction/);
  });

  it('never forks and never waits in a circle when fifty act at once on the same few rows', async () => {
    await sql`insert into meta (key, value) values ('row-0', '0'), ('row-1', '0'), ('row-2', '0')`.execute(
      db.kysely,
    );
    const before = (await all()).length;
    const act = (n: number): Promise<void> =>
      db.transaction(async (trx) => {
        // The entry is asked for first and other rows are locked after it: the order that would end in a deadlock.
        await writeAudit(trx, note(`at once ${n}`));
        await sql`update meta set value = '1' where key = ${`row-${n % 3}`}`.execute(trx);
        await writeAudit(trx, note(`and again ${n}`));
        if (n % 10 === 9) throw new Error('given up');
      });
    const settled = await Promise.allSettled(Array.from({ length: 50 }, (_unused, n) => act(n)));
    expect(settled.filter((s) => s.status === 'rejected')).toHaveLength(5);
    const entries = await all();
    expect(entries).toHaveLength(before + 90);
    expect(new Set(entries.map((entry) => entry.subject)).size).toBe(before + 90);
    expect(verifyChain(entries, sha256, [await headNow()]).problems).toEqual([]);
  });

  it.each([
    ['update', sql`update audit_entries set subject = 'other' where seq = 1`],
    ['delete', sql`delete from audit_entries where seq = 1`],
    ['truncate', sql`truncate audit_entries`],
    ['truncate with cascade', sql`truncate audit_entries, audit_head cascade`],
    ['move back', sql`update audit_head set seq = 1`],
    ['forget the head', sql`delete from audit_head`],
  ])('lets nobody %s', async (_name, change) => {
    await expect(change.execute(db.kysely)).rejects.toThrow(/audit/);
  });
});
