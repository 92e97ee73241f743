import type { LearnedModel } from '../model/learned-model.ts';
import type { Level } from './level.ts';
import type { Scorecard } from './scorecard.ts';

/** Lowest score, in points, of each level; they rise. */
export type LevelThreshold = { readonly level: Exclude<Level, 'none'>; readonly fromPoints: number };

/** 草拟 → 试算 → 生效 → 停用. */
export const MODEL_STATES = ['draft', 'shadow', 'in-force', 'retired'] as const;
export type ModelState = (typeof MODEL_STATES)[number];

type Versioned = {
  readonly id: string;
  readonly version: number;
  readonly levels: readonly LevelThreshold[];
};

/** What assesses an enterprise (风险模型): weights of evidence set by experts, or a model learned from outcomes. */
export type RiskModel = Versioned &
  (
    | { readonly kind: 'scorecard'; readonly card: Scorecard }
    | { readonly kind: 'learned'; readonly learned: LearnedModel }
  );

export const modelName = ({ id, version }: Pick<RiskModel, 'id' | 'version'>): string => `${id}@${version}`;

/** The scorecard of a jurisdiction as a model, with its levels. */
export const scorecardModel = (card: Scorecard, levels: readonly LevelThreshold[]): RiskModel => ({
  kind: 'scorecard',
  id: card.id,
  version: card.version,
  card,
  levels: levels.map(({ level, fromPoints }) => ({ level, fromPoints })),
});
