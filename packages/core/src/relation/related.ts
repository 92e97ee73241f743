import type { EnterpriseId } from '../ids.ts';
import { type Day, addDays, startOf } from '../time.ts';
import type { Wording } from '../wording.ts';
import { carryOf } from './carry.ts';
import type { Relation, RelationKind } from './relation.ts';

/** One step from the enterprise at risk to the related one. */
export type RelationStep = {
  readonly from: EnterpriseId;
  readonly to: EnterpriseId;
  readonly kind: RelationKind;
  readonly shareRatio: number | null;
};
export type Related = {
  readonly enterpriseId: EnterpriseId;
  readonly path: readonly RelationStep[];
  /** How much of the risk carries over, 0–1. */ readonly weight: number;
};

/** Ties that hold on `asOf` and were known by its end. */
export const holds = (relation: Relation, asOf: Day): boolean =>
  relation.recordedAt < startOf(addDays(asOf, 1)) &&
  (relation.since ?? asOf) <= asOf &&
  (relation.until === null || relation.until > asOf);

/** Enterprises one step from `origin`, strongest tie first; each once, by its strongest tie. */
export const relatedOf = (origin: EnterpriseId, relations: readonly Relation[], asOf: Day): Related[] => {
  const best = new Map<EnterpriseId, Related>();
  for (const relation of relations) {
    if (
      (relation.from !== origin && relation.to !== origin) ||
      relation.from === relation.to ||
      !holds(relation, asOf)
    )
      continue;
    const enterpriseId = relation.from === origin ? relation.to : relation.from;
    const weight = carryOf(relation);
    const known = best.get(enterpriseId);
    if (known !== undefined && known.weight >= weight) continue;
    const { from, to, kind, shareRatio } = relation;
    best.set(enterpriseId, { enterpriseId, weight, path: [{ from, to, kind, shareRatio }] });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight || (a.enterpriseId < b.enterpriseId ? -1 : 1));
};

const share = (ratio: number | null): string => (ratio === null ? '' : ` ${Math.round(ratio * 100)}%`);

/** Each tie as seen from the enterprise at risk: `outward` where it is the tie's `from`. */
const STEP: Record<RelationKind, (outward: boolean, ratio: number | null) => Wording> = {
  shareholder: (outward, ratio) =>
    outward
      ? { zh: `其持股${share(ratio)}的企业`, en: `it holds${share(ratio)}` }
      : { zh: `其股东（持股${share(ratio)}）`, en: `its shareholder (${share(ratio).trim()})` },
  'same-representative': () => ({ zh: '同一法定代表人', en: 'same legal representative' }),
  guarantee: (outward) =>
    outward ? { zh: '由其提供担保', en: 'it guarantees' } : { zh: '为其提供担保', en: 'its guarantor' },
  'same-address': () => ({ zh: '同一住所', en: 'same address' }),
  'same-phone': () => ({ zh: '同一联系电话', en: 'same telephone number' }),
  chain: (outward) =>
    outward
      ? { zh: '其供应链上的配套企业', en: 'its supplier' }
      : { zh: '其供应链的链主企业', en: 'the lead of its chain' },
  branch: (outward) =>
    outward ? { zh: '其分支机构', en: 'its branch' } : { zh: '其总公司', en: 'its head office' },
};

/** What the other is to an enterprise by one tie: "其股东（持股 60%）". `outward`: the enterprise is the tie's `from`. */
export const tieWords = (kind: RelationKind, outward: boolean, shareRatio: number | null): Wording =>
  STEP[kind](outward, shareRatio);

/** The stated path of a related enterprise: "与衡岭建筑劳务：同一法定代表人". */
export const pathSentence = (
  origin: EnterpriseId,
  originName: string,
  path: readonly RelationStep[],
): Wording => {
  let at = origin;
  const said = path.map((step) => {
    const outward = step.from === at;
    at = outward ? step.to : step.from;
    return STEP[step.kind](outward, step.shareRatio);
  });
  return {
    zh: `与${originName}：${said.map((s) => s.zh).join(' → ')}`,
    en: `${originName}: ${said.map((s) => s.en).join(' → ')}`,
  };
};
