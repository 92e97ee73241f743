import { type Instant, type Letter, openLetter, foldLetter } from '@weisu/core';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { chinaWorkCalendar } from '../jurisdiction/work-calendar.ts';
import { jurisdiction } from '../http/test-city.ts';
import { composeLetter, hashOfFile } from './compose-letter.ts';
import { previewLetter } from './preview-letter.ts';
import { placesOf, renderLetter, templateFault } from './render-letter.ts';

const AT: Instant = '2026-11-02T02:00:00.000Z';
const calendar = chinaWorkCalendar();
const letter = (kind: string, texts: Letter['texts'], count = 3): Letter =>
  foldLetter(
    openLetter({
      id: 'let_1',
      caseFileId: 'case_1',
      kind,
      template: `${kind}@1`,
      unitId: 'unit_daxing',
      follows: null,
      draftedBy: 'off_a',
      draftedAt: AT,
      texts,
    }),
    [
      { seq: 1, by: 'off_b', at: AT, move: { kind: 'approve', revision: 1 } },
      {
        seq: 2,
        by: 'off_a',
        at: AT,
        move: { kind: 'issue', number: { year: 2026, count, text: `京兴工〔2026〕${count}号` } },
      },
    ],
  );
const FACTS = '1. 拖欠 45 名职工 3 个月工资，合计 1,234,567.89 元\n2. 社会保险费欠缴 <3> 个月 & 未补缴';
const compose = (sent: Letter, last: Letter | null = null): Buffer =>
  composeLetter(
    jurisdiction,
    { letter: sent, last, enterpriseName: '云岭虚构甲科技有限公司', creditCode: '91990000TEST0000AX' },
    calendar,
    AT,
  );

/** Fails where tags do not close in order: what makes Word complain. */
const checkWellFormed = (xml: string, name: string): void => {
  const open: string[] = [];
  for (const [, closing, tag, rest] of xml
    .replace(/<\?[^>]*\?>/g, '')
    .matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*\s*\/?)>/g)) {
    if (closing === '/') expect(open.pop(), name).toBe(tag);
    else if (!rest?.endsWith('/')) open.push(tag ?? '');
  }
  expect(open, name).toEqual([]);
  expect(xml.replace(/<[^>]*>/g, ''), name).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;|#)/);
};

describe.each(jurisdiction.letters.templates.map(({ id }) => id.split('@')[0] ?? ''))('%s', (kind) => {
  const texts = {
    facts: FACTS,
    requests: '一、立即支付\n二、书面答复',
    contact: '林知远，010-00000000',
    addressee: '区人力资源和社会保障局',
  };
  const docx = compose(letter(kind, texts));
  const zip = new PizZip(docx);

  it('is a whole Word file: parts named by the types, XML that closes, no place left open', () => {
    const types = zip.file('[Content_Types].xml')?.asText() ?? '';
    for (const [, part] of types.matchAll(/PartName="\/([^"]+)"/g))
      expect(zip.file(part ?? ''), part).not.toBeNull();
    const parts = Object.values(zip.files).filter(
      ({ name }) => name.endsWith('.xml') || name.endsWith('.rels'),
    );
    expect(parts.length).toBeGreaterThan(10);
    for (const part of parts) {
      const xml = part.asText();
      checkWellFormed(xml, part.name);
      expect(xml.replace(/<[^>]*>/g, ''), part.name).not.toMatch(/[{}]/);
    }
    expect(placesOf(docx.toString('base64'))).toEqual([]);
  });

  it('says number, figures and days exactly as they were recorded', () => {
    const blocks = previewLetter(docx);
    const part = (name: string) => blocks.filter((block) => block.part === name).map(({ text }) => text);
    expect(part('head')).toEqual(['大兴区总工会']);
    expect(part('number')).toEqual(['京兴工〔2026〕3号']);
    expect(part('title')).toHaveLength(1);
    expect(part('to')).toEqual([
      kind === 'proposal-letter' ? '区人力资源和社会保障局：' : '云岭虚构甲科技有限公司：',
    ]);
    expect(part('sign')).toEqual(['大兴区总工会', '2026年11月2日']);
    for (const line of FACTS.split('\n')) expect(part('body')).toContain(line);
    const whole = blocks.map(({ text }) => text).join('\n');
    expect(whole).toContain(kind === 'proposal-letter' ? '15个工作日' : '15日内');
    expect(whole).toContain('91990000TEST0000AX');
  });

  it('has the same bytes again', () => {
    expect(hashOfFile(compose(letter(kind, texts)))).toBe(hashOfFile(docx));
    expect(hashOfFile(compose(letter(kind, texts, 4)))).not.toBe(hashOfFile(docx));
  });

  it('is set as an office sets it: A4, margins, fonts, red head', () => {
    const document = zip.file('word/document.xml')?.asText() ?? '';
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/w:top="2098"[^>]*w:bottom="1984"|w:top="2098"/);
    const styles = zip.file('word/styles.xml')?.asText() ?? '';
    for (const font of ['仿宋_GB2312', '方正小标宋简体']) expect(styles).toContain(font);
    expect(zip.file('word/fontTable.xml')?.asText()).toContain('w:altName');
  });
});

describe('a letter after another', () => {
  it('tells what became of the one before', () => {
    const texts = { facts: '甲', requests: '乙', contact: '丙' };
    const last = foldLetter(letter('reminder-letter', texts), []);
    const delivered: Letter = {
      ...last,
      state: 'delivered',
      delivered: { on: '2026-11-03', way: 'post', proof: '回执' },
    };
    const next = letter('opinion-letter', texts, 1);
    const words = (before: Letter) =>
      previewLetter(compose(next, before))
        .map(({ text }) => text)
        .join('\n');
    expect(words(delivered)).toContain(
      '提示函（京兴工〔2026〕3号），2026年11月3日送达。答复期限于2026年11月18日届满，本会未收到书面答复。',
    );
    expect(
      words({ ...delivered, state: 'replied', reply: { on: '2026-11-10', text: '', file: null } }),
    ).toContain('你单位于2026年11月10日书面答复。');
    expect(
      previewLetter(compose(next))
        .map(({ text }) => text)
        .join(),
    ).not.toContain('本会已于');
  });
});

it('says what is wrong with a template', () => {
  const zip = new PizZip(jurisdiction.letters.templates[0]?.docx ?? '', { base64: true });
  const document = zip.file('word/document.xml')?.asText() ?? '';
  zip.file('word/document.xml', document.replace('{/facts}', ''));
  const broken = zip.generate({ type: 'base64' });
  let fault = '';
  try {
    placesOf(broken);
  } catch (error) {
    fault = templateFault(error);
  }
  expect(fault).toContain('facts');
  expect(() => renderLetter(jurisdiction.letters.templates[0]?.docx ?? '', {})).toThrow(/nothing stands/);
});
