import {
  type EnterpriseId,
  pathSentence,
  type RelationStep,
  type WatchReason,
  type Wording,
} from '@weisu/core';

type Watched = {
  readonly reason: WatchReason;
  readonly path: readonly RelationStep[];
  readonly originId: EnterpriseId | null;
  readonly originName: string | null;
};

/** Why an enterprise is on the watch list: its own warning, or the path from another's. */
export const watchSentence = ({ reason, path, originId, originName }: Watched): Wording => {
  if (reason === 'special-monitoring')
    return { zh: '本企业预警，列入专项监测', en: 'Under special monitoring for its own warning' };
  if (originId === null || originName === null)
    return { zh: '关联企业出现预警', en: 'A related enterprise was warned about' };
  return pathSentence(originId, originName, path);
};
