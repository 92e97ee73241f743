import { seeded } from './seeded.ts';

export type Embedding = {
  /** Words of each text; −1 where unknown. */
  readonly sentences: readonly Int32Array[];
  readonly words: number;
  readonly dims: number;
  readonly progress: (message: string) => void;
};

const WINDOW = 5;
const NEGATIVES = 4;
const EPOCHS = 3;
const RATE = 0.05;
/** Words more frequent than this share are passed over the more often, the more frequent they are. */
const FREQUENT = 2e-4;
const DRAWS = 1 << 20;

/**
 * Vectors of words by skip-gram with negative sampling (Mikolov et al. 2013, arXiv:1310.4546), each of length 1; at
 * `word * dims`. One thread, seeded: the same texts give the same vectors.
 */
export const embed = ({ sentences, words, dims, progress }: Embedding): Float32Array => {
  const random = seeded(20_261);
  const counts = new Float64Array(words);
  for (const sentence of sentences)
    for (const word of sentence) if (word >= 0) counts[word] = (counts[word] as number) + 1;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const powers = counts.map((count) => count ** 0.75);
  const powerTotal = powers.reduce((sum, power) => sum + power, 0);
  const draws = new Int32Array(DRAWS);
  for (let word = 0, filled = 0, reached = 0; word < words; word += 1) {
    reached += (powers[word] as number) / powerTotal;
    while (filled < DRAWS && filled < reached * DRAWS) {
      draws[filled] = word;
      filled += 1;
    }
  }
  const vectors = Float32Array.from({ length: words * dims }, () => (random() - 0.5) / dims);
  const contexts = new Float32Array(words * dims);
  const step = new Float64Array(dims);
  const epochTexts = sentences.length * EPOCHS;
  let seen = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const sentence of sentences) {
      const rate = Math.max(RATE * 0.02, RATE * (1 - seen / epochTexts));
      seen += 1;
      const kept = sentence.filter((word) => {
        if (word < 0) return false;
        const share = (counts[word] as number) / total;
        return share <= FREQUENT || random() < Math.sqrt(FREQUENT / share);
      });
      for (let at = 0; at < kept.length; at += 1) {
        const from = (kept[at] as number) * dims;
        const reach = 1 + Math.floor(random() * WINDOW);
        for (let near = Math.max(0, at - reach); near <= Math.min(kept.length - 1, at + reach); near += 1) {
          if (near === at) continue;
          step.fill(0);
          for (let draw = 0; draw <= NEGATIVES; draw += 1) {
            const other =
              draw === 0 ? (kept[near] as number) : (draws[Math.floor(random() * DRAWS)] as number);
            if (draw > 0 && other === kept[near]) continue;
            const to = other * dims;
            let score = 0;
            for (let dim = 0; dim < dims; dim += 1)
              score += (vectors[from + dim] as number) * (contexts[to + dim] as number);
            const slope = rate * ((draw === 0 ? 1 : 0) - 1 / (1 + Math.exp(-score)));
            for (let dim = 0; dim < dims; dim += 1) {
              step[dim] = (step[dim] as number) + slope * (contexts[to + dim] as number);
              contexts[to + dim] = (contexts[to + dim] as number) + slope * (vectors[from + dim] as number);
            }
          }
          for (let dim = 0; dim < dims; dim += 1)
            vectors[from + dim] = (vectors[from + dim] as number) + (step[dim] as number);
        }
      }
    }
    progress(`vectors, epoch ${epoch + 1} of ${EPOCHS}`);
  }
  // The part that all words share says nothing of any.
  const mean = new Float64Array(dims);
  vectors.forEach((value, at) => {
    mean[at % dims] = (mean[at % dims] as number) + value / words;
  });
  for (let word = 0; word < words; word += 1) {
    let length = 0;
    for (let dim = 0; dim < dims; dim += 1) {
      const at = word * dims + dim;
      vectors[at] = (vectors[at] as number) - (mean[dim] as number);
      length += (vectors[at] as number) ** 2;
    }
    for (let dim = 0; dim < dims; dim += 1)
      vectors[word * dims + dim] = (vectors[word * dims + dim] as number) / Math.sqrt(length || 1);
  }
  return vectors;
};

const PASSES = 15;

/** Groups vectors of length 1 around `count` centres (spherical k-means); begins at words spread over the list. */
export const clustersOf = (vectors: Float32Array, dims: number, count: number): Uint8Array => {
  const words = vectors.length / dims;
  const centres = new Float64Array(count * dims);
  for (let cluster = 0; cluster < count; cluster += 1)
    for (let dim = 0; dim < dims; dim += 1)
      centres[cluster * dims + dim] = vectors[
        Math.floor((cluster * words) / count / 4) * dims + dim
      ] as number;
  const clusters = new Uint8Array(words);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const sums = new Float64Array(count * dims);
    for (let word = 0; word < words; word += 1) {
      let best = 0;
      let bestScore = -Infinity;
      for (let cluster = 0; cluster < count; cluster += 1) {
        let score = 0;
        for (let dim = 0; dim < dims; dim += 1)
          score += (vectors[word * dims + dim] as number) * (centres[cluster * dims + dim] as number);
        if (score > bestScore) {
          bestScore = score;
          best = cluster;
        }
      }
      clusters[word] = best;
      for (let dim = 0; dim < dims; dim += 1)
        sums[best * dims + dim] =
          (sums[best * dims + dim] as number) + (vectors[word * dims + dim] as number);
    }
    for (let cluster = 0; cluster < count; cluster += 1) {
      let length = 0;
      for (let dim = 0; dim < dims; dim += 1) length += (sums[cluster * dims + dim] as number) ** 2;
      if (length === 0) continue;
      for (let dim = 0; dim < dims; dim += 1)
        centres[cluster * dims + dim] = (sums[cluster * dims + dim] as number) / Math.sqrt(length);
    }
  }
  return clusters;
};
