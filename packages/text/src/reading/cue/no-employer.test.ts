import { describe, expect, it } from 'vitest';
import { headOf } from '../features.ts';
import { createPrepare } from '../prepare.ts';
import { noEmployerReason } from './no-employer.ts';
import { patternsIn } from './statement-patterns.ts';

const prepare = createPrepare([]);
const reasonOf = (body: string): string | null => {
  const prepared = prepare({ title: null, body });
  const head = headOf(prepared);
  return noEmployerReason(prepared, head, patternsIn(prepared.text, head));
};

describe('noEmployerReason', () => {
  it.each([
    ['第一批剧本杀店开始倒闭了', 'trend'],
    ['健身房跑路成了行业通病', 'trend'],
    ['公司倒闭前有什么征兆？', 'asked-in-general'],
    ['电影里的讨薪桥段引共鸣', 'in-play'],
    ['去年某厂百余人因触犯高压线被辞退', 'for-cause'],
    ['物业回应拖欠保洁工资：已发放', 'paid'],
    ['李禾舟被限制高消费', 'person-in-debt'],
  ])('%s: %s', (body, reason) => {
    expect(reasonOf(body)).toBe(reason);
  });

  it.each([
    ['says which firm', '云桥纺织有限公司开始倒闭了'],
    ['asks of a firm that it names', '如何看待云桥纺织有限公司倒闭？'],
    ['speaks of the own firm', '我们公司倒闭了工资怎么办？'],
    ['lays off against the law', '云桥纺织违规裁员，员工被辞退'],
    ['asks for a film fee', '演员拍摄电视剧片酬遭拖欠'],
    ['speaks of a firm in debt', '李禾舟创始的云桥公司被限制高消费'],
    ['speaks of who stands for a firm', '禾舟农业法定代表人被限制高消费'],
    ['is a letter', `第一批剧本杀店开始倒闭了。${'我在这家店工作，老板拖欠工资。'.repeat(9)}`],
  ])('is silent where a text %s', (_, body) => {
    expect(reasonOf(body)).toBeNull();
  });
});
