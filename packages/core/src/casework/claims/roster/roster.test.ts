import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimTerms as terms } from '../test-place.ts';
import { parseDay, parseFen } from './cell.ts';
import { isIdentity } from './identity.ts';
import { findHeaderRow, proposeMapping, rememberMapping } from './mapping.ts';
import { readRoster, type RosterOptions } from './read-roster.ts';

const IDENTITY = '990101199001010012';
const withCheck = (first17: string): string => {
  const valid = [...'0123456789X'].map((check) => first17 + check).filter(isIdentity);
  expect(valid).toHaveLength(1);
  return valid[0] ?? '';
};

describe('cells', () => {
  it.each([
    ['12,345.60', 1_234_560],
    ['￥800 元', 80_000],
    ['１２００', 120_000],
    ['1.2万', 1_200_000],
    ['0.005', 1],
    ['0.0049', 0],
    [1234.565, 123_457],
    ['-5', undefined],
    ['1,23', undefined],
    ['约三千', undefined],
    ['', undefined],
    [Number.NaN, undefined],
    [200_000_000, undefined],
  ] as const)('reads %s as %s fen', (cell, fen) => expect(parseFen(cell)).toBe(fen));

  it('reads back every amount as people write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (fen) => {
        const [whole = '', decimals = ''] = (fen / 100).toFixed(2).split('.');
        const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
        for (const text of [`${whole}.${decimals}`, `${grouped}.${decimals}元`, `¥${grouped}.${decimals}`])
          expect(parseFen(text)).toBe(fen);
        expect(parseFen(fen / 100)).toBe(fen);
      }),
    );
  });

  it.each([
    ['2026-3-1', '2026-03-01'],
    ['2026/03/01 00:00', '2026-03-01'],
    ['2026年3月1日', '2026-03-01'],
    ['20260301', '2026-03-01'],
    [46_082, '2026-03-01'],
    ['2026-02-30', undefined],
    ['3月1日', undefined],
  ] as const)('reads %s as %s', (cell, day) => expect(parseDay(cell)).toBe(day));

  it('knows an identity number by its check character, and takes other documents', () => {
    const good = withCheck(IDENTITY.slice(0, 17));
    expect(isIdentity(good)).toBe(true);
    expect(isIdentity('H1234567')).toBe(true);
    expect(isIdentity('123')).toBe(false);
  });
});

describe('columns', () => {
  it('are known by their headers, whatever surrounds the words', () => {
    expect(
      proposeMapping(
        ['序号', '申请人姓名', '身份证号码', '拖欠工资（元）', '加班费', '合计金额', '申请日期：'],
        terms,
      ),
    ).toEqual([null, 'name', 'identity', 'amount:wages', 'amount:overtime', null, 'appliedOn']);
    expect(proposeMapping(['姓名', '姓名', '金额', '仲裁请求'], terms)).toEqual([
      'name',
      null,
      'amount',
      'kind',
    ]);
  });

  it('are what the unit said they were, the next time', () => {
    const headers = ['人员', '数额（元）', '备注'];
    expect(proposeMapping(headers, terms)).toEqual([null, null, null]);
    const remembered = rememberMapping(headers, ['name', 'amount', null]);
    expect(proposeMapping(['数额', '人员'], terms, remembered)).toEqual(['amount', 'name']);
  });

  it('stand below the title', () => {
    const rows = [
      ['某某公司拖欠工资名册'],
      ['2026 年 3 月'],
      ['姓名', '工资', '申请日期'],
      ['甲', 1, '2026-01-01'],
    ];
    expect(findHeaderRow(rows, terms)).toBe(2);
  });
});

const roster = (rows: RosterOptions['rows'], more: Partial<RosterOptions> = {}) =>
  readRoster({
    rows: [['姓名', '身份证号', '金额', '申请日期', '类别', '阶段'], ...rows],
    headerRow: 0,
    mapping: ['name', 'identity', 'amount', 'appliedOn', 'kind', 'stage'],
    terms,
    today: '2026-11-02',
    defaults: { kind: 'wages', appliedOn: null },
    ...more,
  });

describe('rows', () => {
  it('become claims, or are named with field and reason while the good ones stay', () => {
    const read = roster([
      ['甲某', null, 1000, '2026-10-01', '加班', '受理'],
      ['', null, 1000, '2026-10-01'],
      ['乙某', '110101199001010010', 1000, '2026-10-01'],
      ['丙某', 1.1010119900101e17, 1000, '2026-10-01'],
      ['丁某', null, '很多', '2026-10-01'],
      ['戊某', null, 1000, '2026-13-01'],
      ['己某', null, 1000, '2027-01-01'],
      ['庚某', null, 1000, '2026-10-01', '工伤'],
      ['辛某', null, 0, '2026-10-01'],
      [null, null, null],
      ['合  计', null, 7000],
      ['甲某', null, 1000, '2026-10-01', '加班'],
      ['壬某', null, 1000, ''],
    ]);
    expect(read.rowCount).toBe(11);
    expect(read.drafts).toEqual([
      {
        row: 2,
        name: '甲某',
        identity: null,
        docket: null,
        kind: 'overtime',
        amountFen: 100_000,
        appliedOn: '2026-10-01',
        stage: 'accepted',
        stageOn: '2026-10-01',
        result: null,
        paidFen: 0,
      },
    ]);
    expect(read.problems.map(({ row, field }) => [row, field])).toEqual([
      [3, 'name'],
      [4, 'identity'],
      [5, 'identity'],
      [6, 'amount'],
      [7, 'appliedOn'],
      [8, 'appliedOn'],
      [9, 'kind'],
      [10, 'amount'],
      [13, 'row'],
      [14, 'appliedOn'],
    ]);
    // Numbers of identity are not repeated in messages.
    expect(read.problems.filter(({ field }) => field === 'identity').map(({ value }) => value)).toEqual([
      '',
      '',
    ]);
  });

  it('bring a claim for each kind that has a column', () => {
    const read = readRoster({
      rows: [
        ['姓名', '工资', '加班费'],
        ['甲某', '1,000', 200.5],
        ['乙某', '-', '0'],
        ['丙某', 500, '多'],
      ],
      headerRow: 0,
      mapping: ['name', 'amount:wages', 'amount:overtime'],
      terms,
      today: '2026-11-02',
      defaults: { kind: null, appliedOn: '2026-10-01' },
    });
    expect(read.drafts.map(({ row, kind, amountFen }) => [row, kind, amountFen])).toEqual([
      [2, 'wages', 100_000],
      [2, 'overtime', 20_050],
      [4, 'wages', 50_000],
    ]);
    expect(read.problems.map(({ row, field }) => [row, field])).toEqual([
      [3, 'row'],
      [4, 'amount:overtime'],
    ]);
  });

  it('that the case file has already are named, not doubled', () => {
    const first = roster([['甲某', null, 1000, '2026-10-01']]);
    const known = new Set([JSON.stringify(['甲某', 'wages', 100_000, null])]);
    const again = readRoster(
      {
        rows: [['h'], ['甲某', null, 1000, '2026-10-01']],
        headerRow: 0,
        mapping: ['name', 'identity', 'amount', 'appliedOn'],
        terms,
        today: '2026-11-02',
        defaults: { kind: 'wages', appliedOn: null },
      },
      known,
    );
    expect(first.drafts).toHaveLength(1);
    expect(again.drafts).toEqual([]);
    expect(again.problems[0]?.why.zh).toContain('已有');
  });

  it('never vanish: each row with content is a claim or a problem', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.double(),
      fc.constantFrom('2026-01-01', '工资', '甲', 100),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (rows) => {
        const read = roster(rows);
        const named = new Set([...read.drafts, ...read.problems].map(({ row }) => row));
        expect(named.size).toBe(read.rowCount);
      }),
    );
  });
});
