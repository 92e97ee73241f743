import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABOUR_STATEMENTS, labourStatementsIn } from './court-sentence.ts';

describe('labourStatementsIn', () => {
  it.each([
    ['被告至今未向原告支付2015年3月至5月的工资。', ['未支付足额劳动报酬']],
    ['被告青禾公司无故拖欠原告工资。', ['未支付足额劳动报酬']],
    ['一、被告于本判决生效后十日内支付原告2015年3月工资4500元；', ['支付工资']],
    ['判令被告支付休息日加班工资22069元；', ['支付加班工资']],
    ['被告支付原告未休年休假工资2299元；', ['支付加班工资']],
    ['双方未签订书面劳动合同。', ['未签订劳动合同']],
    ['双方签订了为期两年的劳动合同。', ['签订劳动合同']],
    ['本院确认双方之间存在劳动关系。', ['存在劳动关系']],
  ])('%s', (sentence, labels) => {
    expect(labourStatementsIn(sentence)).toEqual(labels);
  });

  it.each([
    '被告从未拖欠原告工资。',
    '原告月平均工资为2961.35元。',
    '用人单位应当按照劳动合同约定及时足额支付劳动报酬。',
    '驳回原告要求被告支付工资2000元的诉讼请求。',
    '本案诉讼费由被告承担。',
  ])('says nothing of wages: %s', (sentence) => {
    expect(labourStatementsIn(sentence)).toEqual([]);
  });

  it('answers in the order of the list, each once, for any text', () => {
    const piece = fc.constantFrom(
      '被告',
      '未',
      '支付',
      '工资',
      '加班费',
      '2000元',
      '。',
      '，',
      '解除',
      '劳动合同',
      '拖欠',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const found = labourStatementsIn(pieces.join(''));
        expect(found).toEqual(LABOUR_STATEMENTS.filter((label) => found.includes(label)));
      }),
    );
  });

  it('stays bounded on a long run without an end', () => {
    const from = performance.now();
    labourStatementsIn('未支付'.repeat(100_000));
    expect(performance.now() - from).toBeLessThan(6_000);
  });
});
