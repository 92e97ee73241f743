import { dayOf } from '@weisu/core';
import { createNameBook, readingDeps, openDatabase, migrate } from '@weisu/server';
import { createTextMill, layIngestGround } from './ingest-ground.ts';
import { openPostgresDatabase } from './throw-away-database.ts';
import { prepareDocuments, storeDocuments } from '../packages/server/src/pipeline/ingest-documents.ts';
import { cleanDocument } from '../packages/server/src/pipeline/prepare-document.ts';
import { raiseTouched } from '../packages/server/src/pipeline/raise-touched.ts';
import { chinaWorkCalendar } from '@weisu/server';
const today = dayOf(new Date().toISOString());
await using opened = await openPostgresDatabase();
const { database } = opened;
const ground = await layIngestGround(database, { rows: 5000, names: null, troubled: 20, today } as never);
const mill = createTextMill(ground, 200, today);
const deps = readingDeps(createNameBook(null), ground.jurisdiction);
const t = async <T>(name: string, work: () => Promise<T> | T): Promise<T> => {
  const w = performance.now(),
    c = process.cpuUsage();
  const r = await work();
  const d = process.cpuUsage(c);
  console.log(
    name.padEnd(10),
    'wall',
    Math.round(performance.now() - w),
    'cpu',
    Math.round((d.user + d.system) / 1000),
  );
  return r;
};
for (let k = 0; k < 5; k += 1) {
  const texts = Array.from({ length: 500 }, () => mill.next(new Date()));
  const clean = await t('clean', () => texts.map(cleanDocument));
  const batch = await t('prepare', () => prepareDocuments(database.kysely, deps, clean));
  await database.transaction(async (trx) => {
    const { signals } = await t('store', () => storeDocuments(trx, batch));
    const raised = await t('raise', () =>
      raiseTouched(
        trx,
        signals.map((s) => s.enterpriseId),
        {
          asOf: today,
          now: new Date().toISOString(),
          jurisdiction: ground.jurisdiction,
          calendar: chinaWorkCalendar(),
        },
      ),
    );
    console.log(signals.length, 'signals', raised.length, 'raised');
  });
}
