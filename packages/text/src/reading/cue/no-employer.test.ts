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
    ['如果云桥纺织要裁掉一半人，你会怎么选？', 'supposed'],
    ['被裁员后的第一个月怎么过', 'afterwards'],
    ['奶茶店店员卷走一周营业额失联', 'person-fled'],
    ['养殖场的鳄鱼又跑路了', 'creature'],
    ['台风天一工厂未停工', 'not-so'],
    ['某车 c 级确认停产', 'product'],
    ['外卖平台将为骑手缴社保', 'insured'],
    ['足协要求各俱乐部年底前解决欠薪', 'all-of-a-kind'],
    ['员工不愿参保，公司可以不缴社保吗？', 'asked-in-general'],
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
    [
      'tells of one firm and asks of its trade',
      '明星项目云桥机器人申请破产，估值曾达60亿，对机器人行业意味着什么？',
    ],
    ['asks of one that is known by its place', '江西某村办企业突然停工，村民的分红还有着落吗？'],
    ['asks of one that no list knows', '禾嘉面粉厂停业，食品安全为什么总有人碰？'],
    ['was paid as others say', '包工头跑了，开发商说钱已付清，我们20个人怎么办？'],
    ['stops a firm and no product', '云桥纺织3月1日起停产'],
    ['is a letter', `第一批剧本杀店开始倒闭了。${'我在这家店工作，老板拖欠工资。'.repeat(9)}`],
  ])('is silent where a text %s', (_, body) => {
    expect(reasonOf(body)).toBeNull();
  });
});
