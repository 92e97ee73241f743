import { describe, expect, it } from 'vitest';
import { normalise } from '../../normalise/normalise.ts';
import { patternsIn } from './statement-patterns.ts';

const idsOf = (said: string): string[] => {
  const { text } = normalise(said);
  return patternsIn(text, { start: 0, end: text.length });
};

describe('patternsIn', { timeout: 30_000 }, () => {
  it.each([
    ['公司一直拖欠我们三个月的工资', 'owes-pay'],
    ['工资至今未发', 'pay-not-paid'],
    ['从未给员工缴纳社保', 'not-cover'],
    ['社保断缴半年', 'cover-not'],
    ['老板突然跑路', 'head-gone'],
    ['该厂已经全面停产', 'firm-stopped'],
    ['公司账户被法院冻结', 'seized'],
    ['公司资金链断裂', 'cash-out'],
    ['官方回应：消息不实', 'refuted'],
    ['网传某厂裁员', 'rumour'],
    ['工资已全部结清', 'settled'],
    ['被拖欠工资怎么办', 'consults'],
    ['欠薪问题由人社局专项治理', 'rule-maker'],
    ['某厂辟谣,称不是降薪', 'refuted'],
    ['第一批灯具店开始倒闭', 'begins-trend'],
    ['公司为骑手缴纳社保', 'covers'],
    ['美国教育部裁员', 'state-acts'],
    ['银行向员工反向讨薪', 'claws-back'],
    ['鲸灯x3被曝停产', 'product'],
    ['身家过亿老板破产', 'person-broke'],
    ['去年近5万家小店倒闭', 'crowd-fails'],
    ['云岚市政府宣布破产', 'place-broke'],
  ])('%s', (said, id) => {
    expect(idsOf(said)).toContain(id);
  });

  it.each([
    ['鲸灯药厂宣布停产', 'product'],
    ['云桥超市破产', 'place-broke'],
    ['一家诊所破产', 'crowd-fails'],
  ])('%s is not %s', (said, id) => {
    expect(idsOf(said)).not.toContain(id);
  });

  it('stays linear on a text that almost matches', () => {
    const from = performance.now();
    idsOf('拖欠'.repeat(20_000));
    idsOf('工资'.repeat(20_000));
    idsOf('公司'.repeat(20_000));
    expect(performance.now() - from).toBeLessThan(5_000);
  });
});
