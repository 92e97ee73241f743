import { type BrandHit, brandsIn } from '../cue/brands.ts';
import type { CueClass } from '../cue/cues.ts';
import { patternsIn } from '../cue/statement-patterns.ts';
import { subjectBefore } from '../cue/subject.ts';
import type { TriggerHit } from '../cue/triggers.ts';
import { RISK_KINDS, type RiskKind, type Span } from '../finding.ts';
import { hashAfter, hashFrom, hashOfName } from '../model/feature-hash.ts';
import { FeatureSet, type Features } from '../model/feature-set.ts';
import type { Prepared } from '../prepare.ts';
import { statementHits } from './statement-hits.ts';
import { signOfGroup, type WordHit, type Words } from '../words/word-table.ts';
import { createWordCutter, type WordCutter } from '../words/word-cutter.ts';

/** Groups keep like strings apart; their numbers are part of the model. */
const G = {
  place: 1,
  left: 2,
  right: 3,
  wordLeft: 4,
  wordRight: 5,
  clusterLeft: 6,
  clusterRight: 7,
  vectorLeft: 8,
  vectorRight: 9,
  vectorSubject: 10,
  subject: 11,
  between: 12,
  cue: 13,
  pattern: 14,
  quantity: 15,
  text: 16,
} as const;

const isBoundary = (unit: number): boolean =>
  unit === 0x2c || unit === 0x3002 || unit === 0x21 || unit === 0x3f || unit === 0x3b || unit === 0x0a;

/** How far words on either side count. */
const WORDS_NEAR = 7;
const REACH = 26;
const CUE_REACH = 18;

/** What all places of a text share; found once. */
export type StatementContext = {
  readonly prepared: Prepared;
  readonly words: Words;
  readonly brands: readonly BrandHit[];
  readonly patterns: Map<number, readonly string[]>;
  readonly headEnd: number;
  readonly cut: WordCutter;
};

export const statementContext = (prepared: Prepared, words: Words): StatementContext => ({
  prepared,
  words,
  // A subject stands before its verb: no name behind the last place is asked for.
  brands: brandsIn(prepared.text, statementHits(prepared).at(-1)?.start ?? 0),
  patterns: new Map(),
  headEnd: prepared.bodyStart > 0 ? prepared.bodyStart - 1 : Math.min(prepared.text.length, 120),
  cut: createWordCutter(words, prepared.text, LONGEST_CUT),
});

/** Places beyond this are cut without keeping what was found. */
const LONGEST_CUT = 1_700;

/** Hashes of the features that hold one number of a vector each. */
const dimHashes = (group: number, kind: string): Uint32Array =>
  Uint32Array.from({ length: MOST_DIMS }, (_, dim) =>
    hashOfName(group, `${kind}${String.fromCharCode(0x61 + dim)}`),
  );
const MOST_DIMS = 24;
const DIMS_LEFT = dimHashes(G.vectorLeft, '');
const DIMS_RIGHT = dimHashes(G.vectorRight, '');
const DIMS_SUBJECT = dimHashes(G.vectorSubject, '');
const DIMS_SUBJECT_OF = new Map<RiskKind, Uint32Array>(
  RISK_KINDS.map((kind) => [kind, dimHashes(G.vectorSubject, kind)]),
);

const addWords = (
  set: Features,
  context: StatementContext,
  near: readonly WordHit[],
  side: 'left' | 'right',
  kind: string,
): void => {
  const { words, prepared } = context;
  const { text } = prepared;
  const { dims, vectors, clusters } = words;
  const [wordGroup, clusterGroup, vectorHashes] =
    side === 'left' ? [G.wordLeft, G.clusterLeft, DIMS_LEFT] : [G.wordRight, G.clusterRight, DIMS_RIGHT];
  const ofWord = hashFrom(wordGroup);
  const ofKind = hashAfter(ofWord, kind);
  const sums = new Float64Array(dims);
  let known = 0;
  near.forEach(({ word, start, end }, place) => {
    const at = 'abc'[place];
    set.addBehind(ofWord, text, start, end, 0.5);
    set.addBehind(ofKind, text, start, end, 0.5);
    if (at !== undefined) set.addBehind(hashAfter(hashAfter(ofWord, at), kind), text, start, end, 0.6);
    if (word === -1) return;
    const cluster = signOfGroup(clusters[word] as number);
    set.addContext(clusterGroup, cluster, 0.5);
    if (at !== undefined) set.addContext(clusterGroup, `${at}${kind}${cluster}`, 0.6);
    known += 1;
    for (let dim = 0; dim < dims; dim += 1)
      sums[dim] = (sums[dim] as number) + (vectors[word * dims + dim] as number) / 127;
  });
  if (known === 0) return;
  for (let dim = 0; dim < dims; dim += 1)
    set.put(vectorHashes[dim] as number, (1.5 * (sums[dim] as number)) / known);
};

/** An employer that could be any: 公司, 很多企业, 一家小店. */
const UNNAMED =
  /^(?:如果|假如|为什么|如何看待|怎么看待|当|若|你|你们|很多|许多|有的|有些|一些|不少|大量|多家|一家|某|这家|那家|小|大|老|的|所在|现在|中国|国内|互联网|科技|民营|中小|创业|教培|培训)*(?:公司|企业|单位|老板|工厂|厂|店|机构|平台|商家|大厂|巨头|行业|学校|医院|银行|品牌|房企|车企|健身房|幼儿园|餐厅|饭店|奶茶店|实体店)?$/;

const addSubject = (set: Features, context: StatementContext, hit: TriggerHit): void => {
  const { prepared, words, brands } = context;
  const subject = subjectBefore(prepared.text, hit.start, brands);
  set.addContext(G.subject, subject.kind, 1);
  set.addContext(G.subject, `${hit.kind}${subject.kind}`, 1);
  for (const word of subject.between) {
    set.addContext(G.between, word, 0.7);
    set.addContext(G.between, `${hit.kind}${word}`, 0.7);
    set.addContext(G.between, `${subject.kind}${word}`, 0.5);
  }
  const named = prepared.text.slice(subject.span.start, subject.span.end).trim();
  if (UNNAMED.test(named)) {
    set.addContext(G.subject, 'unnamed', 1);
    set.addContext(G.subject, `${hit.kind}unnamed`, 1);
  }
  const said = context.cut(subject.span.start, subject.span.end).slice(-4);
  const sums = new Float64Array(words.dims);
  let known = 0;
  for (const { word } of said) {
    if (word === -1) continue;
    known += 1;
    set.addContext(G.subject, `c${signOfGroup(words.clusters[word] as number)}`, 0.6);
    for (let dim = 0; dim < words.dims; dim += 1)
      sums[dim] = (sums[dim] as number) + (words.vectors[word * words.dims + dim] as number) / 127;
  }
  set.addContext(G.subject, known === said.length ? 'known' : 'unknown', 0.7);
  if (known === 0) return;
  const ofKind = DIMS_SUBJECT_OF.get(hit.kind) as Uint32Array;
  for (let dim = 0; dim < words.dims; dim += 1) {
    const value = (1.5 * (sums[dim] as number)) / known;
    set.put(DIMS_SUBJECT[dim] as number, value);
    set.put(ofKind[dim] as number, value);
  }
};

/** Puts into `set` what is seen around one place at which a risk may be stated. */
export const addStatementFeatures = (set: Features, context: StatementContext, hit: TriggerHit): void => {
  const { prepared, headEnd } = context;
  const { text, bodyStart } = prepared;
  const { kind, start, end } = hit;
  const word = text.slice(start, end);
  const zone = bodyStart === 0 ? (start < headEnd ? 'u' : 'v') : start < bodyStart ? 't' : 'b';
  for (const name of [kind, `${kind}${zone}`, word, `${word}${zone}`]) set.addContext(G.place, name, 1);
  const [kindLeft, kindRight] = [hashAfter(hashFrom(G.left), kind), hashAfter(hashFrom(G.right), kind)];
  const [wordLeft, wordRight] = [hashAfter(hashFrom(G.left), word), hashAfter(hashFrom(G.right), word)];
  for (let size = 1; size <= 4; size += 1) {
    const left = Math.max(0, start - size);
    const right = Math.min(text.length, end + size);
    set.addBehind(kindLeft, text, left, start, 0.8);
    set.addBehind(kindRight, text, end, right, 0.8);
    if (size < 4) {
      set.addBehind(wordLeft, text, left, start, 0.8);
      set.addBehind(wordRight, text, end, right, 0.8);
    }
  }
  const at = prepared.statements.findIndex((statement) => statement.end > start);
  const statement: Span = prepared.statements[at] ?? { start: 0, end: text.length };
  let from = start;
  while (from > statement.start && start - from < REACH && !isBoundary(text.charCodeAt(from - 1))) from -= 1;
  let to = end;
  while (to < statement.end && to - end < REACH && !isBoundary(text.charCodeAt(to))) to += 1;
  addWords(set, context, context.cut(from, start).reverse().slice(0, WORDS_NEAR), 'left', kind);
  addWords(set, context, context.cut(end, to).slice(0, WORDS_NEAR), 'right', kind);
  addSubject(set, context, hit);
  const cues = new Set<CueClass>();
  for (const cue of prepared.cueHits) {
    if (cue.start > end + CUE_REACH) break;
    if (cue.end < start - CUE_REACH || (cue.end > start && cue.start < end)) continue;
    cues.add(cue.cue);
    const side = cue.start < start ? '<' : '>';
    set.addContext(G.cue, `${side}${cue.cue}`, 0.7);
    set.addContext(G.cue, `${kind}${side}${cue.cue}`, 0.7);
  }
  let patterns = context.patterns.get(at);
  if (patterns === undefined) context.patterns.set(at, (patterns = patternsIn(text, statement)));
  for (const id of patterns) {
    set.addContext(G.pattern, id, 0.8);
    set.addContext(G.pattern, `${kind}${id}`, 0.8);
  }
  for (const quantity of prepared.quantities) {
    if (quantity.start >= statement.end) break;
    if (quantity.end <= statement.start) continue;
    set.addContext(G.quantity, `${kind}${quantity.kind}`, 0.7);
  }
  if (/[?吗]/.test(text.slice(end, statement.end))) set.addContext(G.text, `${kind}?`, 0.7);
  set.addContext(G.text, `${at === 0 ? 'first' : 'later'}${text.length > 600 ? 'long' : 'short'}`, 0.6);
  set.addContext(G.text, `${from === start ? '^' : '-'}${to === end ? '$' : '-'}${kind}`, 0.7);
};

/** The same in a set of its own, to learn from. */
export const statementFeatures = (context: StatementContext, hit: TriggerHit): FeatureSet => {
  const set = new FeatureSet(320);
  addStatementFeatures(set, context, hit);
  return set;
};
