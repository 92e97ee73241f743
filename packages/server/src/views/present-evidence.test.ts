import type { RiskKind, RoleSpan, TextReading } from '@weisu/text';
import { describe, expect, it } from 'vitest';
import type { TextEvidence } from '../store/desk/load-evidence.ts';
import { presentEvidence, withoutCopies } from './present-evidence.ts';

type Made = {
  id: string;
  story?: string;
  certainty?: number;
  kind?: RiskKind;
  spans?: readonly RoleSpan[];
  mention?: { start: number; end: number };
  title?: string;
};

const made = ({
  id,
  story = 'one',
  certainty = 0.9,
  kind = 'wage-arrears',
  spans = [],
  mention,
  title,
}: Made): TextEvidence => ({
  from: 'text',
  signal: {
    id: `sig_${id}`,
    enterpriseId: 'ent_x',
    dimension: 'opinion',
    kind: `opinion:${kind}`,
    occurredOn: '2026-10-01',
    recordedAt: '2026-10-02T00:00:00.000Z',
    magnitude: 1,
    certainty,
    detector: 'opinion@1',
    sourceId: 'src_x',
    documentId: `doc_${id}`,
    recordId: null,
    storyId: `story_${story}`,
  },
  sourceName: '来源',
  documentId: `doc_${id}`,
  title: title ?? null,
  body: '某公司拖欠工资',
  reading: {
    findings: [
      {
        kind: 'wage-arrears',
        status: 'actual',
        spans,
        employer: null,
        amountYuan: null,
        months: null,
        headcount: null,
        because: [],
      },
    ],
  } as unknown as TextReading,
  mentionSpans: mention === undefined ? [] : [mention],
  confidence: 0.9,
  storyCount: 3,
});

describe('copies of one story', () => {
  it('leave the surest for each kind, other stories and kinds beside it', () => {
    const kept = withoutCopies([
      made({ id: '1', certainty: 0.5 }),
      made({ id: '2', certainty: 0.9 }),
      made({ id: '3', certainty: 0.7 }),
      made({ id: '4', story: 'two' }),
      made({ id: '5', kind: 'layoff' }),
    ]);
    expect(kept.map((piece) => piece.signal.id)).toEqual(['sig_2', 'sig_4', 'sig_5']);
  });
});

describe('spans', () => {
  it('mark the enterprise’s name where no finding does, and never twice', () => {
    const trigger: RoleSpan = { start: 3, end: 7, role: 'trigger' };
    const named = presentEvidence([
      made({ id: '1', spans: [trigger, trigger], mention: { start: 0, end: 3 } }),
    ])[0];
    expect(named).toMatchObject({ spans: [{ start: 0, end: 3, role: 'employer' }, trigger], copies: 2 });
    const marked = presentEvidence([
      made({
        id: '1',
        spans: [{ start: 0, end: 2, role: 'employer' }, trigger],
        mention: { start: 0, end: 3 },
      }),
    ])[0];
    expect(marked).toMatchObject({ spans: [{ start: 0, end: 2, role: 'employer' }, trigger] });
  });

  it('count in title and body together', () => {
    expect(presentEvidence([made({ id: '1', title: '题' })])[0]).toMatchObject({
      text: '题\n某公司拖欠工资',
    });
  });

  it('are those of findings of the signal’s own kind alone', () => {
    const other = presentEvidence([
      made({ id: '1', kind: 'layoff', spans: [{ start: 3, end: 7, role: 'trigger' }] }),
    ])[0];
    expect(other).toMatchObject({ spans: [], findings: [] });
  });
});
