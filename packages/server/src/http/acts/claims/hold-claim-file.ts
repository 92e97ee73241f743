import type { SignedIn } from '../../../session/signed-in.ts';
import { type ClaimFile, findClaimFile } from '../../../store/claims/list-claim-files.ts';
import { lockCaseFile } from '../../../store/desk/write-case-file.ts';
import type { Queryable } from '../../../store/engine.ts';
import { loadSeenEnterprise, refuseUnknown } from '../../looking.ts';

/** A case file that the officer may see; refuses with `not-found` otherwise. */
export const loadSeenClaimFile = async (db: Queryable, id: string, by: SignedIn): Promise<ClaimFile> => {
  const file = (await findClaimFile(db, id)) ?? refuseUnknown();
  await loadSeenEnterprise(db, file.enterpriseId, by);
  return file;
};

/** The same, held until the transaction ends: acts on the claims of one case file come one after the other. */
export const holdClaimFile = async (trx: Queryable, id: string, by: SignedIn): Promise<ClaimFile> => {
  if (!(await lockCaseFile(trx, id))) return refuseUnknown();
  return loadSeenClaimFile(trx, id, by);
};
