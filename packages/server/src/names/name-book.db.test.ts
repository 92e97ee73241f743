import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCity, createPlaceFinder, type Enterprise, enterpriseIdOf } from '@weisu/core';
import { createReader } from '@weisu/text';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCityLinker } from '../pipeline/link/city-linker.ts';
import { createNameLinker } from '../pipeline/link/name-linker.ts';
import { cleanDocument, employerSpans, textOf } from '../pipeline/prepare-document.ts';
import { HENGLING, layTestGround, loadBeijing, YANQIU } from '../pipeline/test-ground.ts';
import type { Database } from '../store/engine.ts';
import { listNames } from '../store/intake/list-names.ts';
import { upsertEnterprises } from '../store/intake/upsert-enterprises.ts';
import { mergeEnterprises, undoMove } from '../store/linking/enterprise-moves.ts';
import { ensureSystemOfficer, SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { forEachEngine } from '../store/test-database.ts';
import { findDatabaseIdentity } from '../store/linking/name-rows.ts';
import { findHorizon } from '../store/register/load-index.ts';
import { isOutage } from '../stream/is-outage.ts';
import { createNameBook } from './name-book.ts';
import { NamesUnavailableError } from './names-unavailable.ts';

const AT = '2026-06-01T00:00:00.000Z';
const jurisdiction = await loadBeijing();
const folder = mkdtempSync(join(tmpdir(), 'weisu-book-'));
afterAll(() => rmSync(folder, { recursive: true }));

const renamed = (of: Enterprise, name: string): Enterprise => ({
  ...of,
  names: [{ name, form: 'registered', from: null, until: null }],
});

forEachEngine((engine, open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await layTestGround(database, jurisdiction);
    await ensureSystemOfficer(database.kysely, jurisdiction.jurisdiction.city);
  });
  afterAll(() => database.close());
  const own = (name: string): string => join(folder, engine, name);
  const write = (enterprises: readonly Enterprise[]) =>
    database.transaction((trx) => upsertEnterprises(trx, enterprises, { importedFrom: 't', recordedAt: AT }));

  it('links every text of a city as the linker over all names in memory does, to the last piece of evidence', async () => {
    await using city = await open();
    const made = createCity({ scenario: 'tiny', until: '2026-10-31', seed: 1, jurisdiction });
    await layTestGround(city, jurisdiction);
    await city.transaction((trx) =>
      upsertEnterprises(trx, made.enterprises, { importedFrom: 't', recordedAt: AT }),
    );
    const places = createPlaceFinder(jurisdiction.districts);
    const lookup = await createNameBook(own('oracle')).current(city.kysely);
    const indexed = createCityLinker(lookup, places);
    const plain = createNameLinker(await listNames(city.kysely), jurisdiction.districts);
    const reader = createReader({ terms: jurisdiction.terms });
    let linked = 0;
    for (const { documents } of made.months())
      for (const document of documents) {
        const clean = cleanDocument({ ...document, externalId: null });
        const context = {
          sourceDistricts: null,
          on: clean.occurredOn,
          employers: employerSpans(reader.read(clean)),
        };
        const expected = plain.link(textOf(clean), context);
        linked += expected.length;
        expect(indexed.link(textOf(clean), context), textOf(clean)).toEqual(expected);
      }
    expect(linked).toBeGreaterThan(200);
  });

  it('sees an enterprise that is new, renamed, merged or taken apart in the next batch, in each process', async () => {
    const books = [createNameBook(own('seen')), createNameBook(own('seen')), createNameBook(null)];
    const found = async (text: string): Promise<string[][]> => {
      const each: string[][] = [];
      for (const book of books) {
        const hits = (await book.current(database.kysely)).find(text);
        each.push(
          hits.flatMap(({ name, bearers }) => bearers.map((b) => `${name} ${b.enterpriseId} ${b.form}`)),
        );
      }
      return each;
    };
    const all = (line: string[]) => books.map(() => line);
    const NAME = '北京衡岭智造科技有限公司';
    expect(await found(NAME)).toEqual(all([`${NAME} ${HENGLING.id} registered`]));
    expect(readdirSync(own('seen')).filter((file) => file.endsWith('.idx'))).toHaveLength(1);

    const from = performance.now();
    const NEW = '北京衡岭鸿图机械有限公司';
    await write([renamed(HENGLING, NEW)]);
    expect(await found(`${NEW}，原${NAME}`)).toEqual(
      all([`${NEW} ${HENGLING.id} registered`, `${NAME} ${HENGLING.id} former`]),
    );
    expect(performance.now() - from).toBeLessThan(1_000 * books.length);

    const move = {
      id: 'mov_book',
      key: 'book-merge',
      kind: 'merge',
      fromId: HENGLING.id,
      intoId: YANQIU.id,
      officerId: SYSTEM_OFFICER,
      unitId: jurisdiction.jurisdiction.city,
      at: AT,
      reason: '同一企业',
    } as const;
    await database.transaction((trx) => mergeEnterprises(trx, move));
    expect(await found(NEW)).toEqual(all([`${NEW} ${YANQIU.id} former`]));

    const [first] = books;
    expect(await first?.rebuild(database.kysely)).toBeGreaterThanOrEqual(3);
    expect(await found(NEW)).toEqual(all([`${NEW} ${YANQIU.id} former`]));
    await database.transaction((trx) => undoMove(trx, move, { by: SYSTEM_OFFICER, at: AT, reason: '误' }));
    expect(await found(NEW)).toEqual(all([`${NEW} ${HENGLING.id} registered`]));
    for (const book of books) book.close();
  });

  it('takes no file of another database', async () => {
    await using other = await open();
    await layTestGround(other, jurisdiction);
    await createNameBook(own('other')).current(other.kysely);
    const book = createNameBook(own('other'));
    await write([{ ...renamed(HENGLING, '北京只在此库有限公司'), id: enterpriseIdOf(HENGLING.creditCode) }]);
    const hits = (await book.current(database.kysely)).find('北京只在此库有限公司');
    expect(hits.map(({ name }) => name)).toEqual(['北京只在此库有限公司']);
  });

  it('says that the index cannot be built, once, and blames no text for it', async () => {
    const [identity, horizon] = await Promise.all([
      findDatabaseIdentity(database.kysely),
      findHorizon(database.kysely),
    ]);
    // A folder stands where the file is to be written.
    mkdirSync(join(own('broken'), `names-${identity}-${horizon}.idx.part`), { recursive: true });
    const book = createNameBook(own('broken'));
    const errorOf = (): Promise<unknown> => book.current(database.kysely).catch((error: unknown) => error);
    const error = await errorOf();
    expect(error).toBeInstanceOf(NamesUnavailableError);
    expect(String(error)).toContain('EISDIR');
    expect(isOutage(error)).toBe(true);
    expect(await errorOf()).toBe(error);
    book.close();
  });
});
