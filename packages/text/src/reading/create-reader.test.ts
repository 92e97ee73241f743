import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../match/term.ts';
import { createReader } from './create-reader.ts';
import { concernsEmployer } from './finding.ts';

const TERMS: readonly Term[] = [
  {
    id: 'term_owed',
    kind: 'wage-arrears',
    must: ['拖欠'],
    any: ['工资', '薪资'],
    not: ['条例'],
    weight: 0.9,
  },
  { id: 'term_layoff', kind: 'layoff', must: ['裁员'], any: [], not: [], weight: 0.7 },
  { id: 'term_ran', kind: 'owner-missing', must: ['老板'], any: ['跑路', '失联'], not: [], weight: 0.8 },
];
const reader = createReader({ terms: TERMS });

describe('createReader', { timeout: 30_000 }, () => {
  it('reads who owes whom how much for how long', () => {
    const body = '我们是青禾云桥电子有限公司的工人，公司拖欠３０多名工人两个月工资，共计３５万元，至今未付。';
    const reading = reader.read({ title: '青禾云桥电子有限公司拖欠工资', body });
    expect(concernsEmployer(reading)).toBe(true);
    expect(reading).toMatchObject({
      status: 'actual',
      employer: '青禾云桥电子有限公司',
      abroad: false,
      amountYuan: 350_000,
      months: 2,
      headcount: 30,
    });
    expect(reading.kinds).toContain('wage-arrears');
  });

  it('gives spans that stand in the text as it came', () => {
    const body = '青禾云桥\u200b電子有限公司拖欠\u200b工資３萬元，老闆失联';
    const reading = reader.read({ body });
    expect(reading.employer).toBe('青禾云桥\u200b電子有限公司');
    for (const finding of reading.findings) {
      expect(finding.spans.some(({ role }) => role === 'trigger')).toBe(true);
      for (const { start, end, role } of finding.spans) {
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(body.length);
        if (role === 'amount') expect(body.slice(start, end)).toBe('３萬元');
      }
    }
  });

  it('lets an approved term take effect, and says so', () => {
    const body = '青禾餐饮又开始躺平式发薪了';
    expect(reader.read({ body }).kinds).toEqual([]);
    const term: Term = {
      id: 'term_new',
      kind: 'wage-arrears',
      must: ['躺平式发薪'],
      any: [],
      not: [],
      weight: 1,
    };
    const reading = createReader({ terms: [...TERMS, term] }).read({ body });
    expect(reading.kinds).toEqual(['wage-arrears']);
    expect(reading.findings[0]?.because).toContain('term_new 1');
  });

  it('takes the longest form of the name, wherever it stands', () => {
    const reading = reader.read({
      title: '云桥智造科技有限公司拖欠工资',
      body: '我们是北京云桥智造科技有限公司的员工，公司拖欠工资半年。',
    });
    expect(reading.employer).toBe('北京云桥智造科技有限公司');
    expect(reading.months).toBe(6);
  });

  it('takes the place written before a name as part of it', () => {
    const reading = reader.read({
      title: '海淀区云桥第二小学拖欠教师工资',
      body: '北京市海淀区云桥第二小学拖欠全体教师工资三个月。',
    });
    expect(reading.employer).toBe('北京市海淀区云桥第二小学');
    expect(reading.months).toBe(3);
  });

  it.each([
    ['青禾公司拖欠员工工资及工程款近500万元，老板失联。', { amountYuan: 5_000_000 }],
    ['青禾公司无故克扣工资，公司扣了我3000块钱。', { amountYuan: 3_000 }],
    ['青禾公司拖欠工资，我们20多个员工至今没拿到钱。', { headcount: 20 }],
    ['青禾公司三年未给本人缴纳社保，也不签合同。', { months: 36 }],
    ['我在青禾公司工作十年，从未买社保，公司也不签合同。', { months: 120 }],
    ['青禾公司拖欠我八个月工资，长达两年多讨要没有结果。', { months: 8 }],
  ])('%s', (body, said) => {
    expect(reader.read({ title: '青禾公司拖欠工资和社保', body })).toMatchObject(said);
  });

  it('takes the exact length over 大半年, though that stands in the title', () => {
    const reading = reader.read({
      title: '青禾云桥制药股份有限公司拖欠工资近大半年',
      body: '青禾云桥制药公司至今已有九个月的工资没发，找了几次都没有结果。',
    });
    expect(reading.months).toBe(9);
  });

  it('hears what stands deep in a letter about something else', () => {
    const letter =
      '我们是桐溪雅苑的业主，小区的电梯经常停运，路灯也不亮，绿化没有人管，希望领导关心一下我们的生活。' +
      '反映多次都没有结果，物业说没有办法。'.repeat(6);
    const reading = reader.read({
      title: '桐溪雅苑的电梯和路灯',
      body: `${letter}另外物业公司老板已经跑路，拖欠保安三个月工资。`,
    });
    expect(reading.kinds).toContain('wage-arrears');
  });

  it.each([
    ['云桥智造否认裁员：消息不实', 'denied'],
    ['网传云桥智造将裁员30%，波及近千人', 'feared'],
    ['云桥智造宣布裁员3000人', 'actual'],
  ])('%s', (body, status) => {
    expect(reader.read({ body })).toMatchObject({ kinds: ['layoff'], status, employer: '云桥智造' });
  });

  it.each(['鲸灯x3手机被曝停产', '身家过亿老板破产后摆摊', '云岚市政府宣布破产'])(
    '%s: no employer',
    (body) => {
      expect(reader.read({ body }).status).not.toBe('actual');
    },
  );

  it('takes what was paid by now as settled, and says by which rule', () => {
    const reading = createReader({ terms: [] }).read({ body: '云桥智造拖欠工资三个月，现已全部付清' });
    expect(reading.kinds).toContain('wage-arrears');
    expect(reading.status).toBe('resolved');
    expect(reading.findings[0]?.because).toContain('rule:no-employer-risk:paid -3.00');
  });

  it('takes hearsay in a headline as feared, and says by which rule', () => {
    const reading = reader.read({ body: '传云桥智造将裁员三成，官方暂未回应' });
    expect(reading).toMatchObject({ kinds: ['layoff'], status: 'feared' });
    expect(reading.findings[0]?.because).toContain('rule:hearsay +2.00');
    expect(reader.read({ body: '传统车企云桥智造宣布裁员3000人' }).status).toBe('actual');
  });

  it('says nothing of a text without risk, and nothing of an empty one', () => {
    expect(reader.read({ body: '今天天气很好，公园里的花开了。' })).toMatchObject({
      kinds: [],
      status: 'general',
    });
    expect(reader.read({ title: '', body: '' })).toMatchObject({ kinds: [], findings: [] });
  });

  it('reads any text without failing, and the same text the same way', () => {
    const piece = fc.constantFrom(
      '拖欠',
      '工资',
      '裁员',
      '老板',
      '跑路',
      '公司',
      '3',
      '万',
      '元',
      '个',
      '月',
      '人',
      '，',
      '。',
      '\n',
      '😀',
      '\ud83d',
      '(',
      'A',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = { title: pieces.slice(0, 6).join(''), body: pieces.join('') };
        expect(reader.read(text)).toEqual(reader.read(text));
      }),
    );
  });

  it.each([
    ['a million brackets', '('.repeat(1_000_000)],
    ['one repeated character', '欠'.repeat(1_000_000)],
    ['a long run of digits', '1'.repeat(1_000_000)],
    ['one name ending after another', '公司'.repeat(500_000)],
  ])('stays bounded on %s', (_, body) => {
    const from = performance.now();
    reader.read({ body });
    expect(performance.now() - from).toBeLessThan(6_000);
  });
});
