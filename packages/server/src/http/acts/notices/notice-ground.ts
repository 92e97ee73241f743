import { type Jurisdiction, noticeFacts, type NoticeFigures, type NoticeKind, refuse } from '@weisu/core';
import { findCaseFile } from '../../../store/desk/load-case-file.ts';
import { findWarning, type WholeWarning } from '../../../store/desk/load-warnings.ts';
import type { Queryable } from '../../../store/engine.ts';
import { sumHandedClaims } from '../../../store/notices/notices.ts';

/** A kind of notice of this place, or a refusal. */
export const noticeKindOf = ({ notices }: Pick<Jurisdiction, 'notices'>, id: string): NoticeKind =>
  notices.kinds.find((kind) => kind.id === id) ??
  refuse('bad-input', '没有这种通报 / there is no such kind of notice', 'kind');

/** The claims that a notice of this kind hands over, as they are now; null where it hands over none. */
export const figuresOf = async (
  db: Queryable,
  { claimStages }: Pick<NoticeKind, 'claimStages'>,
  caseFileId: string | null,
): Promise<NoticeFigures | null> =>
  claimStages.length === 0 || caseFileId === null ? null : sumHandedClaims(db, caseFileId, claimStages);

/** The warning that a notice tells of: its own, or the newest of its case file. */
export const groundWarning = async (
  db: Queryable,
  { warningId, caseFileId }: { readonly warningId: string | null; readonly caseFileId: string | null },
): Promise<WholeWarning | undefined> => {
  if (warningId !== null) return findWarning(db, warningId);
  const newest = caseFileId === null ? undefined : (await findCaseFile(db, caseFileId))?.warningIds.at(-1);
  return newest === undefined ? undefined : findWarning(db, newest);
};

/** Sentences that a notice may tell of a warning. */
export const tellable = (
  { letters }: Pick<Jurisdiction, 'letters'>,
  warning: Pick<WholeWarning, 'assessment'> | undefined,
): readonly string[] => (warning === undefined ? [] : noticeFacts(letters, warning.assessment));
