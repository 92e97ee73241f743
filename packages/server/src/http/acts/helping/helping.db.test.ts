import type { Client } from '@weisu/contract';
import { addDays } from '@weisu/core';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readHelpingRules } from '../../../helping-model/helping-rules.ts';
import { type StandInModel, startStandInModel } from '../../../helping-model/test-model.ts';
import { createOutwardDoor } from '../../../outward/door.ts';
import { readOutwardRules } from '../../../outward/outward-limits.ts';
import type { Database } from '../../../store/engine.ts';
import { ensureSystemOfficer } from '../../../store/standing/officers.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { TODAY } from '../../test-city.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

const finding = (over: object) => ({
  kind: 'wage-arrears',
  status: 'actual',
  quote: '拖欠工资三个月',
  employer: '云岭虚构科技',
  amountYuan: null,
  months: 3,
  headcount: null,
  ...over,
});
const code = (expected: string) => ({ refusal: { code: expected } });
let keys = 0;
const key = (): string => `helping-key-${(keys += 1)}`;

forEachEngine((_, open) => {
  let database: Database;
  let model: StandInModel;
  let desk: TestDesk;
  let city: Client;
  let daxing: Client;
  let xicheng: Client;

  const openWith = async (over: Record<string, string> = {}): Promise<void> => {
    const env = {
      WEISU_HELPER_URL: `${model.url}/v1`,
      WEISU_HELPER_MODEL: 'stand-in',
      WEISU_HELPER_KEY: 'secret-of-the-environment',
      WEISU_HELPER_TIMEOUT_MS: '500',
      WEISU_HELPER_DAILY_REQUESTS: '4',
      ...over,
    };
    desk = await openDesk(database, {
      helping: readHelpingRules(env),
      outward: createOutwardDoor(readOutwardRules({ WEISU_OUTWARD_ALLOW: '127.0.0.1' })),
    });
    await ensureSystemOfficer(database.kysely, 'unit_beijing');
    city = await desk.clientOf('city');
    daxing = await desk.clientOf('daxing');
    xicheng = await desk.clientOf('xicheng');
  };

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    model = await startStandInModel();
    await openWith();
  });
  afterEach(() => model[Symbol.asyncDispose]());
  afterAll(() => database.close());

  const askFor = (client: Client, about: 'findings' | 'summary' | 'variants', subject: string) =>
    client.askHelper({ body: { key: key(), about, subject } });

  describe('a helping model on the desk', () => {
    it('proposes findings of a text, which wait until an officer takes or refuses them', async () => {
      model.answer = {
        findings: [
          finding({}),
          finding({ kind: 'owner-missing', quote: '老板携款潜逃' }),
          finding({ kind: 'layoff', status: 'feared', months: 40 }),
        ],
      };
      const asked = await askFor(daxing, 'findings', 'doc_A1');
      expect(asked).toMatchObject({ model: 'stand-in', leftToday: 3, mayTake: true, hidden: 0 });
      expect(asked.lastAsk).toMatchObject({ isOver: true, noHelp: null, kept: 2, dropped: 1 });
      expect(asked.proposals.map(({ state, quote }) => [state, quote])).toEqual([
        ['proposed', '拖欠工资三个月'],
        ['proposed', '拖欠工资三个月'],
      ]);
      const [arrears, layoff] = ['wage-arrears', 'layoff'].map((kind) =>
        asked.proposals.find((p) => p.finding?.kind === kind),
      );
      expect(arrears?.finding).toMatchObject({ months: 3, employer: '云岭虚构科技' });
      expect(layoff?.finding?.months).toBeNull();

      const ruling = { key: key(), kind: 'take' } as const;
      const params = { id: arrears?.id ?? '' };
      await daxing.ruleOnProposal({ params, body: ruling });
      const again = await daxing.ruleOnProposal({ params, body: ruling });
      expect(again.proposals.find(({ id }) => id === params.id)).toMatchObject({
        state: 'taken',
        decided: { byName: '经办人daxing' },
      });
      await expect(
        city.ruleOnProposal({ params, body: { key: key(), kind: 'refuse' } }),
      ).rejects.toMatchObject(code('conflict'));
      await city.ruleOnProposal({ params: { id: layoff?.id ?? '' }, body: { key: key(), kind: 'refuse' } });

      // Asked once more, nothing that was ruled on comes back as new.
      const second = await askFor(city, 'findings', 'doc_A1');
      expect(second.proposals.map(({ state }) => state).toSorted()).toEqual(['refused', 'taken']);
      const { rows } = await sql<{ action: string }>`
        select action from audit_entries where subject = 'doc_A1' order by seq`.execute(database.kysely);
      expect(rows.map(({ action }) => action)).toEqual([
        'helper.ask',
        'helper.take',
        'helper.refuse',
        'helper.ask',
      ]);
      // Nothing rests on it: the text and what was read of it are as they were.
      expect((await city.warning({ params: { id: 'war_A' } })).points).toBe(38);
    });

    it('is asked with the key of the environment, and is shown nothing personal', async () => {
      await sql`update documents set body = body || '，电话 13800138000，加微信 lao_wang_88' where id = 'doc_A1'`.execute(
        database.kysely,
      );
      model.answer = { findings: [] };
      await askFor(city, 'findings', 'doc_A1');
      expect(model.sent).toHaveLength(1);
      expect(model.sent[0]?.authorization).toBe('Bearer secret-of-the-environment');
      expect(JSON.stringify(model.sent[0]?.body)).not.toMatch(/13800138000|lao_wang_88/);
      expect(
        JSON.stringify(await city.helpingProposals({ query: { about: 'findings', subject: 'doc_A1' } })),
      ).not.toContain('secret-of-the-environment');
    });

    it('drafts a summary that becomes the officer’s own, without what is personal', async () => {
      model.answer = {
        sentences: [
          { text: '该企业拖欠工资三个月。', quote: '拖欠工资三个月' },
          { text: '该企业拖欠 80 人工资。', quote: '拖欠工资' },
        ],
      };
      const { proposals, lastAsk } = await askFor(daxing, 'summary', 'war_A');
      expect(lastAsk).toMatchObject({ kept: 1, dropped: 1 });
      const id = proposals[0]?.id ?? '';
      expect(proposals[0]).toMatchObject({ words: '该企业拖欠工资三个月。', ownWords: null });
      const taken = await daxing.ruleOnProposal({
        params: { id },
        body: { key: key(), kind: 'take', ownWords: '走访确认欠薪三个月，联系人 13800138000。' },
      });
      expect(taken.proposals[0]).toMatchObject({
        state: 'taken',
        ownWords: '走访确认欠薪三个月，联系人 〔电话〕。',
      });
    });

    it('proposes other words for a term, which wait for a second person as any proposed term does', async () => {
      const proposed = await city.proposeTerm({
        body: {
          key: key(),
          reason: '测试用词',
          definition: {
            kind: 'wage-arrears',
            must: [],
            any: ['拖欠工资'],
            not: [],
            near: [],
            pattern: null,
            weight: 0.8,
          },
        },
      });
      await sql`insert into term_hits (term_id, document_id, version) values (${proposed.id}, 'doc_A1', 1)`.execute(
        database.kysely,
      );
      model.answer = {
        variants: [
          { words: '工资三个月', quote: '拖欠工资三个月' },
          { words: '白干了', quote: '三个月白干了' },
        ],
      };
      const { proposals } = await askFor(daxing, 'variants', proposed.id);
      expect(proposals.map(({ words }) => words)).toEqual(['工资三个月']);
      const unit = await desk.clientOf('desk');
      await expect(askFor(unit, 'variants', proposed.id)).rejects.toMatchObject(code('not-allowed'));
      const taken = await daxing.ruleOnProposal({
        params: { id: proposals[0]?.id ?? '' },
        body: { key: key(), kind: 'take' },
      });
      const termId = taken.proposals[0]?.termId ?? '';
      const term = await city.term({ params: { id: termId } });
      expect(term).toMatchObject({ state: 'proposed', pending: { version: 1 } });
      expect(term.versions[0]?.definition).toMatchObject({
        any: ['工资三个月'],
        kind: 'wage-arrears',
        weight: 0.8,
      });
    });

    it('says why no help came, and the day’s budget is kept in the database', async () => {
      const why = async () => (await askFor(city, 'findings', 'doc_A1')).lastAsk?.noHelp;
      model.answer = 'silence';
      expect(await why()).toBe('too-slow');
      model.answer = 503;
      expect(await why()).toBe('refused');
      model.answer = '好的，没有问题';
      expect(await why()).toBe('bad-answer');
      model.answer = { findings: [] };
      expect(await why()).toBeNull();
      expect(await why()).toBe('budget');
      expect(model.sent).toHaveLength(4);
      // Another process has no more than this one.
      const { rows } = await sql<{
        day: string;
        count: number;
      }>`select day, request_count as count from helping_days`.execute(database.kysely);
      expect(rows).toEqual([{ day: TODAY, count: 4 }]);
      expect(
        (await city.helpingProposals({ query: { about: 'findings', subject: 'doc_A1' } })).leftToday,
      ).toBe(0);
      desk.goTo(1);
      city = await desk.clientOf('city');
      expect(await why()).toBeNull();
      expect(
        (await sql<{ day: string }>`select max(day) as day from helping_days`.execute(database.kysely))
          .rows[0]?.day,
      ).toBe(addDays(TODAY, 1));
    });

    it('sends one request for the same click, and never more than the budget at once', async () => {
      model.answer = { findings: [finding({})] };
      const body = { key: key(), about: 'findings', subject: 'doc_A1' } as const;
      await Promise.all([city.askHelper({ body }), city.askHelper({ body })]);
      expect(model.sent).toHaveLength(1);
      const { proposals } = await city.helpingProposals({ query: { about: 'findings', subject: 'doc_A1' } });
      expect(proposals).toHaveLength(1);
      await Promise.all(Array.from({ length: 9 }, () => askFor(city, 'findings', 'doc_A1')));
      // On a busy machine one may run out of time before it is sent: it has taken its place in the budget all the same.
      expect(model.sent.length).toBeLessThanOrEqual(4);
      const { rows } = await sql<{ count: number }>`select request_count as count from helping_days`.execute(
        database.kysely,
      );
      expect(rows).toEqual([{ count: 4 }]);
    });

    it('shows nothing of what lies outside the officer’s area', async () => {
      model.answer = { findings: [finding({})] };
      await askFor(daxing, 'findings', 'doc_A1');
      for (const [about, subject] of [
        ['findings', 'doc_A1'],
        ['summary', 'war_A'],
        ['findings', 'doc_none'],
        ['variants', 'term_none'],
      ] as const) {
        await expect(askFor(xicheng, about, subject)).rejects.toMatchObject(code('not-found'));
        await expect(xicheng.helpingProposals({ query: { about, subject } })).rejects.toMatchObject(
          code('not-found'),
        );
      }
      const { rows } = await sql<{
        id: string;
      }>`select id from helping_proposals where subject = 'doc_A1'`.execute(database.kysely);
      await expect(
        xicheng.ruleOnProposal({ params: { id: rows[0]?.id ?? '' }, body: { key: key(), kind: 'take' } }),
      ).rejects.toMatchObject(code('not-found'));
    });

    it('is off unless it is set up, and everything else goes on', async () => {
      await openWith({ WEISU_HELPER_URL: '' });
      const shown = await city.helpingProposals({ query: { about: 'summary', subject: 'war_A' } });
      expect(shown).toMatchObject({ model: null, leftToday: 0, proposals: [], lastAsk: null });
      await expect(askFor(city, 'summary', 'war_A')).rejects.toMatchObject(code('guard-not-met'));
      expect(model.sent).toHaveLength(0);
      expect((await city.warning({ params: { id: 'war_A' } })).level).toBe('red');
    });
  });
});
