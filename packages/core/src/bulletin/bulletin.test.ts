import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusedError } from '../errors.ts';
import type { UnitId } from '../ids.ts';
import { parseJurisdiction } from '../jurisdiction/parse-jurisdiction.ts';
import { town } from '../jurisdiction/test-town.ts';
import type { BulletinMove } from './bulletin.ts';
import { decideBulletin } from './decide-bulletin.ts';
import { foldBulletin, openBulletin } from './fold-bulletin.ts';
import { layOutBulletin } from './lay-out.ts';
import { figuresWith } from './test-figures.ts';

const place = parseJurisdiction(town());
const opening = {
  id: 'bul_1',
  kind: 'monthly',
  unitId: 'unit_town',
  span: { from: '2026-10-01', until: '2026-10-31' },
  draftedBy: 'off_a',
  draftedAt: '2026-11-01T01:00:00.000Z',
} as const;
const OFFICERS = ['off_a', 'off_b', 'off_c'] as const;

const anyMove: fc.Arbitrary<BulletinMove> = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    words: fc.constantFrom({ summary: '本期平稳' }, { elsewhere: '改数字' }, { summary: '电话13800000000' }),
    revision: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constantFrom('compose' as const, 'approve' as const),
    revision: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    kind: fc.constantFrom('send-back' as const, 'withdraw' as const),
    reason: fc.constant('核对'),
  }),
  fc.constant({ kind: 'issue' as const, number: { year: 2026, count: 1 }, sha256: 'x' }),
  fc.record({
    kind: fc.constant('send' as const),
    recipients: fc.constantFrom<readonly UnitId[]>(['unit_east'], ['unit_none'], [], ['unit_town']),
  }),
  fc.constant({ kind: 'receive' as const }),
);

describe('the acts on a bulletin', () => {
  it('never reach a state that the guards forbid, and replaying them gives the same state', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyMove, fc.constantFrom(...OFFICERS)), { maxLength: 14 }), (asked) => {
        let bulletin = openBulletin(opening);
        const acts: Parameters<typeof foldBulletin>[1][number][] = [];
        for (const [move, by] of asked) {
          const unitId: UnitId = move.kind === 'receive' ? 'unit_east' : 'unit_town';
          try {
            const decided = decideBulletin(bulletin, move, {
              terms: place.bulletin,
              by,
              unitId,
              units: place.units.map(({ id }) => id),
            });
            const act = { seq: acts.length + 1, by, unitId, at: '2026-11-02T01:00:00.000Z', move: decided };
            acts.push(act);
            bulletin = foldBulletin(bulletin, [act]);
          } catch (error) {
            if (!(error instanceof RefusedError)) throw error;
          }
        }
        expect(foldBulletin(openBulletin(opening), acts)).toEqual(bulletin);
        // A second person approved what is issued, and nobody wrote in it afterwards.
        if (bulletin.state === 'issued' || bulletin.state === 'approved')
          expect(bulletin.authors).not.toContain(bulletin.approvedBy);
        expect(bulletin.number === null).toBe(bulletin.state !== 'issued');
        expect(Object.keys(bulletin.words).every((word) => word === 'summary')).toBe(true);
        expect(JSON.stringify(bulletin.words)).not.toContain('138');
        expect(new Set(bulletin.receipts.map((receipt) => receipt.unitId)).size).toBe(
          bulletin.receipts.length,
        );
        expect(bulletin.receipts.every((receipt) => receipt.unitId === 'unit_east')).toBe(true);
      }),
    );
  });
});

it('is laid out from rows and marked words alone', () => {
  const laid = layOutBulletin({
    terms: place.bulletin,
    span: opening.span,
    figures: figuresWith({ 'open-warnings': [{ ref: 'war_1', label: '某虚构企业', level: 'red' }] }),
    before: null,
    words: { summary: '第一段\n第二段' },
    language: 'zh',
    names: { district: (code) => code, unit: (id) => id, level: (level) => level },
  });
  expect(laid[0]?.blocks).toEqual([
    {
      kind: 'paragraph',
      runs: [{ text: '未办结 ' }, { figure: 'open-warnings', text: '1' }, { text: ' 件。' }],
    },
    { kind: 'words', place: 'summary', name: '字', paragraphs: ['第一段', '第二段'] },
  ]);
});
