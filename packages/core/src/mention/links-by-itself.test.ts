import { expect, it } from 'vitest';
import { linksByItself } from './links-by-itself.ts';
import type { EvidenceKind, MentionEvidence } from './mention.ts';

const piece = (kind: EvidenceKind, logOdds = 2): MentionEvidence => ({ kind, logOdds, detail: '' });
const sure = (...evidence: MentionEvidence[]) => linksByItself({ confidence: 0.99, evidence });

it('lets a name in full link where it is sure, and only there', () => {
  expect(sure(piece('registered-name'))).toBe(true);
  expect(sure(piece('former-name'))).toBe(true);
  expect(linksByItself({ confidence: 0.89, evidence: [piece('registered-name')] })).toBe(false);
});

it('asks of a short form, a brand or a plain name for one more sign, however sure the words are', () => {
  for (const form of ['short-name', 'brand', 'business-name', 'core-name', 'registered-plain'] as const) {
    expect(sure(piece(form), piece('company-follows'), piece('employer-found'), piece('context', 9))).toBe(
      false,
    );
    expect(sure(piece(form), piece('province-agrees'))).toBe(false);
    for (const sign of [
      'place-agrees',
      'source-district',
      'industry-agrees',
      'credit-code',
      'judged-before',
    ] as const)
      expect(sure(piece(form), piece(sign))).toBe(true);
  }
});

it('takes what speaks against it for no sign', () => {
  expect(sure(piece('brand'), piece('judged-before', -3))).toBe(false);
});
