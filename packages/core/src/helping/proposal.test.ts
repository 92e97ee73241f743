import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsAnswerSchema, ground } from './proposal.ts';

const TEXT = '云岭虚构科技拖欠工资三个月，涉及 25 人，共 12万元。';
const finding = (over: object) => ({
  kind: 'wage-arrears' as const,
  status: 'actual' as const,
  quote: '拖欠工资三个月',
  employer: '云岭虚构科技',
  amountYuan: 120_000,
  months: null,
  headcount: 25,
  ...over,
});

describe('what a helping model says', () => {
  it('stands on the text, or is dropped', () => {
    const { kept, droppedCount } = ground(TEXT, [finding({}), finding({ quote: '老板已经跑路' })]);
    expect(droppedCount).toBe(1);
    expect(kept).toMatchObject([{ proposed: true, span: { start: 6, end: 13 } }]);
  });

  it('adds no employer and no figure of its own', () => {
    const said = ground('某公司停工 25 天', [
      finding({ quote: '停工', employer: '别家公司', headcount: 900, amountYuan: null }),
    ]);
    expect(said.kept[0]).toMatchObject({ employer: null, headcount: null });
  });

  it('keeps a figure only where the text states just that', () => {
    const said = (over: object) => ground(TEXT, [finding(over)]).kept[0];
    expect(said({ months: 3 })).toMatchObject({ amountYuan: 120_000, months: 3, headcount: 25 });
    expect(said({ months: 5, headcount: 12, amountYuan: 1_200_000 })).toMatchObject({
      amountYuan: null,
      months: null,
      headcount: null,
    });
  });

  it('drops a sentence that adds a number', () => {
    const sentences = [
      { text: '该企业拖欠 25 人工资，共 12 万元。', quote: '涉及 25 人' },
      { text: '该企业拖欠 80 人工资。', quote: '涉及 25 人' },
    ];
    expect(ground(TEXT, sentences)).toMatchObject({ droppedCount: 1, kept: [sentences[0]] });
  });

  it('quotes what stands there, whatever it was asked', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.record({ quote: fc.string({ minLength: 1 }) })),
        (text, statements) => {
          const { kept, droppedCount } = ground(text, statements);
          expect(kept.length + droppedCount).toBe(statements.length);
          for (const { span, quote } of kept) expect(text.slice(span.start, span.end)).toBe(quote);
        },
      ),
    );
  });

  it('has a form, and nothing beside it', () => {
    const parse = (value: unknown) => findingsAnswerSchema.safeParse(value).success;
    expect(parse({ findings: [finding({})] })).toBe(true);
    expect(parse({ findings: [finding({ kind: 'rumour' })] })).toBe(false);
    expect(parse({ findings: [finding({ score: 1 })] })).toBe(false);
    expect(parse({ findings: [finding({ headcount: -1 })] })).toBe(false);
    expect(parse([])).toBe(false);
  });
});
