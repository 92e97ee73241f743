import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, storable } from './canonical-json.ts';
import { AUDIT_START, linkAfter, type Sha256 } from './chain.ts';
import type { AuditContent, AuditEntry, AuditHead } from './entry.ts';
import { verifyChain } from './verify-chain.ts';

const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

const anyContent = fc.record({
  at: fc.constantFrom('2026-11-02T02:00:00.000Z', '2026-11-02T02:00:00.001Z'),
  officerId: fc.constantFrom('off_city', 'off_daxing', null),
  unitId: fc.constantFrom('unit_beijing', null),
  action: fc.constantFrom('warning.dispatch', 'worker.look', 'session.login'),
  subject: fc.string({ unit: 'binary', maxLength: 6 }),
  caseFileId: fc.constantFrom('case_1', 'case_2', null),
  detail: fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue(), { maxKeys: 3 }),
  salt: fc.stringMatching(/^[0-9a-f]{8}$/),
});

const chained = (contents: readonly AuditContent[]): AuditEntry[] => {
  let head: AuditHead = AUDIT_START;
  return contents.map((content) => {
    const link = linkAfter(head, content, sha256);
    head = link;
    return { ...content, ...link };
  });
};
const anyChain = fc.array(anyContent, { minLength: 2, maxLength: 8 }).map(chained);
const headOf = (entries: readonly AuditEntry[]): AuditHead => entries.at(-1) ?? AUDIT_START;

/** A value in place of another that must not be the same. */
const tampered = (entry: AuditEntry, field: keyof AuditEntry): AuditEntry => {
  switch (field) {
    case 'seq':
      return { ...entry, seq: entry.seq + 1 };
    case 'detail':
      return { ...entry, detail: { instead: true, was: entry.detail } };
    case 'contentHash':
    case 'prevHash':
    case 'hash':
      return { ...entry, [field]: sha256(entry[field]) };
    case 'at':
    case 'officerId':
    case 'unitId':
    case 'action':
    case 'subject':
    case 'caseFileId':
    case 'salt':
      return { ...entry, [field]: `${String(entry[field])}x` };
  }
};
const FIELDS = [
  'seq',
  'at',
  'officerId',
  'unitId',
  'action',
  'subject',
  'caseFileId',
  'detail',
  'salt',
  'contentHash',
  'prevHash',
  'hash',
] as const satisfies readonly (keyof AuditEntry)[];

describe('a chain of audit entries', () => {
  it('is whole where nobody touched it, also after a round through JSON', () => {
    fc.assert(
      fc.property(anyChain, (entries) => {
        const read = JSON.parse(JSON.stringify(entries)) as AuditEntry[];
        expect(verifyChain(read, sha256, [headOf(entries)])).toEqual({
          checked: entries.length,
          head: { seq: entries.length, hash: headOf(entries).hash },
          problems: [],
        });
      }),
    );
  });

  it('shows any one field of any one entry that was altered', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.constantFrom(...FIELDS), (entries, at, field) => {
        const index = at % entries.length;
        const changed = entries.map((entry, i) => (i === index ? tampered(entry, field) : entry));
        const { problems } = verifyChain(changed, sha256, [headOf(entries)]);
        expect(problems.length).toBeGreaterThan(0);
        expect(problems[0]?.seq).toBeGreaterThanOrEqual(index);
        expect(problems[0]?.seq).toBeLessThanOrEqual(index + 2);
      }),
    );
  });

  it('shows an altered entry whose own hashes were made to fit, at the one after it or at the head', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (entries, at) => {
        const index = at % entries.length;
        const before = entries[index - 1] ?? AUDIT_START;
        const changed = entries.map((entry, i) => {
          if (i !== index) return entry;
          const forged = { ...entry, subject: `${entry.subject}x` };
          return { ...forged, ...linkAfter(before, forged, sha256) };
        });
        const { problems } = verifyChain(changed, sha256, [headOf(entries)]);
        expect(problems[0]).toEqual(
          index === entries.length - 1
            ? { seq: entries.length, fault: 'checkpoint-differs' }
            : { seq: index + 2, fault: 'chain-broken' },
        );
      }),
    );
  });

  it('shows entries that were removed, at the end as far back as a known head', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.integer({ min: 1, max: 3 }), (entries, at, count) => {
        const from = at % entries.length;
        const left = entries.filter((_, i) => i < from || i >= from + count);
        const { problems } = verifyChain(left, sha256, [headOf(entries)]);
        expect(problems[0]).toEqual({
          seq: from + 1,
          fault: from + count >= entries.length ? 'cut-off' : 'entries-missing',
        });
      }),
    );
  });

  it('cannot show what was cut off at the end without a head kept elsewhere', () => {
    fc.assert(
      fc.property(anyChain, (entries) => {
        expect(verifyChain(entries.slice(0, -1), sha256).problems).toEqual([]);
      }),
    );
  });

  it('shows two entries that changed places, with their numbers or without', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (entries, at) => {
        const first = at % (entries.length - 1);
        const [one, two] = [entries[first], entries[first + 1]] as [AuditEntry, AuditEntry];
        const swapped = entries.with(first, two).with(first + 1, one);
        const renumbered = entries
          .with(first, { ...two, seq: one.seq })
          .with(first + 1, { ...one, seq: two.seq });
        expect(verifyChain(swapped, sha256).problems.length).toBeGreaterThan(0);
        expect(verifyChain(renumbered, sha256).problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('shows a chain rewritten from its beginning by a head that was kept', () => {
    fc.assert(
      fc.property(anyChain, (entries) => {
        const rewritten = chained(
          entries.map((entry) => ({ ...entry, subject: `${entry.subject}x`, detail: {} })),
        );
        expect(verifyChain(rewritten, sha256).problems).toEqual([]);
        expect(verifyChain(rewritten, sha256, [headOf(entries)]).problems).toEqual([
          { seq: entries.length, fault: 'checkpoint-differs' },
        ]);
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of names, and drops what JSON has no word for', () => {
    expect(canonicalJson({ b: 1, a: [undefined, { d: null, c: undefined }] })).toBe(
      '{"a":[null,{"d":null}],"b":1}',
    );
    expect(canonicalJson({ a: 1, b: 1 })).toBe(canonicalJson({ b: 1, a: 1 }));
  });
  it('gives the same text again for what it wrote', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });
  it('replaces what PostgreSQL cannot store', () => {
    expect(storable('a\u0000b\uD800c\uDC00\u{20BB7}')).toBe('a\uFFFDb\uFFFDc\uFFFD\u{20BB7}');
  });
});
