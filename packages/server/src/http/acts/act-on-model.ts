import type { ParsedBody, Routes } from '@weisu/contract';
import { putModel } from '../../risk/put-model.ts';
import type { SignedIn } from '../../session/signed-in.ts';
import type { StoredModel } from '../../store/models/risk-models.ts';
import type { Desk } from '../desk.ts';

/** Puts a version in shadow or in force, or retires it, in one transaction. */
export const actOnModel = (
  desk: Desk,
  by: SignedIn,
  version: { readonly id: string; readonly version: number },
  { key, kind, reason }: ParsedBody<Routes['actOnModel']>,
): Promise<StoredModel> =>
  desk.database.transaction((trx) =>
    putModel(trx, version, {
      key,
      kind,
      reason,
      by: { officerId: by.officer.id, unitId: by.officer.unitId },
      at: desk.now(),
    }),
  );
