import { describe, expect, it } from 'vitest';
import { createOutwardDoor } from '../outward/door.ts';
import { readOutwardRules } from '../outward/outward-limits.ts';
import type { TestServer } from '../outward/test-server.ts';
import type { HelpingModel } from './ask-model.ts';
import { readHelpingRules } from './helping-rules.ts';
import { startStandInModel } from './test-model.ts';
import { draftSummary, proposeFindings, proposeVariants } from './propose.ts';

const TEXT = '云岭虚构科技拖欠工资三个月，联系人电话 13800138000，工人担心老板跑路。';
const finding = (quote: string) => ({
  kind: 'wage-arrears',
  status: 'actual',
  quote,
  employer: '云岭虚构科技',
  amountYuan: null,
  months: null,
  headcount: null,
});

const modelAt = (server: TestServer, requests = 100): HelpingModel => {
  let left = requests;
  const rules = readHelpingRules({
    WEISU_HELPER_URL: `${server.url}/v1/`,
    WEISU_HELPER_MODEL: 'invented',
    WEISU_HELPER_KEY: 'key',
    WEISU_HELPER_TIMEOUT_MS: '1500',
  });
  if (rules === null) throw new Error('no rules');
  return {
    rules,
    outward: createOutwardDoor(readOutwardRules({ WEISU_OUTWARD_ALLOW: '127.0.0.1' })),
    takeRequest: async () => {
      left -= 1;
      return left >= 0;
    },
  };
};

describe('a helping model', () => {
  it('is off unless it is named, and says which setting is wrong', () => {
    expect(readHelpingRules({})).toBeNull();
    expect(() => readHelpingRules({ WEISU_HELPER_URL: 'http://x' })).toThrow('WEISU_HELPER_MODEL');
    expect(() =>
      readHelpingRules({
        WEISU_HELPER_URL: 'http://x',
        WEISU_HELPER_MODEL: 'm',
        WEISU_HELPER_TIMEOUT_MS: 'soon',
      }),
    ).toThrow('WEISU_HELPER_TIMEOUT_MS');
  });

  it('is asked in the common form, and sees nothing personal', async () => {
    await using server = await startStandInModel();
    server.answer = { findings: [finding('拖欠工资三个月')] };
    const help = await proposeFindings(modelAt(server), TEXT);
    expect(help).toMatchObject({ ok: true, answer: { droppedCount: 0, kept: [{ proposed: true }] } });
    expect(server.asked).toEqual(['/v1/chat/completions']);
    expect(server.sent[0]?.authorization).toBe('Bearer key');
    expect(server.sent[0]?.body).toMatchObject({
      model: 'invented',
      response_format: { type: 'json_schema', json_schema: { name: 'findings' } },
    });
    expect(JSON.stringify(server.sent[0]?.body)).not.toContain('13800138000');
  });

  it('cannot invent: what it quotes must stand in the text', async () => {
    await using server = await startStandInModel();
    server.answer = { findings: [finding('老板已经携款潜逃'), finding('工人担心老板跑路')] };
    const help = await proposeFindings(modelAt(server), TEXT);
    expect(help).toMatchObject({
      ok: true,
      answer: { droppedCount: 1, kept: [{ quote: '工人担心老板跑路' }] },
    });
  });

  it.each([
    ['no JSON', '好的，这是结果：拖欠工资'],
    ['JSON of another form', { findings: 'none' }],
    ['a kind of its own', { findings: [{ ...finding('拖欠工资'), kind: 'rumour' }] }],
    ['a field too many', { findings: [{ ...finding('拖欠工资'), confidence: 1 }] }],
    ['half an answer', '{"findings": [{"kind": "wage'],
  ])('is not believed where it answers %s', async (_, answer) => {
    await using server = await startStandInModel();
    server.answer = answer;
    expect(await proposeFindings(modelAt(server), TEXT)).toEqual({ ok: false, why: 'bad-answer' });
  });

  it('may think aloud and fence its JSON', async () => {
    await using server = await startStandInModel();
    server.answer = `<think>嗯</think>\n\`\`\`json\n${JSON.stringify({ findings: [] })}\n\`\`\``;
    expect(await proposeFindings(modelAt(server), TEXT)).toMatchObject({ ok: true });
  });

  it('is given up where it is slow, refuses or is not there, and left alone once the day’s budget is spent', async () => {
    await using server = await startStandInModel();
    const model = modelAt(server, 3);
    server.answer = 'silence';
    expect(await proposeFindings(model, TEXT)).toEqual({ ok: false, why: 'too-slow' });
    server.answer = 429;
    expect(await proposeFindings(model, TEXT)).toEqual({ ok: false, why: 'refused' });
    const gone = { ...model, rules: { ...model.rules, url: 'http://127.0.0.1:59/v1' } };
    expect(await proposeFindings(gone, TEXT)).toEqual({ ok: false, why: 'no-answer' });
    expect(await proposeFindings(model, TEXT)).toEqual({ ok: false, why: 'budget' });
    expect(server.sent).toHaveLength(2);
  });

  it('drafts sentences that each rest on words, and variants that stand in a text', async () => {
    await using server = await startStandInModel();
    server.answer = {
      sentences: [
        { text: '该企业拖欠工资三个月。', quote: '拖欠工资三个月' },
        { text: '企业负债累累。', quote: '负债累累' },
      ],
    };
    expect(await draftSummary(modelAt(server), [TEXT])).toMatchObject({
      answer: { droppedCount: 1, kept: [{ text: '该企业拖欠工资三个月。' }] },
    });
    server.answer = {
      variants: [
        { words: '拖欠工资', quote: '拖欠工资三个月' },
        { words: '三个月没发钱', quote: '拖欠工资三个月' },
        { words: '跑路', quote: '担心老板跑路' },
      ],
    };
    expect(await proposeVariants(modelAt(server), ['拖欠工资'], [TEXT])).toMatchObject({
      answer: { droppedCount: 2, kept: [{ words: '跑路' }] },
    });
  });
});
