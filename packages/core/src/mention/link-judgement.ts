import type { EnterpriseId } from '../ids.ts';

/** What a person says of a mention: it is this enterprise, it is not, or it cannot be told. */
export const LINK_VERDICTS = ['same', 'different', 'unsure'] as const;
export type LinkVerdict = (typeof LINK_VERDICTS)[number];

/** Standing answers about one name and one enterprise. */
export type JudgedName = {
  readonly surface: string;
  readonly enterpriseId: EnterpriseId;
  readonly contextClass: string;
  readonly same: number;
  readonly different: number;
};

/** What people said before of names: exactly for the same surroundings, as a leaning for others. */
export type LinkMemory = {
  /** The standing answer about this name, enterprise and surroundings, or null where nobody was asked or answers differ. */
  readonly answerTo: (
    surface: string,
    enterpriseId: EnterpriseId,
    contextClass: string,
  ) => 'same' | 'different' | null;
  /** How far earlier answers lean, in log-odds, whatever the surroundings; null where there are none. */
  readonly leaning: (surface: string, enterpriseId: EnterpriseId) => number | null;
};

/** One answer moves less than a full step: half an answer is added to either side. */
const LEANING_SHRINK = 0.5;

export const createLinkMemory = (judged: readonly JudgedName[]): LinkMemory => {
  const exact = new Map<string, JudgedName>();
  const both = new Map<string, { same: number; different: number }>();
  for (const each of judged) {
    exact.set(`${each.surface}\n${each.enterpriseId}\n${each.contextClass}`, each);
    const key = `${each.surface}\n${each.enterpriseId}`;
    const sum = both.get(key) ?? { same: 0, different: 0 };
    both.set(key, { same: sum.same + each.same, different: sum.different + each.different });
  }
  return {
    answerTo: (surface, enterpriseId, contextClass) => {
      const found = exact.get(`${surface}\n${enterpriseId}\n${contextClass}`);
      if (found === undefined || (found.same > 0 && found.different > 0)) return null;
      return found.same > 0 ? 'same' : found.different > 0 ? 'different' : null;
    },
    leaning: (surface, enterpriseId) => {
      const found = both.get(`${surface}\n${enterpriseId}`);
      return found === undefined
        ? null
        : Math.log((found.same + LEANING_SHRINK) / (found.different + LEANING_SHRINK));
    },
  };
};
