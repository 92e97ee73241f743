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
  /** Why special monitoring began, as it was written then; null where that is not kept. */
  readonly words?: string | null;
};

/** `中文 / English` as the system's own acts write it; a person's words stand for both. */
export const bothOf = (words: string): Wording => {
  const [zh = words, en = zh] = words.split(' / ');
  return { zh, en };
};

/** Why an enterprise is on the watch list: what began special monitoring, or the path from another's risk. */
export const watchSentence = ({ reason, path, originId, originName, words }: Watched): Wording => {
  if (reason === 'special-monitoring') {
    if (words === undefined || words === null)
      return { zh: '本企业预警，列入专项监测', en: 'Under special monitoring for its own warning' };
    const { zh, en } = bothOf(words);
    return { zh: `专项监测：${zh}`, en: `Special monitoring: ${en}` };
  }
  if (originId === null || originName === null)
    return { zh: '关联企业出现预警', en: 'A related enterprise was warned about' };
  return pathSentence(originId, originName, path);
};
