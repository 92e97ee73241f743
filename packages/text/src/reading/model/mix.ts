/** Logistic regressions that weigh what the stages said, one set for texts with a title and one for those without. */
export type Mix = {
  readonly inputs: number;
  readonly outputs: number;
  /** Weights of an output at `(genre * outputs + output) * (inputs + 1)`, the last one its bias. */
  readonly weights: Float32Array;
};

/** Genres: messages have a title, headlines are one. */
export const GENRES = 2;
export const genreOf = (titled: boolean): number => (titled ? 0 : 1);

/** Log-odds beyond this say nothing more. */
const SURE = 7;

/** What the stages said of a text, as the mix sees it. */
export const mixInputs = (...stages: readonly Float64Array[]): Float64Array => {
  const said = new Float64Array(stages.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const stage of stages)
    for (let place = 0; place < stage.length; place += 1, at += 1)
      said[at] = Math.max(-SURE, Math.min(SURE, stage[place] as number));
  return said;
};

/** Log-odds of each output. */
export const mixScores = (
  { inputs, outputs, weights }: Mix,
  genre: number,
  said: Float64Array,
): Float64Array => {
  const scores = new Float64Array(outputs);
  for (let output = 0; output < outputs; output += 1) {
    const from = (genre * outputs + output) * (inputs + 1);
    let score = weights[from + inputs] as number;
    for (let input = 0; input < inputs; input += 1)
      score += (said[input] as number) * (weights[from + input] as number);
    scores[output] = score;
  }
  return scores;
};

/**
 * Share of the trees in the last word on a text of each genre. Of letters, of which few state most kinds, the mix knows
 * best; of headlines, which are short, mix and trees are wrong in different places, and their mean is right more often
 * than either.
 */
const TREES_SHARE: readonly number[] = [0, 0.5];

/** The same of what enough texts of both genres state: there the mean is right more often of letters too. */
const TREES_SHARE_OF_FREQUENT = 0.6;

/** The last word on an output from what trees and mix said. */
export const balanced = (genre: number, isFrequent: boolean, trees: number, mix: number): number => {
  const share = isFrequent ? TREES_SHARE_OF_FREQUENT : (TREES_SHARE[genre] ?? 0);
  return share * trees + (1 - share) * mix;
};
