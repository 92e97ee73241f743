import { type OfficerId, refuse } from '@weisu/core';

type Recorded = { readonly key: string; readonly kind: string; readonly officerId: OfficerId };

/** True where this very act was recorded before. A key used for something else is a fault of the caller: `conflict`. */
export const isRepeated = (
  acts: readonly Recorded[],
  asked: { readonly key: string; readonly kind: string },
  officerId: OfficerId,
): boolean => {
  const same = acts.find((act) => act.key === asked.key);
  if (same === undefined) return false;
  if (same.kind !== asked.kind || same.officerId !== officerId) {
    refuse('conflict', '此操作编号已用于另一操作 / this key was used for another act', 'key');
  }
  return true;
};
