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
    const named = piece('company-follows');
    expect(sure(piece(form), named, piece('employer-found'), piece('context', 9))).toBe(false);
    expect(sure(piece(form), piece('province-agrees'))).toBe(false);
    for (const sign of [
      'place-agrees',
      'source-district',
      'industry-agrees',
      'credit-code',
      'judged-before',
    ] as const)
      expect(sure(piece(form), piece(sign), named)).toBe(true);
  }
});

it('asks of a name in full that several bear for one more sign', () => {
  expect(sure(piece('registered-name'), piece('common-name', -1))).toBe(false);
  expect(sure(piece('registered-name'), piece('common-name', -1), piece('relative-named'))).toBe(true);
});

it('asks a person about what contradicts itself, unless the credit code stands there', () => {
  for (const against of ['longer-name', 'written-otherwise', 'place-behind', 'trade-differs'] as const) {
    expect(sure(piece('registered-name'), piece(against, -1))).toBe(false);
    expect(sure(piece('registered-name'), piece(against, -1), piece('credit-code'))).toBe(true);
  }
  expect(sure(piece('registered-name'), piece('begins-earlier', -1))).toBe(true);
  expect(sure(piece('business-name'), piece('place-agrees'), piece('begins-earlier', -1))).toBe(false);
});

it('takes what speaks against it for no sign', () => {
  expect(sure(piece('brand'), piece('judged-before', -3))).toBe(false);
});

it('takes a place beside a mere word for no sign that it is an enterprise', () => {
  for (const form of ['core-name', 'business-name'] as const) {
    expect(sure(piece(form), piece('place-before-agrees'), piece('source-district'))).toBe(false);
    expect(sure(piece(form), piece('place-before-agrees'), piece('employer-found'))).toBe(true);
  }
  expect(sure(piece('short-name'), piece('place-before-agrees'))).toBe(true);
});
