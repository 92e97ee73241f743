import { redact } from '@weisu/text';
import { describe, expect, it } from 'vitest';
import { composeMessage, type MessageNames } from './message.ts';
import { eventOf, EVERY_EVENT } from './test-events.ts';
import { asMarkdown, asText, writeDigest, writeMessage } from './write-message.ts';

const NAMES: MessageNames = {
  enterprise: '示例服饰有限公司',
  level: { zh: '橙色', en: 'Orange' },
  unit: { zh: '东区总工会', en: 'Eastern federation' },
};
/** What has the form of personal data, as it might stand in a name or a reason by mistake. */
const FORMS = [
  '13800138000',
  '11010519491231002X',
  '6222600260001072444',
  'zhang.san@example.com',
  '京A12345',
  '微信号：zhangsan_88',
];

const written = (message: ReturnType<typeof composeMessage>): string =>
  (['zh', 'en'] as const)
    .map((language) => {
      const own = writeMessage(message, language, 'https://weisu.example');
      return `${asText(own)}\n${asMarkdown(own, 'Open')}`;
    })
    .join('\n');

describe.each(EVERY_EVENT.map((event) => [event.kind, event] as const))(
  'a message of kind %s',
  (_, event) => {
    it('says what, what to do and where, in both languages', () => {
      const message = composeMessage(event, NAMES);
      for (const language of ['zh', 'en'] as const) {
        expect(message.title[language].length).toBeGreaterThan(3);
        expect(message.todo[language].length).toBeGreaterThan(3);
      }
      expect(message.path).toMatch(/^\/[a-z]?/);
      expect(written(message)).toContain(`https://weisu.example${message.path}`);
      expect(written(message)).not.toMatch(/undefined|null|NaN|\{|\}/);
    });

    it('names no enterprise where the channel names none', () => {
      const message = composeMessage(event, { ...NAMES, enterprise: null });
      expect(written(message)).not.toContain('示例服饰');
    });

    it.each(FORMS)('lets no %s out, whatever a name or a fact holds', (form) => {
      const tainted = JSON.parse(
        JSON.stringify(event.facts, (_key, value: unknown) =>
          typeof value === 'string' && !/^\d{4}-\d\d-\d\d$/.test(value) ? `${value} ${form}` : value,
        ),
      ) as never;
      const message = composeMessage(
        { ...event, facts: tainted },
        { ...NAMES, enterprise: `示例公司 ${form}`, unit: { zh: `东区 ${form}`, en: `East ${form}` } },
      );
      const text = written(message);
      expect(text).not.toContain(form);
      expect(Object.values(redact(text).counts).reduce((sum, count) => sum + count, 0)).toBe(0);
    });

    it('leaves what it says whole where nothing is to be hidden', () => {
      const message = composeMessage(event, NAMES);
      if (event.enterpriseId !== null) expect(message.title.zh).toContain('示例服饰有限公司');
      expect(`${message.title.zh}${message.why.map(({ zh }) => zh).join()}`).not.toContain('█');
    });
  },
);

describe('the words around', () => {
  it('counts days', () => {
    expect(composeMessage(eventOf('dispatch-overdue'), NAMES).why[0]?.zh).toBe(
      '期限 2026-10-30，已逾期 3 天',
    );
    expect(composeMessage(eventOf('dispatch-near'), NAMES).why[0]?.en).toBe('due 2026-11-04, 2 days left');
  });

  it('shows no formatting that a name asks for', () => {
    const message = composeMessage(eventOf('warning-raised'), {
      ...NAMES,
      enterprise: '[点我](http://x.example) **甲** <b>',
    });
    const text = asMarkdown(writeMessage(message, 'zh', 'https://weisu.example'), '打开');
    expect(text).not.toContain('[点我]');
    expect(text).not.toContain('**甲**');
    expect(text).not.toContain('<b>');
  });

  it('puts many into one, and says how many more there are', () => {
    const many = Array.from({ length: 23 }, () => composeMessage(eventOf('warning-raised'), NAMES));
    const digest = writeDigest(many, 'zh', 'https://weisu.example');
    expect(digest.title).toBe('【未诉】汇总 23 条');
    expect(digest.parts).toHaveLength(21);
    expect(digest.parts.at(-1)?.head).toBe('另有 3 条');
  });
});
