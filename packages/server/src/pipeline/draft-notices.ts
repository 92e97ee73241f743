import { createHash } from 'node:crypto';
import { type Instant, type Jurisdiction, levelRank, noticeFacts, proposeNotice } from '@weisu/core';
import { findEnterprise } from '../store/desk/load-enterprise.ts';
import type { Queryable } from '../store/engine.ts';
import { addNotice } from '../store/notices/write-notices.ts';
import type { RaisedWarning } from '../store/verdict/write-warnings.ts';

type Drafting = {
  readonly jurisdiction: Pick<Jurisdiction, 'notices' | 'letters' | 'jurisdiction'>;
  readonly now: Instant;
};

/**
 * Drafts the notices that the jurisdiction wants for a warning of this level, for a person to check, approve and send.
 * The same warning again drafts nothing more. Answers how many were drafted.
 */
export const draftTripartiteNotice = async (
  trx: Queryable,
  { warning, assessment }: Pick<RaisedWarning, 'warning' | 'assessment'>,
  { jurisdiction, now }: Drafting,
): Promise<number> => {
  let drafted = 0;
  for (const kind of jurisdiction.notices.kinds) {
    if (kind.draftedFrom === null || levelRank(warning.level) < levelRank(kind.draftedFrom)) continue;
    const enterprise = await findEnterprise(trx, warning.enterpriseId);
    if (enterprise === undefined) continue;
    const hash = createHash('sha256').update(`${warning.id}\n${kind.id}`).digest('hex');
    const isNew = await addNotice(trx, `rule:${kind.id}`, {
      id: `ntc_${hash.slice(0, 24)}`,
      kind: kind.id,
      enterpriseId: warning.enterpriseId,
      warningId: warning.id,
      caseFileId: null,
      unitId: jurisdiction.jurisdiction.city,
      draftedBy: null,
      draftedAt: now,
      content: proposeNotice(kind, enterprise.name, noticeFacts(jurisdiction.letters, assessment)),
      figures: null,
    });
    if (isNew) drafted += 1;
  }
  return drafted;
};
