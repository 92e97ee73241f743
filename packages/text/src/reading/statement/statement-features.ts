import { type BrandHit, brandsIn } from '../cue/brands.ts';
import type { CueClass } from '../cue/cues.ts';
import { patternsIn } from '../cue/statement-patterns.ts';
import { subjectBefore } from '../cue/subject.ts';
import type { TriggerHit } from '../cue/triggers.ts';
import type { Span } from '../finding.ts';
import { FeatureSet } from '../model/feature-set.ts';
import type { Prepared } from '../prepare.ts';
import { type WordHit, type Words, wordsIn } from '../words/word-table.ts';

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
};

export const statementContext = (prepared: Prepared, words: Words): StatementContext => ({
  prepared,
  words,
  brands: brandsIn(prepared.text, Math.min(prepared.text.length, 1_600)),
  patterns: new Map(),
  headEnd: prepared.bodyStart > 0 ? prepared.bodyStart - 1 : Math.min(prepared.text.length, 120),
});

const addWords = (
  set: FeatureSet,
  context: StatementContext,
  near: readonly WordHit[],
  side: 'left' | 'right',
  kind: string,
): void => {
  const { words, prepared } = context;
  const { dims, vectors, clusters } = words;
  const [wordGroup, clusterGroup, vectorGroup] =
    side === 'left'
      ? [G.wordLeft, G.clusterLeft, G.vectorLeft]
      : [G.wordRight, G.clusterRight, G.vectorRight];
  const sums = new Float64Array(dims);
  let known = 0;
  near.forEach(({ word, start, end }, place) => {
    const said = prepared.text.slice(start, end);
    set.addContext(wordGroup, said, 0.5);
    set.addContext(wordGroup, `${kind}${said}`, 0.5);
    if (place < 3)
      set.addContext(wordGroup, `${place}${kind}${said}`.replace(/^\d/, 'abc'[place] ?? 'a'), 0.6);
    if (word === -1) return;
    const cluster = `${String.fromCharCode(0x100 + (clusters[word] as number))}`;
    set.addContext(clusterGroup, cluster, 0.5);
    if (place < 3) set.addContext(clusterGroup, `${'abc'[place] ?? 'a'}${kind}${cluster}`, 0.6);
    known += 1;
    for (let dim = 0; dim < dims; dim += 1)
      sums[dim] = (sums[dim] as number) + (vectors[word * dims + dim] as number) / 127;
  });
  if (known === 0) return;
  for (let dim = 0; dim < dims; dim += 1) {
    const name = String.fromCharCode(0x61 + dim);
    set.addContext(vectorGroup, name, (1.5 * (sums[dim] as number)) / known);
  }
};

/** An employer that could be any: 公司, 很多企业, 一家小店. */
const UNNAMED =
  /^(?:如果|假如|为什么|如何看待|怎么看待|当|若|你|你们|很多|许多|有的|有些|一些|不少|大量|多家|一家|某|这家|那家|小|大|老|的|所在|现在|中国|国内|互联网|科技|民营|中小|创业|教培|培训)*(?:公司|企业|单位|老板|工厂|厂|店|机构|平台|商家|大厂|巨头|行业|学校|医院|银行|品牌|房企|车企|健身房|幼儿园|餐厅|饭店|奶茶店|实体店)?$/;

const addSubject = (set: FeatureSet, context: StatementContext, hit: TriggerHit): void => {
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
  if (UNNAMED.test(named)) set.addContext(G.subject, 'unnamed', 1);
  if (UNNAMED.test(named)) set.addContext(G.subject, `${hit.kind}unnamed`, 1);
  const said = wordsIn(words, prepared.text, subject.span.start, subject.span.end).slice(-4);
  const sums = new Float64Array(words.dims);
  let known = 0;
  for (const { word } of said) {
    if (word === -1) continue;
    known += 1;
    set.addContext(G.subject, `c${String.fromCharCode(0x100 + (words.clusters[word] as number))}`, 0.6);
    for (let dim = 0; dim < words.dims; dim += 1)
      sums[dim] = (sums[dim] as number) + (words.vectors[word * words.dims + dim] as number) / 127;
  }
  set.addContext(G.subject, known === said.length ? 'known' : 'unknown', 0.7);
  if (known === 0) return;
  for (let dim = 0; dim < words.dims; dim += 1) {
    const value = (1.5 * (sums[dim] as number)) / known;
    set.addContext(G.vectorSubject, String.fromCharCode(0x61 + dim), value);
    set.addContext(G.vectorSubject, `${hit.kind}${String.fromCharCode(0x61 + dim)}`, value);
  }
};

/** What is seen around one place at which a risk may be stated. */
export const statementFeatures = (context: StatementContext, hit: TriggerHit): FeatureSet => {
  const { prepared, words, headEnd } = context;
  const { text, bodyStart } = prepared;
  const { kind, start, end } = hit;
  const set = new FeatureSet(false, 320);
  const word = text.slice(start, end);
  const zone = bodyStart === 0 ? (start < headEnd ? 'u' : 'v') : start < bodyStart ? 't' : 'b';
  for (const name of [kind, `${kind}${zone}`, word, `${word}${zone}`]) set.addContext(G.place, name, 1);
  for (let size = 1; size <= 4; size += 1) {
    const left = text.slice(Math.max(0, start - size), start);
    const right = text.slice(end, end + size);
    set.addContext(G.left, `${kind}${left}`, 0.8);
    set.addContext(G.right, `${kind}${right}`, 0.8);
    if (size < 4) {
      set.addContext(G.left, `${word}${left}`, 0.8);
      set.addContext(G.right, `${word}${right}`, 0.8);
    }
  }
  const at = prepared.statements.findIndex((statement) => statement.end > start);
  const statement: Span = prepared.statements[at] ?? { start: 0, end: text.length };
  let from = start;
  while (from > statement.start && start - from < REACH && !isBoundary(text.charCodeAt(from - 1))) from -= 1;
  let to = end;
  while (to < statement.end && to - end < REACH && !isBoundary(text.charCodeAt(to))) to += 1;
  addWords(set, context, wordsIn(words, text, from, start).reverse().slice(0, WORDS_NEAR), 'left', kind);
  addWords(set, context, wordsIn(words, text, end, to).slice(0, WORDS_NEAR), 'right', kind);
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
  return set;
};
