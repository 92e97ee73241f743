import type { City } from '@weisu/core';
import { startOf } from '@weisu/core';
import { hashPassword } from '../session/password.ts';
import type { Database } from '../store/engine.ts';
import { upsertSources } from '../store/intake/sources.ts';
import { upsertEnterprises } from '../store/intake/upsert-enterprises.ts';
import { upsertRelations } from '../store/intake/upsert-relations.ts';
import { insertOfficers } from '../store/standing/officers.ts';
import { layStanding } from '../store/standing/lay-standing.ts';
import type { SeedOptions } from './seed-options.ts';

/** What is there before the first month: units, officers, terms, sources, enterprises and their ties. */
export const laySeedGround = async (
  database: Database,
  city: City,
  { jurisdiction, logins }: Pick<SeedOptions, 'jurisdiction' | 'logins'>,
): Promise<void> => {
  const recordedAt = startOf(city.from);
  // One hash a password: hashing is slow on purpose, and the demonstration's passwords are printed anyway.
  const passwords = new Map<string, string>();
  for (const { password } of logins)
    if (!passwords.has(password)) passwords.set(password, await hashPassword(password));
  await database.transaction(async (trx) => {
    await layStanding(trx, jurisdiction, recordedAt);
    await insertOfficers(
      trx,
      logins.map(({ officer, password }) => ({ ...officer, passwordHash: passwords.get(password) ?? '!' })),
    );
    await upsertSources(trx, city.sources);
    await upsertEnterprises(trx, city.enterprises, { importedFrom: `city:${city.scenario}`, recordedAt });
    await upsertRelations(trx, city.relations);
  });
};
