import type { Client } from '@weisu/contract';
import { USUAL_TRUST } from '@weisu/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../store/engine.ts';
import { findSourceSecret } from '../../../store/sources/source-settings.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { openDesk } from '../../test-desk.ts';

forEachEngine((_, open) => {
  let database: Database;
  let city: Client;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    const desk = await openDesk(database);
    city = await desk.clientOf('city');
  });
  afterAll(() => database.close());

  describe('the settings of a source', () => {
    it('begin with the trust of their kind, and change without losing what was left out', async () => {
      const mailbox = {
        kind: 'mailbox',
        host: 'mail.example',
        port: 993,
        secure: true,
        user: 'a',
        folder: 'INBOX',
      } as const;
      const { source } = await city.addSource({
        body: { key: 'edited-source-key', name: '来信', settings: mailbox, secret: 'first' },
      });
      expect(source.trust).toBe(USUAL_TRUST.mailbox);
      const params = { id: source.id };
      const sealed = await findSourceSecret(database.kysely, source.id as `src_${string}`);
      const settings = { ...mailbox, folder: '来信' };
      const changed = await city.editSource({
        params,
        body: { name: '群众来信', settings, everyMinutes: 30, trust: 0.8, districts: ['110115'] },
      });
      expect(changed).toMatchObject({
        name: '群众来信',
        settings,
        everyMinutes: 30,
        trust: 0.8,
        districts: ['110115'],
        hasSecret: true,
      });
      expect(await findSourceSecret(database.kysely, source.id as `src_${string}`)).toBe(sealed);
      expect((await city.editSource({ params, body: { name: '群众来信', settings } })).trust).toBe(0.8);
      await expect(
        city.editSource({ params, body: { name: '群众来信', settings: { kind: 'upload' } } }),
      ).rejects.toMatchObject({ refusal: { code: 'bad-input', field: 'settings' } });
    });
  });
});
