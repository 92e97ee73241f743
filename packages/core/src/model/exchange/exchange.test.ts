import { describe, expect, it } from 'vitest';
import { randomOf } from '../../city/random.ts';
import { valueOf } from '../trees/tree.ts';
import { floatBelow, thresholdBelow } from './float32.ts';
import { importLightgbm, type ImportedForest } from './lightgbm.ts';
import { importXgboost } from './xgboost.ts';

const score = ({ forest }: ImportedForest, row: readonly number[]): number =>
  forest.trees.reduce((sum, tree) => sum + valueOf(tree, (feature) => row[feature]!), forest.base);

const LIGHTGBM = `tree
version=v4
num_class=1
num_tree_per_iteration=1
label_index=0
max_feature_idx=1
objective=binary sigmoid:1
feature_names=debt staff
feature_infos=[0:1] [0:9]

Tree=0
num_leaves=3
num_cat=0
split_feature=0 1
split_gain=10 4
threshold=0.5 -1.5
decision_type=8 2
left_child=1 -1
right_child=-2 -3
leaf_value=-1 0.25 2
leaf_weight=1 1 1
leaf_count=50 30 20
internal_value=0 0
internal_weight=0 0
internal_count=100 70
is_linear=0
shrinkage=1

Tree=1
num_leaves=1
num_cat=0
leaf_value=0.125
is_linear=0

end of trees

feature_importances:
debt=1
`;

describe('LightGBM’s text', () => {
  const model = importLightgbm(LIGHTGBM);
  it('keeps leaves, thresholds and where missing values go', () => {
    expect(model.columns).toEqual(['debt', 'staff']);
    expect(score(model, [0.6, 0])).toBe(0.375);
    expect(score(model, [0.5, -1.5])).toBe(-0.875);
    expect(score(model, [0.5, -1.4])).toBe(2.125);
    // missing type NaN, default right
    expect(score(model, [NaN, 0])).toBe(0.375);
    // no missing type: NaN is read as 0, which lies right of −1.5
    expect(score(model, [0, NaN])).toBe(2.125);
  });
  it('says what it cannot take', () => {
    expect(() => importLightgbm(LIGHTGBM.replace('decision_type=8 2', 'decision_type=1 2'))).toThrow(
      /tree 0: categorical/,
    );
    expect(() => importLightgbm(LIGHTGBM.replace('binary sigmoid:1', 'regression'))).toThrow(
      /objective "regression"/,
    );
    expect(() => importLightgbm(LIGHTGBM.replace('threshold=0.5 -1.5', 'threshold=0.5'))).toThrow(
      /threshold has 1 values, expected 2/,
    );
    expect(() => importLightgbm(LIGHTGBM.replace('decision_type=8 2', 'decision_type=8 4'))).toThrow(
      /zero as missing/,
    );
    expect(() => importLightgbm('{}')).toThrow(/not a LightGBM/);
  });
});

const xgboost = (own: object = {}, learner: object = {}): string =>
  JSON.stringify({
    learner: {
      feature_names: [],
      learner_model_param: { base_score: '5E-1', num_feature: '2' },
      objective: { name: 'binary:logistic' },
      gradient_booster: {
        name: 'gbtree',
        model: {
          trees: [
            {
              left_children: [1, -1, -1],
              right_children: [2, -1, -1],
              split_indices: [1, 0, 0],
              split_conditions: [0.1, -0.3, 0.7],
              default_left: [1, 0, 0],
              sum_hessian: [10, 4, 6],
              loss_changes: [3, 0, 0],
              ...own,
            },
          ],
        },
      },
      ...learner,
    },
  });

describe('XGBoost’s JSON', () => {
  it('rounds thresholds to 32 bits and parts values as 32-bit floats below them', () => {
    const model = importXgboost(xgboost());
    expect(model.columns).toEqual(['f0', 'f1']);
    const limit = Math.fround(0.1);
    expect(score(model, [0, limit])).toBe(Math.fround(0.7));
    expect(score(model, [0, floatBelow(limit)])).toBe(Math.fround(-0.3));
    // the double .1 lies below the float nearest to it, yet rounds to it and so goes right
    expect(0.1).toBeLessThan(limit);
    expect(score(model, [0, 0.1])).toBe(Math.fround(0.7));
    expect(score(model, [0, NaN])).toBe(Math.fround(-0.3));
  });
  it('sends every double where rounding it first would', () => {
    const random = randomOf(4);
    for (let i = 0; i < 3000; i += 1) {
      const limit = Math.fround(random.normal() * 10 ** random.int(-6, 6));
      const threshold = thresholdBelow(limit);
      for (const near of [limit, floatBelow(limit), (limit + floatBelow(limit)) / 2]) {
        const x = near + near * (random.int(-2, 2) * 1e-16 + random.int(-1, 1) * 2e-9);
        expect(x <= threshold).toBe(Math.fround(x) < limit);
      }
    }
    expect(0 <= thresholdBelow(0)).toBe(false);
    expect(-1e-44 <= thresholdBelow(0)).toBe(true);
  });
  it('turns the base score into odds and says what it cannot take', () => {
    const learner = { learner_model_param: { base_score: '[8E-1]', num_feature: '2' } };
    expect(importXgboost(xgboost({}, learner)).forest.base).toBeCloseTo(Math.log(4), 12);
    expect(() => importXgboost(xgboost({}, { objective: { name: 'reg:squarederror' } }))).toThrow(
      /reg:squarederror/,
    );
    expect(() => importXgboost(xgboost({ split_type: [1, 0, 0] }))).toThrow(/tree 0: categorical/);
    expect(() => importXgboost(xgboost({ right_children: [9, -1, -1] }))).toThrow(/outside the tree/);
    expect(() => importXgboost('{"a":1}')).toThrow(/not an XGBoost JSON model: learner/);
  });
});
