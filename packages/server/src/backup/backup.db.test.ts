import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examine } from '../doctor/examine.ts';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { ingestRecords } from '../pipeline/ingest-records.ts';
import { raiseTouched } from '../pipeline/raise-touched.ts';
import { HENGLING, layTestGround, loadBeijing, troubleOf } from '../pipeline/test-ground.ts';
import { type Database, openDatabase } from '../store/engine.ts';
import { migrate } from '../store/migrate.ts';
import { writeAudit } from '../store/audit/write-audit.ts';
import { ensureSystemOfficer } from '../store/standing/officers.ts';
import { forEachEngine } from '../store/test-database.ts';
import { BackupError, backupKeyOf, newBackupKey } from './frames.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyRestored } from './scratch-database.ts';
import { writeBackup } from './write-backup.ts';

const AT = '2026-07-02T02:00:00.000Z';
const jurisdiction = await loadBeijing();
const key = backupKeyOf(newBackupKey());
const place = { jurisdiction, calendar: chinaWorkCalendar() };
const folder = mkdtempSync(join(tmpdir(), 'weisu-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

forEachEngine((engine, open) => {
  let database: Database;
  const file = join(folder, `${engine}.bak`);
  beforeAll(async () => {
    database = await open();
    await layTestGround(database, jurisdiction);
    await ensureSystemOfficer(database.kysely, jurisdiction.jurisdiction.city);
    await database.transaction(async (trx) => {
      await ingestRecords(trx, troubleOf(HENGLING));
      await raiseTouched(trx, [HENGLING.id], { asOf: '2026-07-02', now: AT, ...place });
      await writeAudit(trx, {
        at: AT,
        officerId: null,
        unitId: null,
        action: 'system.test',
        subject: '备份',
        detail: { words: '"引号"\\ \n换行' },
      });
    });
  });
  afterAll(() => database.close());

  it('restores into the embedded engine with every row as it was, and everything holds', async () => {
    const sums = await writeBackup(database, file, { key, now: AT });
    expect([sums['enterprises']?.rows, sums['warnings']?.rows]).toEqual([3, 1]);
    expect(readFileSync(file).includes(Buffer.from('有限公司'))).toBe(false);
    await using restored = await openDatabase({ memory: true });
    expect(await restoreBackup(restored, file, { key })).toEqual(sums);
    expect(await verifyRestored(restored, sums)).toEqual([]);
    const findings = await examine({ database: restored, place });
    expect(findings.filter(({ state }) => state === 'broken')).toEqual([]);
    // What is written next does not meet what came back.
    await restored.transaction((trx) =>
      writeAudit(trx, {
        at: AT,
        officerId: null,
        unitId: null,
        action: 'system.test',
        subject: '后',
        detail: {},
      }),
    );
    await expect(sql`delete from audit_entries`.execute(restored.kysely)).rejects.toThrow(/audit/);
  });

  it('keeps nothing of a file that is cut, changed or for another key, and takes no database that is not empty', async () => {
    const bytes = readFileSync(file);
    const bad = join(folder, `${engine}-bad.bak`);
    await using other = await openDatabase({ memory: true });
    const restore = (path: string, with_ = key) => restoreBackup(other, path, { key: with_ });
    writeFileSync(bad, bytes.subarray(0, bytes.length - 40));
    await expect(restore(bad)).rejects.toThrow(BackupError);
    await expect(restore(file, backupKeyOf(newBackupKey()))).rejects.toThrow(BackupError);
    await expect(restoreBackup(database, file, { key })).rejects.toThrow(BackupError);
    await migrate(other);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from enterprises`.execute(
      other.kysely,
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('says what is broken', async () => {
    await using restored = await openDatabase({ memory: true });
    await restoreBackup(restored, file, { key });
    await sql`update assessments set score_centipoints = score_centipoints + 1
      where enterprise_id = (select min(enterprise_id) from assessments)`.execute(restored.kysely);
    await sql`alter table audit_entries disable trigger user`.execute(restored.kysely);
    await sql`update audit_entries set subject = '改'`.execute(restored.kysely);
    const findings = await examine({ database: restored, place });
    const broken = findings.filter(({ state }) => state === 'broken');
    expect(broken.map(({ id }) => id)).toEqual(['chain', 'scores-add-up']);
    expect(broken.every(({ advice }) => advice !== null)).toBe(true);
  });
});
