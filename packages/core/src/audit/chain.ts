import { canonicalJson } from './canonical-json.ts';
import type { AuditContent, AuditHead, AuditLink } from './entry.ts';

/** SHA-256 of the text's UTF-8 as 64 hexadecimal digits; an argument, since this package has no cryptography of its own. */
export type Sha256 = (text: string) => string;

/** What stands before the first entry. */
export const AUDIT_START: AuditHead = { seq: 0, hash: '0'.repeat(64) };

export const contentHashOf = (content: AuditContent, sha256: Sha256): string => {
  const { at, officerId, unitId, action, subject, caseFileId, detail, salt } = content;
  return sha256(canonicalJson({ at, officerId, unitId, action, subject, caseFileId, detail, salt }));
};

/** The hash of an entry covers its place, its content and, through the hash before, everything earlier. */
export const linkHashOf = (link: Omit<AuditLink, 'hash'>, sha256: Sha256): string =>
  sha256(canonicalJson({ seq: link.seq, contentHash: link.contentHash, prevHash: link.prevHash }));

/** The link by which `content` follows `head`. */
export const linkAfter = (head: AuditHead, content: AuditContent, sha256: Sha256): AuditLink => {
  const link = { seq: head.seq + 1, contentHash: contentHashOf(content, sha256), prevHash: head.hash };
  return { ...link, hash: linkHashOf(link, sha256) };
};
