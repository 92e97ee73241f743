import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { quantitiesOf } from './quantities.ts';

const said = (text: string): string[] => quantitiesOf(text).map(({ kind, value }) => `${kind} ${value}`);

/** Everything that a small number may count, with what stands before it where that decides. */
const COUNTED = [
  ...[
    '员工',
    '工人',
    '农民工',
    '民工',
    '职工',
    '教师',
    '老师',
    '医生',
    '护士',
    '人',
    '工友',
    '同事',
    '雇员',
    '骑手',
    '司机',
  ]
    .concat([
      '矿工',
      '应届生',
      '务工人员',
      '劳动者',
      '队员',
      '保安',
      '保洁',
      '学生',
      '兄弟',
      '老乡',
      '名保安',
      '位老师',
      '个工人',
    ])
    .flatMap((people) => [
      `headcount 3 有三${people}`,
      `headcount 3 有3${people}`,
      `headcount 3 有3 ${people}`,
    ]),
  ...['个月', '个多月', '多个月', '余个月', '来个月', '几个月'].map((unit) => `months 3 欠三${unit}`),
  ...['年', '年多', '多年'].map((unit) => `months 36 欠了三${unit}`),
  ...['元', '块', '块钱', '圆', '人民币', 'rmb', 'cny', '余元', '多元', ' 元'].map(
    (unit) => `amount 3 欠三${unit}`,
  ),
  ...['¥', '￥', 'rmb', '人民币', 'cny'].map((price) => `amount 3 共${price}3`),
  'ratio 0.3 裁三成',
  'ratio 0.03 裁3%',
  'ratio 0.03 裁3 %',
];

describe('quantitiesOf', { timeout: 30_000 }, () => {
  it.each(COUNTED)('small numbers count too: %s', (line) => {
    const [kind, value, ...text] = line.split(' ');
    expect(said(normalise(text.join(' ')).text)).toEqual([`${kind} ${value}`]);
  });

  it('leaves numbers that stand in words alone', () => {
    expect(said('一直没有说法,三番五次去问,第二次才见到,万一不给怎么办')).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['拖欠工资三点五万元', ['amount 35000']],
    ['共欠1396028,至今未付', ['amount 1396028']],
    ['拖欠30万工人安装款', ['amount 300000']],
    ['欠800万跑路', ['amount 8000000']],
    ['还欠我们26万多次讨要无果', ['amount 260000']],
    ['点击26万次', []],
    ['300余万元', ['amount 3000000']],
    ['¥22920', ['amount 22920']],
    ['近百人被欠薪', ['headcount 100']],
    ['30多名农民工', ['headcount 30']],
    ['裁员1.2万人', ['headcount 12000']],
    ['裁员 1000 多人', ['headcount 1000']],
    ['拖欠两三个月工资', ['months 2']],
    ['三年没发', ['months 36']],
    ['一年半没交社保', ['months 18']],
    ['近半年', ['months 6']],
    ['裁员18%', ['ratio 0.18']],
    ['欠薪几十万', []],
    ['2019年8月', []],
    ['3000万美元', []],
    ['每月3000元', ['amount 3000']],
    ['12345热线', []],
    ['第三个月', []],
    ['自7月起就没有发工资,现在已经到10月份了', ['months 3']],
    ['自2018年11月起没发,都到2019年2月了', ['months 3']],
  ])('%s', (text, wanted) => {
    expect(said(text)).toEqual(wanted);
  });

  it('gives spans inside the text, in order', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '三',
            '1',
            '0',
            '万',
            '元',
            '个',
            '月',
            '年',
            '半',
            '名',
            '人',
            '欠',
            ' ',
            '%',
          ),
          maxLength: 30,
        }),
        (text) => {
          let before = 0;
          for (const { start, end } of quantitiesOf(text)) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(end).toBeGreaterThan(start);
            before = start;
          }
        },
      ),
    );
  });
});
