import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIT_START, linkAfter, type Sha256 } from './chain.ts';
import { makeCheckpoint, readCheckpoints } from './checkpoint.ts';
import type { AuditEntry, AuditHead } from './entry.ts';
import { type AuditProof, gatherProof, verifyProof } from './proof.ts';

const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');
const AT = '2026-11-02T02:00:00.000Z';

const chained = (caseFiles: readonly (string | null)[]): AuditEntry[] => {
  let head: AuditHead = AUDIT_START;
  return caseFiles.map((caseFileId, index) => {
    const content = {
      at: AT,
      officerId: 'off_city',
      unitId: null,
      action: 'case-file.sign',
      subject: `s${index}`,
      caseFileId,
      detail: { index },
      salt: `${index}`,
    };
    const link = linkAfter(head, content, sha256);
    head = link;
    return { ...content, ...link };
  });
};
const proofOf = (entries: readonly AuditEntry[]): AuditProof => {
  const first = entries.findIndex((entry) => entry.caseFileId === 'case_1');
  const gathering = gatherProof('case_1', entries[first - 1] ?? AUDIT_START);
  for (const entry of entries.slice(first)) gathering.take(entry);
  return gathering.end(AT);
};
/** A chain that says something of case 1. */
const anyChain = fc
  .array(fc.constantFrom('case_1', 'case_2', null), { minLength: 1, maxLength: 12 })
  .filter((files) => files.includes('case_1'))
  .map(chained);
const headOf = (entries: readonly AuditEntry[]): AuditHead => entries.at(-1) ?? AUDIT_START;

describe('the proof of a case file', () => {
  it('holds its entries, hides all others, and agrees with the head', () => {
    fc.assert(
      fc.property(anyChain, (entries) => {
        const proof = JSON.parse(JSON.stringify(proofOf(entries))) as AuditProof;
        const ours = entries.filter((entry) => entry.caseFileId === 'case_1');
        expect(verifyProof(proof, sha256, [headOf(entries)])).toEqual({ entries: ours.length, problems: [] });
        expect(proof.links.filter((link) => typeof link !== 'string')).toEqual(ours);
        expect(proof.head).toEqual({ seq: entries.length, hash: headOf(entries).hash });
        expect(JSON.stringify(proof)).not.toContain('case_2');
      }),
    );
  });

  it('shows any one link that was altered, removed or put in', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.constantFrom('alter', 'remove', 'double'), (entries, at, how) => {
        const proof = proofOf(entries);
        const index = at % proof.links.length;
        const link = proof.links[index] as string | AuditEntry;
        const altered = typeof link === 'string' ? sha256(link) : { ...link, subject: `${link.subject}x` };
        const links =
          how === 'alter'
            ? proof.links.with(index, altered)
            : how === 'remove'
              ? proof.links.toSpliced(index, 1)
              : proof.links.toSpliced(index, 0, link);
        expect(verifyProof({ ...proof, links }, sha256).problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is not taken for that of another case, nor against another head', () => {
    const entries = chained(['case_2', 'case_1', null]);
    const proof = proofOf(entries);
    expect(verifyProof({ ...proof, caseFileId: 'case_2' }, sha256).problems).toEqual([
      { seq: 2, problem: 'another-case' },
    ]);
    expect(verifyProof(proof, sha256, [{ seq: 3, hash: '1'.repeat(64) }]).problems).toEqual([
      { seq: 3, problem: 'head-differs' },
    ]);
    const forged = proofOf(chained(['case_2', 'case_1', null, 'case_1']));
    expect(verifyProof(forged, sha256).problems).toEqual([]);
  });
});

describe('heads kept outside the database', () => {
  const head = headOf(chained(['case_1', null]));
  const seal = (text: string): string => createHmac('sha256', 'an invented key').update(text).digest('hex');
  const line = JSON.stringify(makeCheckpoint(head, AT, seal));

  it('are read as the program writes them and as a person does', () => {
    const text = `${line}\n\n  7 ${'ab'.repeat(32)}\n8：${'CD'.repeat(32)}\r\n`;
    expect(readCheckpoints(text, seal)).toEqual({
      heads: [
        { seq: 2, hash: head.hash },
        { seq: 7, hash: 'ab'.repeat(32) },
        { seq: 8, hash: 'cd'.repeat(32) },
      ],
      badLines: [],
    });
  });

  it('are refused where the seal does not fit, or they are none', () => {
    const forged = line.replace('"seq":2', '"seq":1');
    expect(readCheckpoints(`${line}\n${forged}\nsomething\n{}`, seal)).toMatchObject({ badLines: [2, 3, 4] });
    expect(readCheckpoints(JSON.stringify(makeCheckpoint(head, AT, null)), seal).badLines).toEqual([1]);
    expect(readCheckpoints(line, null).heads).toHaveLength(1);
  });
});
