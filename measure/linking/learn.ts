import {
  type EnterpriseId,
  type LinkModel,
  type Mark,
  type PlaceFinder,
  EVIDENCE_KINDS,
  formKindOf,
  isFullName,
  isWholeForm,
  marksOf,
  placesOf,
  viewText,
} from '@weisu/core';
import { GRAM_PLACES, type Reader, type Span, nameGramsOf } from '@weisu/text';
import type { KnownText } from './contexts.ts';
import type { MeasuredRegistry } from './registry.ts';
import { uniform } from './seeded.ts';
import type { Item } from './traps.ts';

/** One place of a text: the marks of everyone who may be meant, and which of them is (−1: none). */
export type Example = {
  readonly candidates: readonly { readonly dense: Float32Array; readonly grams: Int32Array }[];
  readonly truth: number;
  readonly importance: number;
};

const KIND_AT = new Map<string, number>(EVIDENCE_KINDS.map((kind, at) => [kind, at]));
const DENSE = EVIDENCE_KINDS.length;
const MOST_CANDIDATES = 60;

/** A model of no weights, under which nobody is left out. */
const BLANK: LinkModel = {
  version: 'blank',
  weights: Object.fromEntries(EVIDENCE_KINDS.map((kind) => [kind, 0])) as LinkModel['weights'],
  grams: { weights: new Int8Array(GRAM_PLACES), scale: 0 },
};

const denseOf = (marks: readonly Mark[]): Float32Array => {
  const dense = new Float32Array(DENSE);
  for (const { kind, value } of marks)
    if (kind !== 'reads-as-name' && kind !== 'context') dense[KIND_AT.get(kind) ?? 0] = value;
  return dense;
};

export type Ground = {
  readonly registry: MeasuredRegistry;
  readonly places: PlaceFinder;
  readonly reader: Reader | null;
};

export const employersOf = (reader: Reader | null, text: string): Span[] | null =>
  reader === null
    ? null
    : reader
        .read({ body: text })
        .findings.flatMap(({ spans }) => spans.filter(({ role }) => role === 'employer'));

type Judge = (span: Span) => { readonly isJudged: boolean; readonly truth: EnterpriseId | null };

const examplesOf = (
  { registry, places, reader }: Ground,
  text: string,
  context: { readonly sourceDistricts: readonly string[] | null; readonly on: string | null },
  judge: Judge,
  importanceOf: (span: Span, truth: EnterpriseId | null) => number,
): Example[] => {
  const hits = registry.find(text);
  if (hits.length === 0) return [];
  const view = viewText(text, hits, places, context);
  const employers = employersOf(reader, text);
  const examples: Example[] = [];
  for (const place of placesOf(hits)) {
    const whole: Span = { start: place[0]?.start ?? 0, end: Math.max(...place.map(({ end }) => end)) };
    const { isJudged, truth } = judge(whole);
    const importance = isJudged ? importanceOf(whole, truth) : 0;
    if (importance === 0) continue;
    const weighed = place.flatMap((hit) =>
      marksOf({ subjectOf: registry.subjectOf }, BLANK, hit, view, employers).map(({ bearer, marks }) => ({
        hit,
        bearer,
        marks,
      })),
    );
    const right = weighed.findIndex(({ bearer }) => bearer.enterpriseId === truth);
    const kept =
      weighed.length <= MOST_CANDIDATES
        ? weighed
        : [
            ...weighed.slice(0, MOST_CANDIDATES),
            ...(right >= MOST_CANDIDATES ? weighed.slice(right, right + 1) : []),
          ];
    if (kept.length === 0) continue;
    examples.push({
      candidates: kept.map(({ hit, bearer, marks }) => {
        const { surface, context: around } = nameGramsOf(view.text, hit);
        const isWhole = isWholeForm(formKindOf(hit.name, bearer));
        return { dense: denseOf(marks), grams: Int32Array.from(isWhole ? around : [...surface, ...around]) };
      }),
      truth: kept.findIndex(({ bearer }) => bearer.enterpriseId === truth),
      importance,
    });
  }
  return examples;
};

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Accidental pairs are a flood: so many of them are kept, and each counts for those left out. */
const PAIR_SHARE = 0.12;

export const itemExamples = (ground: Ground, item: Item): Example[] =>
  examplesOf(
    ground,
    item.text,
    item,
    (span) => ({ isJudged: item.span === null || touches(span, item.span), truth: item.truth }),
    () => 1,
  );

/** Everything in a known text that touches no name in it is a phrase. */
export const phraseExamples = (ground: Ground, { text, named }: KnownText, next: () => number): Example[] =>
  examplesOf(
    ground,
    text,
    { sourceDistricts: null, on: null },
    // A full name in running text is hardly there by accident, only nobody has marked it.
    (span) => ({
      isJudged: !named.some((name) => touches(name, span)) && !isFullName(text.slice(span.start, span.end)),
      truth: null,
    }),
    (span) => (span.end - span.start > 2 ? 1 : next() < PAIR_SHARE ? 1 / PAIR_SHARE : 0),
  );

/**
 * What the traps cannot show keeps a weight set by hand: nobody writes a credit code or a second name into them, brands are
 * in no registry, and a day is set only where a former name is. Of the rest, what an officer would read as speaking for an
 * enterprise must not count against it: those the fit turned round stand at a small weight of the right sign. They stand while the rest is fitted, so that it fits beside them.
 */
const SET_BY_HAND: Partial<LinkModel['weights']> = {
  'short-name': 1,
  brand: 0.8,
  'credit-code': 6,
  // What is left of `岫岭区投资有限公司` is a district: of real texts linked by such a form none meant the enterprise.
  'place-word': -12,
  // Another enterprise by definition: the fit would let a favourable sentence outweigh it.
  'longer-name': -6,
  'written-otherwise': -6,
  'named-in-full': 2.5,
  'other-named-in-full': -3,
  'relative-named': 2.5,
  'place-behind': -2,
  'trade-words-only': -5,
  'not-yet-registered': -3,
  'name-not-in-use': -0.5,
  'title-marks': -1,
  'province-agrees': 0.3,
  'industry-agrees': 0.4,
  'employer-elsewhere': 0,
  'judged-before': 1,
  // Their sums are in log-odds already.
  'reads-as-name': 1,
  context: 1,
};

export type LearnedLink = { readonly dense: Float32Array; readonly grams: Float32Array };

const scoresOf = ({ candidates }: Example, { dense, grams }: LearnedLink, scores: Float64Array): number => {
  let most = 0;
  candidates.forEach((candidate, at) => {
    let sum = 0;
    for (let kind = 0; kind < DENSE; kind += 1) sum += (dense[kind] ?? 0) * (candidate.dense[kind] ?? 0);
    for (const gram of candidate.grams) sum += grams[gram] ?? 0;
    scores[at] = sum;
    most = Math.max(most, sum);
  });
  return most;
};

/** Fits the weights by AdaGrad on the chance of who is meant, against the others and against nobody known; seeded. */
export const learnLink = (
  examples: readonly Example[],
  { epochs, ridge, gramRidge, rate }: { epochs: number; ridge: number; gramRidge: number; rate: number },
  progress: (message: string) => void,
): LearnedLink => {
  const model: LearnedLink = { dense: new Float32Array(DENSE), grams: new Float32Array(GRAM_PLACES) };
  const isSet = new Uint8Array(DENSE);
  for (const [kind, weight] of Object.entries(SET_BY_HAND)) {
    const at = KIND_AT.get(kind) ?? 0;
    isSet[at] = 1;
    model.dense[at] = weight;
  }
  const denseSquares = new Float32Array(DENSE).fill(1);
  const gramSquares = new Float32Array(GRAM_PLACES).fill(1);
  const scores = new Float64Array(MOST_CANDIDATES + 1);
  const order = examples.map((_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const next = uniform(epoch + 1);
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(next() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    let loss = 0;
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const most = scoresOf(example, model, scores);
      let total = Math.exp(-most);
      for (let at = 0; at < example.candidates.length; at += 1) total += Math.exp((scores[at] ?? 0) - most);
      loss -=
        example.importance *
        ((example.truth < 0 ? 0 : (scores[example.truth] ?? 0)) - most - Math.log(total));
      example.candidates.forEach((candidate, at) => {
        const chance = Math.exp((scores[at] ?? 0) - most) / total;
        const slope = (chance - (at === example.truth ? 1 : 0)) * example.importance;
        if (Math.abs(slope) < 1e-5) return;
        for (let kind = 0; kind < DENSE; kind += 1) {
          const value = candidate.dense[kind] ?? 0;
          if (value === 0 || isSet[kind] === 1) continue;
          const gradient = slope * value + ridge * (model.dense[kind] ?? 0);
          denseSquares[kind] = (denseSquares[kind] ?? 0) + gradient * gradient;
          model.dense[kind] =
            (model.dense[kind] ?? 0) - (rate * gradient) / Math.sqrt(denseSquares[kind] ?? 1);
        }
        for (const gram of candidate.grams) {
          const gradient = slope + gramRidge * (model.grams[gram] ?? 0);
          gramSquares[gram] = (gramSquares[gram] ?? 0) + gradient * gradient;
          model.grams[gram] =
            (model.grams[gram] ?? 0) - (rate * gradient) / Math.sqrt(gramSquares[gram] ?? 1);
        }
      });
    }
    progress(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}`);
  }
  return model;
};

/** The weights as the linker takes them. */
export const modelOf = ({ dense, grams }: LearnedLink, version: string): LinkModel => {
  const most = grams.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
  const scale = most / 127 || 1;
  const weights = Object.fromEntries(EVIDENCE_KINDS.map((kind, at) => [kind, dense[at] ?? 0]));
  return {
    version,
    weights: { ...weights, ...SET_BY_HAND } as LinkModel['weights'],
    grams: { weights: Int8Array.from(grams, (weight) => Math.round(weight / scale)), scale },
  };
};
