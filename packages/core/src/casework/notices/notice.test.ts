import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { RefusedError } from '../../errors.ts';
import type { OfficerId, UnitId } from '../../ids.ts';
import type { NoticeKind } from '../../jurisdiction/notice-terms.ts';
import { checkContent, decideNotice } from './decide-notice.ts';
import { foldNotice, openNotice } from './fold-notice.ts';
import type { Notice, NoticeAct, NoticeFigures, NoticeMove } from './notice.ts';
import { noticeFacts, proposeNotice } from './propose-notice.ts';

const AT = '2026-11-02T02:00:00.000Z';
const kind: NoticeKind = {
  id: 'tripartite',
  name: { zh: '通报', en: 'Notice' },
  recipients: ['unit_a', 'unit_b'],
  title: '关于{enterprise}的通报',
  request: '请核实。',
  claimStages: [],
  draftedFrom: 'red',
  records: null,
  answerDeadline: null,
};
const content = proposeNotice(kind, '云岭虚构', ['欠缴社会保险费']);
const figures: NoticeFigures = { claimCount: 2, awardedFen: 100, owedFen: 100, paidFen: 0 };
const opened = (draftedBy: OfficerId | null, held: NoticeFigures | null = null): Notice =>
  openNotice({
    id: 'ntc_1',
    kind: kind.id,
    enterpriseId: 'ent_x',
    warningId: null,
    caseFileId: null,
    unitId: 'unit_city',
    draftedBy,
    draftedAt: AT,
    content,
    figures: held,
  });

type Try = { readonly by: OfficerId; readonly unitId: UnitId; readonly move: NoticeMove };
const go = (
  notice: Notice,
  { by, unitId, move }: Try,
  now: NoticeFigures | null = null,
): { notice: Notice; act: NoticeAct } => {
  const decided = decideNotice(notice, move, { kind, by, unitId, figures: now });
  const act = { seq: notice.actCount + 1, by, unitId, at: AT, move: decided };
  return { notice: foldNotice(notice, [act]), act };
};
const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'done';
  } catch (error) {
    return error instanceof RefusedError ? error.refusal.code : String(error);
  }
};
const edit = (revision: number): NoticeMove => ({ kind: 'edit', revision, content, figures: null });
const city = (by: OfficerId, move: NoticeMove): Try => ({ by, unitId: 'unit_city', move });

const tries: fc.Arbitrary<Try> = fc.record({
  by: fc.constantFrom<OfficerId>('off_1', 'off_2', 'off_3'),
  unitId: fc.constantFrom<UnitId>('unit_city', 'unit_a', 'unit_b', 'unit_c'),
  move: fc.oneof(
    fc.constantFrom(1, 2, 3).map(edit),
    fc.constantFrom(1, 2, 3).map((revision): NoticeMove => ({ kind: 'approve', revision })),
    fc.constantFrom<NoticeMove>(
      { kind: 'send-back', reason: '再核' },
      { kind: 'withdraw', reason: '重复' },
      { kind: 'send' },
      { kind: 'send' },
      { kind: 'receive' },
      { kind: 'receive' },
      { kind: 'answer', text: '已核实' },
    ),
  ),
});

describe('whatever is tried on a notice', () => {
  it('is sent only as a second person approved it, and answered only by who received it', () => {
    let sentCount = 0;
    fc.assert(
      fc.property(
        fc.constantFrom<OfficerId | null>(null, 'off_1'),
        fc.array(tries, { maxLength: 40 }),
        (drafter, all) => {
          const start = opened(drafter);
          let notice = start;
          const acts: NoticeAct[] = [];
          for (const each of all) {
            try {
              const next = go(notice, each);
              // What was sent is never changed.
              if (notice.sentAt !== null) expect(next.notice.content).toEqual(notice.content);
              notice = next.notice;
              acts.push(next.act);
            } catch (error) {
              expect(error).toBeInstanceOf(RefusedError);
            }
          }
          if (notice.sentAt !== null) {
            sentCount += 1;
            expect(notice.approvedBy).not.toBeNull();
            expect(notice.authors.length).toBeGreaterThan(0);
            expect(notice.authors).not.toContain(notice.approvedBy);
          } else expect(notice.receipts).toEqual([]);
          const units = notice.receipts.map(({ unitId }) => unitId);
          expect(new Set(units).size).toBe(units.length);
          for (const unit of units) expect(content.recipients).toContain(unit);
          if (notice.state === 'answered')
            expect(notice.receipts.filter(({ answer }) => answer !== null)).toHaveLength(2);
          expect(foldNotice(start, acts)).toEqual(notice);
        },
      ),
      { numRuns: 400 * inject('thoroughness') },
    );
    expect(sentCount).toBeGreaterThan(1);
  });
});

describe('a notice', () => {
  const approved = (): Notice => go(opened('off_1'), city('off_2', { kind: 'approve', revision: 1 })).notice;

  it('that a rule drafted waits for one who checks it and another who approves', () => {
    const raised = opened(null);
    const approve = (notice: Notice, by: OfficerId) => () =>
      go(notice, city(by, { kind: 'approve', revision: notice.revision }));
    expect(codeOf(approve(raised, 'off_1'))).toBe('guard-not-met');
    const checked = go(raised, city('off_1', edit(1))).notice;
    expect(codeOf(approve(checked, 'off_1'))).toBe('guard-not-met');
    expect(codeOf(approve(checked, 'off_2'))).toBe('done');
    expect(codeOf(() => go(checked, city('off_2', { kind: 'approve', revision: 1 })))).toBe('conflict');
  });

  it('is approved with the figures of today, not with those of its draft', () => {
    const draft = opened('off_1', figures);
    const approve = city('off_2', { kind: 'approve', revision: 1 });
    expect(codeOf(() => go(draft, approve, { ...figures, claimCount: 3 }))).toBe('guard-not-met');
    expect(codeOf(() => go(draft, approve, figures))).toBe('done');
    const saved = go(draft, city('off_1', edit(1)), { ...figures, paidFen: 5 }).notice;
    expect(saved.figures?.paidFen).toBe(5);
  });

  it('does not exist for others, nor before it is sent', () => {
    const receive = (unitId: UnitId): Try => ({ by: 'off_p', unitId, move: { kind: 'receive' } });
    expect(codeOf(() => go(approved(), receive('unit_a')))).toBe('not-found');
    const sent = go(approved(), city('off_1', { kind: 'send' })).notice;
    expect(codeOf(() => go(sent, receive('unit_c')))).toBe('not-found');
    const received = go(sent, receive('unit_a')).notice;
    expect(received.state).toBe('sent');
    expect(codeOf(() => go(received, receive('unit_a')))).toBe('already-done');
    const answer: Try = { by: 'off_p', unitId: 'unit_b', move: { kind: 'answer', text: '已核实' } };
    expect(codeOf(() => go(received, answer))).toBe('guard-not-met');
    const answered = go(received, { ...answer, unitId: 'unit_a' }).notice;
    expect(go(answered, receive('unit_b')).notice.state).toBe('received');
  });

  it('takes known recipients, facts, and no identity numbers', () => {
    expect(codeOf(() => checkContent(kind, { ...content, recipients: [] }))).toBe('bad-input');
    expect(codeOf(() => checkContent(kind, { ...content, recipients: ['unit_c'] }))).toBe('bad-input');
    expect(codeOf(() => checkContent(kind, { ...content, facts: [' '] }))).toBe('bad-input');
    expect(codeOf(() => checkContent(kind, { ...content, request: '证号 11010119900307803x' }))).toBe(
      'bad-input',
    );
    expect(checkContent(kind, { ...content, recipients: ['unit_b', 'unit_b'] }).recipients).toEqual([
      'unit_b',
    ]);
  });

  it('tells of records, and never of who complained', () => {
    const contribution = {
      dimension: 'labour',
      value: 3,
      centipoints: 100,
      evidence: ['sig_1', 'sig_2'],
    } as const;
    const facts = noticeFacts(
      { unsaid: ['labour.hotline-complaints'] },
      {
        asOf: '2026-10-31',
        contributions: [
          { ...contribution, indicator: 'labour.hotline-complaints' },
          { ...contribution, indicator: 'labour.insurance-arrears-months' },
        ],
      },
    );
    expect(facts).toEqual(['连续 3 个月欠缴社会保险费（截至 2026-10-31，依据 2 条记录）']);
  });
});
