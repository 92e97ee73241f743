import { normalise } from '../src/normalise/normalise.ts';
import { statedPlaces } from '../src/reading/assemble.ts';
import { employerCandidates } from '../src/reading/employer/employer-candidates.ts';
import { employerContext, employerFeatures } from '../src/reading/employer/employer-features.ts';
import type { FeatureSet } from '../src/reading/model/feature-set.ts';
import type { Prepare } from '../src/reading/prepare.ts';
import { learnRanking } from './rank.ts';
import { matrixOf, narrowed } from './matrix.ts';
import type { GoldRow } from './gold-texts.ts';

/** A right candidate is one among some twenty: it counts for more. */
const RIGHT_IMPORTANCE = 3;
const LEAST_CANDIDATES = 2.9;
const ORDERS = 5;
/** Letters are few beside headlines, and name their employer in other ways. */
const LETTER_IMPORTANCE = 2;

/** Each text comes three times where names can be changed in it. */
const SEEN = 1 / 3;

/** Learns which of the candidates is the employer, from texts with a judged employer, and packs the weights. */
export const learnEmployer = (rows: readonly GoldRow[], prepare: Prepare): string => {
  const sets: FeatureSet[] = [];
  const right: number[] = [];
  const textOf: number[] = [];
  const importance: number[] = [];
  for (const { set, text, golds } of rows) {
    if (!golds.some(({ risks }) => risks.length > 0)) continue;
    const prepared = prepare(text);
    const wanted = golds.flatMap(({ employer }) =>
      employer === null ? [] : [normalise(employer).text.trim()],
    );
    const places = statedPlaces(prepared, golds[0]?.risks ?? []);
    const candidates = employerCandidates(prepared);
    const context = employerContext(prepared, places, candidates);
    for (const candidate of candidates) {
      sets.push(employerFeatures(context, candidate));
      textOf.push(importance.length);
      right.push(Number(wanted.includes(candidate.name)));
    }
    importance.push(set === 'messages' ? LETTER_IMPORTANCE : 1);
  }
  const matrix = narrowed(matrixOf(sets), [...sets.keys()], () => SEEN, LEAST_CANDIDATES);
  const { weights, bias } = learnRanking({
    matrix,
    textOf,
    importance,
    columns: matrix.hashes.length,
    right,
    rightImportance: RIGHT_IMPORTANCE,
    rivalry: 3,
    epochs: 3,
    rate: 0.1,
    ridge: 1e-4,
    orders: ORDERS,
  });
  const scale = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / 127 || 1;
  const kept = [...matrix.hashes].flatMap((hash, column) => {
    const weight = Math.round((weights[column] as number) / scale);
    return weight === 0 ? [] : [{ hash, weight }];
  });
  const head = Buffer.alloc(12);
  head.writeUInt32LE(kept.length, 0);
  head.writeFloatLE(scale, 4);
  head.writeFloatLE(bias, 8);
  const hashes = Buffer.from(Uint32Array.from(kept, ({ hash }) => hash).buffer);
  return Buffer.concat([
    head,
    hashes,
    Buffer.from(Int8Array.from(kept, ({ weight }) => weight).buffer),
  ]).toString('base64');
};
