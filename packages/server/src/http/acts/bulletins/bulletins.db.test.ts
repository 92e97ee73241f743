import type { Client } from '@weisu/contract';
import { FIGURE_IDS, type FigureId } from '@weisu/core';
import { read, utils } from '@e965/xlsx';
import { sql } from 'kysely';
import PizZip from 'pizzip';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../store/engine.ts';
import { forEachEngine } from '../../../store/test-database.ts';
import { openDesk, type TestDesk } from '../../test-desk.ts';

let keys = 0;
const key = (): string => `bulletin-key-${(keys += 1)}`;
const code = (expected: string) => ({ refusal: { code: expected } });
const OCTOBER = { from: '2026-10-01', until: '2026-10-31' } as const;

forEachEngine((_, open) => {
  let database: Database;
  let desk: TestDesk;
  let city: Client;
  let city2: Client;
  let daxing: Client;
  let partner: Client;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    desk = await openDesk(database);
    [city, city2, daxing, partner] = (await Promise.all(
      ['city', 'city2', 'daxing', 'partner'].map((login) => desk.clientOf(login)),
    )) as [Client, Client, Client, Client];
  });
  afterAll(() => database.close());

  type Act = Parameters<Client['actOnBulletin']>[0]['body'];
  const act = (client: Client, id: string, body: Act) => client.actOnBulletin({ params: { id }, body });
  const draft = (client: Client, span: { from: string; until: string } = OCTOBER) =>
    client.draftBulletin({ body: { key: key(), kind: 'monthly', ...span } });
  const issue = async (span: { from: string; until: string } = OCTOBER) => {
    const { id } = await draft(city, span);
    await act(city2, id, { kind: 'approve', key: key(), revision: 1 });
    return act(city, id, { kind: 'issue', key: key() });
  };
  const figure = (client: Client, id: string, name: FigureId) =>
    client.bulletinFigure({ params: { id, figure: name }, query: { perPage: 200 } });
  /** What readers see of a figure: its value as the text has it. */
  const told = (laid: { sections: readonly { blocks: readonly object[] }[] }, name: string): string[] =>
    laid.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        'runs' in block
          ? (block.runs as { text: string; figure?: string }[]).flatMap((run) =>
              run.figure === name ? [run.text] : [],
            )
          : [],
      ),
    );

  it('goes from a draft over a second person to an issue that partners receive, each act in the log', async () => {
    const drafted = await draft(city);
    const { id } = drafted;
    expect(drafted).toMatchObject({ state: 'draft', number: null, heldBack: { zh: expect.any(String) } });
    const written = await act(city, id, {
      kind: 'write',
      key: key(),
      revision: 1,
      words: { summary: '本期总体平稳。' },
    });
    expect(written.revision).toBe(2);
    await expect(act(city, id, { kind: 'approve', key: key(), revision: 2 })).rejects.toMatchObject(
      code('guard-not-met'),
    );
    await expect(act(city2, id, { kind: 'approve', key: key(), revision: 1 })).rejects.toMatchObject(
      code('conflict'),
    );
    await act(city2, id, { kind: 'approve', key: key(), revision: 2 });
    await expect(act(city, id, { kind: 'write', key: key(), revision: 2, words: {} })).rejects.toMatchObject(
      code('conflict'),
    );
    const issued = await act(city, id, { kind: 'issue', key: key() });
    expect(issued).toMatchObject({ state: 'issued', number: { zh: '2026年月刊第1期' } });
    expect(JSON.stringify(issued.laid.zh)).toContain('本期总体平稳。');
    await expect(partner.bulletin({ params: { id } })).rejects.toMatchObject(code('not-found'));
    await act(city, id, { kind: 'send', key: key(), recipients: ['unit_beijing-hrss', 'unit_daxing'] });
    const seen = await partner.receiveBulletin({ params: { id }, body: { kind: 'receive', key: key() } });
    expect(seen).toMatchObject({
      received: 'received',
      receipts: [],
      acts: [],
      mayOpenRows: false,
      mayDo: [],
    });
    expect(seen.laid.zh).toEqual(issued.laid.zh);
    await expect(figure(partner, id, 'open-warnings')).rejects.toMatchObject(code('not-found'));
    await expect(partner.bulletinFile({ params: { id }, body: { format: 'xlsx' } })).rejects.toMatchObject(
      code('not-allowed'),
    );
    expect((await daxing.listBulletins({ query: { received: 'yes' } })).rows).toMatchObject([
      { id, received: 'waiting' },
    ]);
    expect(await city.bulletin({ params: { id } })).toMatchObject({ recipientCount: 2, receivedCount: 1 });
    const { rows } = await sql<{ action: string }>`
      select action from audit_entries where subject = ${id} order by seq`.execute(database.kysely);
    expect(rows.map(({ action }) => action)).toEqual(
      ['draft', 'write', 'approve', 'issue', 'send', 'receive'].map((move) => `bulletin.${move}`),
    );
  });

  it('tells figures that agree with the database, with their rows and with each other', async () => {
    const { id, laid } = await draft(city);
    const { rows } = await sql<{ open: number; raised: number; files: number }>`
      select count(*) filter (where state in ('raised', 'acknowledged', 'dispatched') and raised_at < '2026-11-01T00:00+08') as open,
             count(*) filter (where raised_at >= '2026-10-01T00:00+08' and raised_at < '2026-11-01T00:00+08') as raised,
             (select count(*) from enterprises) as files from warnings`.execute(database.kysely);
    const stored = rows[0];
    expect(told(laid.zh, 'open-warnings')).toEqual([String(stored?.open)]);
    expect(told(laid.zh, 'enterprises')).toEqual([String(stored?.files)]);
    expect((await figure(city, id, 'new-warnings')).total).toBe(stored?.raised);
    const parts = await Promise.all(
      (['open-red', 'open-orange', 'open-yellow', 'open-blue'] as const).map((part) =>
        figure(city, id, part),
      ),
    );
    const whole = await figure(city, id, 'open-warnings');
    expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe(whole.total);
    for (const name of FIGURE_IDS) {
      const { form, value, total } = await figure(city, id, name);
      if (form === 'count') expect([name, value]).toEqual([name, total]);
    }
  });

  it('counts for a district what the district sees', async () => {
    const own = await draft(daxing);
    const seen = await daxing.listEnterprises({});
    expect(told(own.laid.zh, 'enterprises')).toEqual([String(seen.total)]);
    await expect(city.bulletin({ params: { id: own.id } })).rejects.toMatchObject(code('not-found'));
    await expect(act(city, own.id, { kind: 'withdraw', key: key(), reason: '不当' })).rejects.toMatchObject(
      code('not-found'),
    );
  });

  it('is frozen with its issue, whatever comes later', async () => {
    const issued = await issue();
    const before = await figure(city, issued.id, 'open-warnings');
    await sql`update warnings set state = 'closed' where state in ('raised', 'acknowledged', 'dispatched')`.execute(
      database.kysely,
    );
    expect(await figure(city, issued.id, 'open-warnings')).toEqual(before);
    expect((await city.bulletin({ params: { id: issued.id } })).laid).toEqual(issued.laid);
    for (const change of [
      sql`update bulletin_figures set total = 0`,
      sql`delete from bulletin_figures`,
      sql`update bulletins set issued_text = '{}'`,
      sql`delete from bulletin_acts`,
    ])
      await expect(change.execute(database.kysely)).rejects.toThrow(/never changed/);
    await expect(act(city, issued.id, { kind: 'compose', key: key(), revision: 1 })).rejects.toMatchObject(
      code('conflict'),
    );
  });

  it('numbers without gap or double, and says what changed since the issue before', async () => {
    const first = await issue({ from: '2026-09-01', until: '2026-09-30' });
    const second = await issue();
    expect([first.number?.zh, second.number?.zh]).toEqual(['2026年月刊第1期', '2026年月刊第2期']);
    expect(second.before).toEqual({ id: first.id, number: first.number });
    const { rows } = await figure(city, second.id, 'open-warnings');
    const then = await figure(city, first.id, 'open-warnings');
    expect(rows.filter(({ since }) => since === 'left')).toHaveLength(
      then.rows.filter(({ ref }) => !rows.some((row) => row.ref === ref && row.since !== 'left')).length,
    );
    expect(rows.filter(({ since }) => since === 'entered').length).toBeGreaterThan(0);
    expect(JSON.stringify(second.laid.zh)).toMatch(/较上期增加|与上期持平|较上期减少/);
  });

  it('is one act when clicked twice, and one of two officers wins', async () => {
    const body = { key: 'drafted-twice-key', kind: 'monthly', ...OCTOBER };
    const [one, two] = await Promise.all([city.draftBulletin({ body }), city.draftBulletin({ body })]);
    expect(one.id).toBe(two.id);
    await act(city2, one.id, { kind: 'approve', key: key(), revision: 1 });
    const issued = await Promise.allSettled([
      act(city, one.id, { kind: 'issue', key: key() }),
      act(city2, one.id, { kind: 'issue', key: key() }),
    ]);
    expect(issued.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await city.listBulletins({ query: { state: 'issued' } })).total).toBe(1);
  });

  it('takes words in the marked places alone, and no personal numbers', async () => {
    const { id } = await draft(city);
    const write = (words: Record<string, string>) =>
      act(city, id, { kind: 'write', key: key(), revision: 1, words });
    await expect(write({ situation: '改一个数' })).rejects.toMatchObject(code('bad-input'));
    await expect(write({ summary: '联系 13800138000' })).rejects.toMatchObject(code('bad-input'));
    await expect(write({ summary: '长'.repeat(601) })).rejects.toMatchObject(code('bad-input'));
  });

  it('refuses half a month and days that have not come', async () => {
    for (const span of [
      { from: '2026-10-01', until: '2026-10-15' },
      { from: '2026-11-01', until: '2026-11-30' },
      { from: '2026-10-31', until: '2026-10-01' },
    ])
      await expect(draft(city, span)).rejects.toMatchObject(code('bad-input'));
  });

  describe('as a file', () => {
    const file = async (
      id: string,
      format: 'docx' | 'pdf' | 'html' | 'xlsx',
      language: 'zh' | 'en' = 'zh',
    ) => {
      const given = await city.bulletinFile({ params: { id }, body: { format, language } });
      return { ...given, bytes: Buffer.from(given.base64, 'base64') };
    };

    it('is a Word file whose figures are those of the database, with its charts as pictures', async () => {
      const issued = await issue();
      const { name, bytes } = await file(issued.id, 'docx');
      expect(name).toBe('劳动关系风险监测专刊 2026年月刊第1期.docx');
      const zip = new PizZip(bytes);
      const xml = zip.file('word/document.xml')?.asText() ?? '';
      const words = xml.replaceAll(/<[^>]+>/g, '');
      expect(words).toContain('劳动关系风险监测专刊');
      for (const name of ['open-warnings', 'new-warnings', 'open-cases'] as const) {
        const { value } = await figure(city, issued.id, name);
        for (const text of told(issued.laid.zh, name)) expect(text).toBe(String(value));
      }
      for (const { blocks } of issued.laid.zh.sections)
        for (const block of blocks)
          if (block.kind === 'paragraph') expect(words).toContain(block.runs.map((run) => run.text).join(''));
      const pictures = zip.file(/word\/media\//);
      const charts = issued.laid.zh.sections.flatMap(({ blocks }) =>
        blocks.filter(({ kind }) => kind === 'chart'),
      );
      expect(pictures).toHaveLength(charts.length);
      expect(charts.length).toBeGreaterThan(0);
      expect(pictures[0]?.asUint8Array().slice(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]));
    });

    it('is a PDF of A4 pages with its typeface, and an HTML file that needs nothing else', async () => {
      const { id } = await issue();
      const pdf = (await file(id, 'pdf')).bytes.toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      expect(pdf).toMatch(/MediaBox \[0 0 595\.28 841\.89\]/);
      expect(pdf).toContain('FontFile');
      const html = (await file(id, 'html', 'en')).bytes.toString('utf8');
      expect(html).toContain('Bulletin of labour-relations risk monitoring');
      expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
    });

    it('is a workbook of figures and rows in which nothing is a formula', async () => {
      await sql`update enterprises set name = '=1+1云岭虚构A科技有限公司' where name = '云岭虚构A科技有限公司'`.execute(
        database.kysely,
      );
      const { id } = await draft(city);
      const book = read((await file(id, 'xlsx')).bytes);
      const figures = utils.sheet_to_json<(string | number)[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
        header: 1,
      });
      const open = figures.find((row) => row[1] === 'open-warnings');
      expect(open?.[2]).toBe((await figure(city, id, 'open-warnings')).value);
      const cells = book.SheetNames.flatMap((name) => Object.values(book.Sheets[name] ?? {})) as {
        f?: string;
      }[];
      expect(cells.some((cell) => cell.f !== undefined)).toBe(false);
      expect(JSON.stringify(cells)).toContain('=1+1云岭虚构A');
    });
  });
});
