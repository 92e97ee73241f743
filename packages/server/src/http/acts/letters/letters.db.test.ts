import type { Client } from '@weisu/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOfFile } from '../../../letters/compose-letter.ts';
import { verifyLog } from '../../../store/audit/walk-log.ts';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { jurisdiction, PASSWORD, TODAY } from '../../test-city.ts';
import { cookieOf, openDesk, type TestDesk } from '../../test-desk.ts';

const TEXTS = {
  facts: '拖欠 45 名职工 3 个月工资',
  requests: '一、立即支付',
  contact: '林知远，010-00000000',
};

forEachEngine((_, open) => {
  let desk: TestDesk;
  let city: Client;
  let daxing: Client;
  let caseFileId: string;
  let database: Database;
  let count = 0;
  const key = () => `letter-key-${(count += 1)}`;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    desk = await openDesk(database);
    city = await desk.clientOf('city');
    daxing = await desk.clientOf('daxing');
    const sent = await city.actOnWarning({ params: { id: 'war_A' }, body: { kind: 'dispatch', key: key() } });
    caseFileId = sent.caseFileId ?? '';
  });

  const file = () => ({ params: { id: caseFileId } });
  const code = (expected: string, field?: string) => ({
    refusal: { code: expected, ...(field === undefined ? {} : { field }) },
  });
  /** Ends the steps before joint handling, in which letters are sent. */
  const toHandling = async (): Promise<void> => {
    const step = jurisdiction.procedure.steps.find(({ id }) => id === 'dispatch');
    for (const kind of step?.needs ?? [])
      await daxing.actOnCaseFile({ ...file(), body: { kind, key: key(), note: '办理', evidence: '附件' } });
    await daxing.actOnCaseFile({ ...file(), body: { kind: 'end-step', key: key(), note: '转入处置' } });
  };
  const draft = (client: Client = daxing, kind = 'reminder-letter', follows: string | null = null) =>
    client.draftLetter({ ...file(), body: { kind, key: key(), follows } });
  type Act = Parameters<Client['actOnLetter']>[0]['body'];
  const act = (client: Client, id: string, body: Act) => client.actOnLetter({ params: { id }, body });
  const issue = async (kind = 'reminder-letter', follows: string | null = null) => {
    const { id, fields } = await draft(daxing, kind, follows);
    const texts = Object.fromEntries(
      fields.map((field) => [field.id, TEXTS[field.id as keyof typeof TEXTS] ?? '区人社局']),
    );
    const edited = await act(daxing, id, { kind: 'edit', key: key(), revision: 1, texts });
    await act(city, id, { kind: 'approve', key: key(), revision: edited.revision });
    return act(daxing, id, { kind: 'issue', key: key() });
  };
  const deliver = (id: string, on = TODAY) =>
    act(daxing, id, { kind: 'deliver', key: key(), on, way: 'post', proof: '挂号回执 001' });

  it('goes from the warning’s reasons to a reply, and the case file tells of it', async () => {
    await toHandling();
    const drafted = await draft();
    expect(drafted).toMatchObject({
      state: 'draft',
      revision: 1,
      number: null,
      addressee: '云岭虚构A科技有限公司',
    });
    expect(drafted.fields.find(({ id }) => id === 'facts')?.text).toBe('1. 连续 3 个月欠缴社会保险费');
    expect(drafted.heldBack?.zh).toContain('联系人');
    const edited = await act(daxing, drafted.id, { kind: 'edit', key: key(), revision: 1, texts: TEXTS });
    expect(edited).toMatchObject({ revision: 2, mayDo: ['edit', 'withdraw'] });
    expect(edited.preview.map(({ text }) => text)).toContain(TEXTS.facts);
    await expect(act(daxing, drafted.id, { kind: 'approve', key: key(), revision: 2 })).rejects.toMatchObject(
      code('guard-not-met'),
    );
    await expect(act(city, drafted.id, { kind: 'approve', key: key(), revision: 1 })).rejects.toMatchObject(
      code('conflict', 'revision'),
    );
    await act(city, drafted.id, { kind: 'approve', key: key(), revision: 2 });
    const issued = await act(daxing, drafted.id, { kind: 'issue', key: key() });
    expect(issued).toMatchObject({
      state: 'issued',
      number: '京兴工提〔2026〕1号',
      issuedOn: TODAY,
      replyDueOn: null,
    });
    const handling = (await city.caseFile(file())).steps.find((step) => step.id === 'handle');
    expect(handling?.acts.at(-1)).toMatchObject({
      kind: 'reminder-letter',
      evidence: `京兴工提〔2026〕1号 · SHA-256 ${issued.sha256}`,
    });
    const delivered = await deliver(issued.id);
    expect(delivered).toMatchObject({ state: 'delivered', replyDueOn: '2026-11-17', supervision: 'in-time' });
    const replied = await act(daxing, issued.id, {
      kind: 'reply',
      key: key(),
      on: TODAY,
      text: '已补发',
      file: '答复函',
    });
    expect(replied).toMatchObject({
      state: 'replied',
      supervision: null,
      reply: { on: TODAY, text: '已补发', file: '答复函' },
    });
    expect(replied.acts.map(({ kind }) => kind)).toEqual([
      'draft',
      'edit',
      'approve',
      'issue',
      'deliver',
      'reply',
    ]);
    expect((await verifyLog(database.kysely)).problems).toEqual([]);
  });

  it('is frozen once issued: the same bytes whoever asks, and no statement changes them', async () => {
    await toHandling();
    const { id, sha256 } = await issue();
    await deliver(id);
    const given = await city.letterFile({ params: { id }, body: {} });
    expect(hashOfFile(Buffer.from(given.base64, 'base64'))).toBe(sha256);
    expect(given.name).toBe('提示函 京兴工提〔2026〕1号 云岭虚构A科技有限公司.docx');
    await expect(
      act(daxing, id, { kind: 'edit', key: key(), revision: 2, texts: TEXTS }),
    ).rejects.toMatchObject(code('conflict'));
    for (const change of [
      sql`update letter_files set sha256 = 'x'`,
      sql`delete from letter_files`,
      sql`delete from letter_acts`,
    ])
      await expect(change.execute(database.kysely)).rejects.toThrow(/never changed/);
  });

  it('has no number before it is issued, and gives none where the case file refuses it', async () => {
    const early = await draft().catch((error: unknown) => error);
    expect(early).toMatchObject(code('guard-not-met', 'kind'));
    await toHandling();
    const first = await draft();
    expect(first.preview.find(({ part }) => part === 'number')?.text).toBe('京兴工提〔2026〕\u3000号');
    await expect(act(daxing, first.id, { kind: 'issue', key: key() })).rejects.toMatchObject(
      code('conflict'),
    );
    expect((await issue()).number).toBe('京兴工提〔2026〕1号');
    expect((await issue()).number).toBe('京兴工提〔2026〕2号');
    expect((await issue('opinion-letter')).number).toBe('京兴工意〔2026〕1号');
  });

  it('numbers without gap or double when many are issued at once, each once however often it is clicked', async () => {
    await toHandling();
    const ready: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const { id } = await draft();
      await act(daxing, id, { kind: 'edit', key: key(), revision: 1, texts: TEXTS });
      await act(city, id, { kind: 'approve', key: key(), revision: 2 });
      ready.push(id);
    }
    const clicks = ready.flatMap((id) =>
      [1, 2].map(() => act(daxing, id, { kind: 'issue', key: `once-${id}` })),
    );
    const others = ready.map((id) => act(city, id, { kind: 'issue', key: key() }));
    const settled = await Promise.allSettled([...clicks, ...others]);
    const numbers = (await city.listCaseLetters(file())).rows.map(({ number }) => number);
    expect(new Set(numbers)).toEqual(new Set(ready.map((_id, n) => `京兴工提〔2026〕${n + 1}号`)));
    expect(numbers).toHaveLength(12);
    const acts = (await city.caseFile(file())).steps
      .flatMap((step) => step.acts)
      .filter(({ kind }) => kind === 'reminder-letter');
    expect(acts).toHaveLength(12);
    for (const refused of settled.filter((each) => each.status === 'rejected'))
      expect(refused.reason).toMatchObject({
        refusal: { code: expect.stringMatching(/already-done|conflict/) },
      });
  });

  it('is one draft when clicked twice', async () => {
    await toHandling();
    const body = { kind: 'reminder-letter', key: 'one-draft-key', follows: null };
    const [a, b] = await Promise.all([1, 2].map(() => daxing.draftLetter({ ...file(), body })));
    expect(a?.id).toBe(b?.id);
    expect((await daxing.listCaseLetters(file())).rows).toHaveLength(1);
    await expect(city.draftLetter({ ...file(), body })).rejects.toMatchObject(code('conflict', 'key'));
  });

  it('is followed by the next letter once its day has passed, drafted from it', async () => {
    await toHandling();
    const { id } = await issue();
    await deliver(id);
    await expect(draft(daxing, 'opinion-letter', id)).rejects.toMatchObject(code('guard-not-met'));
    desk.goTo(16);
    daxing = await desk.clientOf('daxing');
    city = await desk.clientOf('city');
    const overdue = await daxing.letter({ params: { id } });
    expect(overdue).toMatchObject({ supervision: 'overdue', replyDueOn: '2026-11-17' });
    expect(overdue.next.map(({ kind, heldBack }) => [kind.id, heldBack])).toEqual([
      ['opinion-letter', null],
      ['proposal-letter', null],
    ]);
    const next = await draft(daxing, 'opinion-letter', id);
    expect(next.fields.find((field) => field.id === 'facts')?.text).toBe(TEXTS.facts);
    expect(next.preview.map(({ text }) => text).join()).toContain(
      '（京兴工提〔2026〕1号），2026年11月2日送达。答复期限于2026年11月17日届满',
    );
    expect(next.follows).toMatchObject({ id, number: '京兴工提〔2026〕1号' });
    expect((await daxing.letter({ params: { id } })).followedBy).toMatchObject([{ id: next.id }]);
    await expect(draft(daxing, 'reminder-letter', id)).rejects.toMatchObject(code('guard-not-met'));
  });

  it('to a department counts from its decision once that is known', async () => {
    await toHandling();
    const { id } = await issue('proposal-letter');
    expect((await deliver(id)).replyDueOn).toBe('2026-11-23');
    desk.goTo(7);
    daxing = await desk.clientOf('daxing');
    const decided = await act(daxing, id, {
      kind: 'note-decision',
      key: key(),
      on: '2026-11-09',
      text: '已立案',
    });
    expect(decided).toMatchObject({ state: 'delivered', decidedOn: '2026-11-09', replyDueOn: '2026-11-30' });
  });

  it('is counted by unit and kind, and the list opens exactly what is counted', async () => {
    await toHandling();
    const first = await issue();
    const second = await issue();
    await issue('opinion-letter');
    await deliver(first.id);
    await deliver(second.id);
    await act(daxing, second.id, { kind: 'reply', key: key(), on: TODAY, text: '已补发' });
    desk.goTo(16);
    city = await desk.clientOf('city');
    const all = await city.listLetters({});
    expect(all.tally).toMatchObject({
      issued: 3,
      undelivered: 1,
      waiting: 0,
      overdue: 1,
      replied: 1,
      inTime: 1,
      replyRatio: 0.5,
    });
    expect(all.tally.units).toMatchObject([
      {
        unit: { id: 'unit_daxing' },
        issued: 3,
        kinds: [
          { kind: 'reminder-letter', issued: 2 },
          { kind: 'opinion-letter', issued: 1 },
        ],
      },
    ]);
    for (const [state, expected] of [
      ['overdue', 1],
      ['replied', 1],
      ['issued', 1],
      ['waiting', 0],
      ['overdue,replied', 2],
    ] as const)
      expect((await city.listLetters({ query: { state } })).total, state).toBe(expected);
    expect((await city.listLetters({ query: { until: '2026-11-01' } })).tally.issued).toBe(0);
    expect((await city.listLetters({ query: { from: TODAY, until: TODAY } })).total).toBe(3);
    expect((await city.listLetters({ query: { q: '提〔2026〕1号' } })).rows.map(({ id }) => id)).toEqual([
      first.id,
    ]);
    expect((await city.listLetters({ query: { kind: 'opinion-letter', unit: 'unit_daxing' } })).total).toBe(
      1,
    );
    const xicheng = await desk.clientOf('xicheng');
    expect(await xicheng.listLetters({})).toMatchObject({ total: 0, tally: { issued: 0, units: [] } });
  });

  describe('rights', () => {
    it('keep other districts out, and write every download into the log', async () => {
      await toHandling();
      const { id } = await issue();
      const xicheng = await desk.clientOf('xicheng');
      for (const asked of [
        () => xicheng.letter({ params: { id } }),
        () => xicheng.letterFile({ params: { id }, body: {} }),
        () => deliverAs(xicheng, id),
      ])
        await expect(asked()).rejects.toMatchObject(code('not-found'));
      await city.letterFile({ params: { id }, body: {} });
      const { rows } = await sql<{
        action: string;
      }>`select action from audit_entries where subject = ${id} order by seq`.execute(database.kysely);
      expect(rows.map(({ action }) => action)).toEqual([
        'letter.draft',
        'letter.edit',
        'letter.approve',
        'letter.issue',
        'export.letter',
      ]);
    });
    const deliverAs = (client: Client, id: string) =>
      act(client, id, { kind: 'deliver', key: key(), on: TODAY, way: 'post', proof: '挂号回执' });
    it('ask for a session', async () => {
      expect(cookieOf(await desk.signIn('city', `${PASSWORD} wrong`))).toBe('');
      await expect((await desk.clientOf()).listLetters({})).rejects.toMatchObject(code('not-signed-in'));
    });
  });
});
