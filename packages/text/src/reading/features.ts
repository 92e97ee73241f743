import type { CueClass } from './cue/cues.ts';
import { CUE_CLASSES } from './cue/cues.ts';
import { type BrandHit, brandsIn } from './cue/brands.ts';
import { hashAfter, hashEnd, hashFrom, hashOver } from './model/feature-hash.ts';
import type { FeatureList } from './model/feature-list.ts';
import { FeatureSet, type Features } from './model/feature-set.ts';
import { addHeadWords } from './head-words.ts';
import { NamedFacts } from './model/named-facts.ts';
import { RISK_KINDS, type Span } from './finding.ts';
import type { Prepared } from './prepare.ts';
import { patternsIn } from './cue/statement-patterns.ts';
import { subjectBefore } from './cue/subject.ts';
import type { TriggerHit } from './cue/triggers.ts';
import { knownWords } from './words/words.ts';

/** Groups keep like strings apart; their numbers are part of the model. */
const G = {
  head: 1,
  triggerLeft: 2,
  triggerRight: 3,
  triggerWord: 4,
  bodyNear: 5,
  body: 6,
  cueHead: 7,
  cueBody: 8,
  cueNear: 9,
  term: 10,
  strength: 11,
  quantity: 12,
  employer: 13,
  genre: 14,
  pair: 15,
  headStart: 16,
  headEnd: 17,
  bodyTrigger: 18,
  cuePair: 19,
  clause: 20,
  subject: 21,
  between: 22,
  brand: 23,
  pattern: 24,
  negated: 25,
} as const;

const GROUP_NAMES = new Map<number, string>(Object.entries(G).map(([name, group]) => [group, name]));

/** The name of a fact as an officer is shown it: `12:hamount` → `quantity:hamount`; h is the head, b the body. */
export const factName = (name: string): string => {
  const colon = name.indexOf(':');
  return `${GROUP_NAMES.get(Number(name.slice(0, colon))) ?? 'fact'}${name.slice(colon)}`;
};

/** Head beyond this and body beyond that say little more and would only cost. */
const LONGEST_HEAD = 120;
const LONGEST_BODY = 1200;
const LONGEST_LOOK = LONGEST_HEAD + LONGEST_BODY + 200;
const MOST_TRIGGERS = 40;

/** Counts as letters: hashing folds digits. */
const bucket = (count: number): string =>
  count === 0 ? 'o' : count === 1 ? 'a' : count <= 3 ? 'b' : count <= 6 ? 'c' : 'd';

/** The head: the title, or the whole of a text that has none and is short; else its first statement. */
export const headOf = ({ text, bodyStart, statements }: Prepared): Span => {
  if (bodyStart > 0) return { start: 0, end: Math.min(bodyStart - 1, LONGEST_HEAD) };
  if (text.length <= LONGEST_HEAD) return { start: 0, end: text.length };
  return { start: 0, end: Math.min(statements[0]?.end ?? 0, LONGEST_HEAD) };
};

const CLAUSE_ENDS = new Uint8Array(0x10000);
for (const mark of ',。!?;:\n「」"“”、…') CLAUSE_ENDS[mark.charCodeAt(0)] = 1;

const clauseAround = (text: string, { start, end }: Span): Span => {
  let from = start;
  let to = end;
  while (from > 0 && start - from < 24 && CLAUSE_ENDS[text.charCodeAt(from - 1)] === 0) from -= 1;
  while (to < text.length && to - end < 24 && CLAUSE_ENDS[text.charCodeAt(to)] === 0) to += 1;
  return { start: from, end: to };
};

const addHead = (set: Features, text: string, head: Span): void => {
  const length = head.end - head.start;
  if (length <= 0) return;
  const value = 3 / Math.sqrt(Math.max(9, length));
  const seed = hashFrom(G.head);
  for (let at = head.start; at < head.end; at += 1) {
    let hash = seed;
    for (let size = 1; size <= 4 && at + size <= head.end; size += 1) {
      hash = hashOver(hash, text, at + size - 1, at + size);
      set.put(hashEnd(hash), value);
    }
  }
  for (let size = 1; size <= 3; size += 1) {
    if (length < size) break;
    set.addPiece(G.headStart, text, head.start, head.start + size, 0.7);
    set.addPiece(G.headEnd, text, head.end - size, head.end, 0.7);
  }
};

const addTrigger = (
  set: Features,
  text: string,
  hit: TriggerHit,
  inHead: boolean,
  cuesNear: ReadonlySet<CueClass>,
): void => {
  const zone = inHead ? 'h' : 'b';
  const word = text.slice(hit.start, hit.end);
  set.addFact(G.triggerWord, `${zone}${hit.kind}`, 1);
  set.addFact(G.triggerWord, `${zone}${word}`, 1);
  const group = inHead ? 0 : 100;
  const [kindBar, wordBar] = [`${hit.kind}|`, `${word}|`];
  const kindLeft = hashAfter(hashFrom(G.triggerLeft + group), kindBar);
  const kindRight = hashAfter(hashFrom(G.triggerRight + group), kindBar);
  const wordLeft = hashAfter(hashFrom(G.triggerLeft + group), wordBar);
  const wordRight = hashAfter(hashFrom(G.triggerRight + group), wordBar);
  for (let size = 1; size <= 4; size += 1) {
    const left = Math.max(0, hit.start - size);
    const right = Math.min(text.length, hit.end + size);
    set.addBehind(kindLeft, text, left, hit.start, 0.8);
    set.addBehind(kindRight, text, hit.end, right, 0.8);
    if (size <= 3) {
      set.addBehind(wordLeft, text, left, hit.start, 0.8);
      set.addBehind(wordRight, text, hit.end, right, 0.8);
    }
  }
  for (const cue of cuesNear) set.addFact(G.cueNear, `${zone}${hit.kind}|${cue}`, 0.8);
  const clause = clauseAround(text, hit);
  const inClause = hashAfter(hashFrom(G.clause + group), hit.kind);
  const [before, after] = [hashAfter(inClause, '<'), hashAfter(inClause, '>')];
  for (let at = clause.start; at < clause.end; at += 1)
    for (let size = 2; size <= 3 && at + size <= clause.end; size += 1) {
      if (at + size > hit.start && at < hit.end) continue;
      set.addBehind(at < hit.start ? before : after, text, at, at + size, 0.35);
    }
};

const addBody = (set: Features, prepared: Prepared, head: Span, triggers: readonly TriggerHit[]): void => {
  const { text, bodyStart } = prepared;
  const from = bodyStart > 0 ? bodyStart : head.end;
  const to = Math.min(text.length, from + LONGEST_BODY);
  const length = to - from;
  if (length < 2) return;
  const value = 4 / Math.sqrt(Math.max(100, length));
  for (let at = from; at + 2 <= to; at += 1) {
    set.addPiece(G.body, text, at, at + 2, value);
  }
  let covered = from;
  for (const { start, end } of triggers) {
    if (start < from) continue;
    const low = Math.max(covered, start - 14);
    const high = Math.min(to, end + 14);
    for (let at = low; at + 2 <= high; at += 1) {
      set.addPiece(G.bodyNear, text, at, at + 2, 0.3);
      if (at + 3 <= high) set.addPiece(G.bodyNear, text, at, at + 3, 0.3);
    }
    covered = Math.max(covered, high - 2);
  }
};

const addTerms = (set: Features, prepared: Prepared, head: Span): void => {
  const best = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const hit of prepared.termHits) {
    const zone = (hit.spans[0]?.start ?? 0) < head.end ? 'h' : 'b';
    // What was learned of a term was learned of its first definition.
    if (hit.version === 1) set.addFact(G.term, `${zone}${hit.termId}`, 1);
    const key = `${zone}${hit.kind}`;
    best.set(key, Math.max(best.get(key) ?? 0, hit.weight));
    counts.set(hit.kind, (counts.get(hit.kind) ?? 0) + 1);
  }
  for (const [key, weight] of best) {
    set.addFact(G.strength, key, 2 * weight);
    if (weight >= 0.6) set.addFact(G.strength, `${key}+`, 0.5);
    if (weight >= 0.75) set.addFact(G.strength, `${key}++`, 0.5);
  }
  for (const [kind, count] of counts) set.addFact(G.strength, `n${kind}${bucket(count)}`, 1);
};

const addCues = (set: Features, prepared: Prepared, head: Span): void => {
  const inHead = new Map<CueClass, number>();
  const inBody = new Map<CueClass, number>();
  for (const { cue, start } of prepared.cueHits) {
    const counts = start < head.end ? inHead : inBody;
    counts.set(cue, (counts.get(cue) ?? 0) + 1);
  }
  for (const cue of CUE_CLASSES) {
    set.addFact(G.cueHead, `${cue}${bucket(inHead.get(cue) ?? 0)}`, 0.6);
    if (prepared.text.length > head.end) set.addFact(G.cueBody, `${cue}${bucket(inBody.get(cue) ?? 0)}`, 0.6);
  }
  const present = CUE_CLASSES.filter((cue) => inHead.has(cue));
  for (const a of present) for (const b of present) if (a < b) set.addFact(G.cuePair, `${a}&${b}`, 0.4);
};

const ORGANISATION =
  /(?:有限公司|公司|集团|厂|门店|店|医院|学校|学院|小学|中学|幼儿园|银行|项目部|工地|剧组|俱乐部|机构|平台|政府|局|小区|楼盘)/g;
const UNNAMED =
  /(?:本|我|该|某|家|个|们|的|有些|这|那|一|各|多|和|在|与|或|被|子|上市|互联网|国有|私人|私营|大|小|老|外包|派遣|物业|保险|建筑|中介|^)$/;

/** Which organisations are spoken of, and whether by a name: cheap signs, the names themselves are found later. */
const addOrganisations = (set: Features, prepared: Prepared, head: Span): void => {
  const { text } = prepared;
  const seen = new Map<string, number>();
  for (const match of text.slice(0, LONGEST_HEAD + LONGEST_BODY).matchAll(ORGANISATION)) {
    const zone = match.index < head.end ? 'h' : 'b';
    const named = UNNAMED.test(text.slice(Math.max(0, match.index - 2), match.index)) ? 'some' : 'named';
    seen.set(`${zone}${match[0]}${named}`, 1);
    seen.set(`${zone}${named}`, (seen.get(`${zone}${named}`) ?? 0) + 1);
  }
  for (const [name, count] of seen) set.addFact(G.employer, `${name}${bucket(count)}`, 0.8);
  for (const key of ['hnamed', 'bnamed'])
    if (!seen.has(key)) set.addFact(G.employer, `${key}${bucket(0)}`, 0.8);
};

const NEGATORS = new Set([
  '没有',
  '不会',
  '从未',
  '并未',
  '未',
  '不',
  '绝不',
  '无',
  '否认',
  '澄清',
  '辟谣',
  '不再',
]);

const addSubject = (
  set: Features,
  text: string,
  hit: TriggerHit,
  head: Span,
  brands: readonly BrandHit[],
): void => {
  const subject = subjectBefore(text, hit.start, brands);
  const early = !/[,。!?;:]/.test(text.slice(head.start, hit.start)) ? 'f' : 'l';
  const asks = /[?吗呢]/.test(text.slice(hit.end, hit.end + 12)) ? '?' : '';
  set.addFact(G.subject, `${hit.kind}${subject.kind}`, 1.5);
  set.addFact(G.subject, subject.kind, 1.5);
  set.addFact(G.subject, `${subject.kind}${early}${asks}`, 1);
  set.addFact(G.subject, `length${bucket(subject.span.end - subject.span.start)}${early}`, 0.7);
  for (const word of subject.between) {
    set.addFact(G.between, word, 0.8);
    set.addFact(G.between, `${hit.kind}${word}`, 0.8);
    set.addFact(G.between, `${subject.kind}${word}`, 0.8);
  }
  if (subject.between.some((word) => NEGATORS.has(word))) {
    set.addFact(G.negated, 'negated', 1.5);
    set.addFact(G.negated, hit.kind, 1);
  }
  if (subject.between.length === 0) set.addFact(G.between, `-${subject.kind}`, 0.8);
  set.addFact(G.between, `${subject.kind}>${text.slice(hit.end, hit.end + 1)}`, 0.8);
  if (hit.end >= head.end) set.addFact(G.between, `${subject.kind}$`, 1);
};

/** What the learned stage sees of a text, put into `set`. */
const addFeatures = (set: Features, prepared: Prepared): void => {
  const { text } = prepared;
  const head = headOf(prepared);
  const titled = prepared.bodyStart > 0;
  set.addFact(G.genre, titled ? 'titled' : 'untitled', 1);
  set.addFact(G.genre, `length${bucket(Math.floor(text.length / 60))}`, 0.5);
  addHead(set, text, head);
  const triggers = prepared.triggers.filter(({ end }) => end <= LONGEST_LOOK).slice(0, MOST_TRIGGERS);
  const kinds = new Set<string>();
  const brands = brandsIn(text, head.end);
  addHeadWords(set, text, head, brands, knownWords());
  set.addFact(
    G.brand,
    brands.length === 0 ? 'none' : brands.every(({ abroad }) => abroad) ? 'abroad' : 'home',
    1,
  );
  for (const { start, end, abroad } of brands.slice(0, 3)) {
    set.addFact(G.brand, `${abroad ? 'a' : 'h'}${start - head.start < 4 ? 's' : 'l'}`, 0.8);
    set.addFact(G.brand, `${abroad ? 'a' : 'h'}>${text.slice(end, end + 2)}`, 0.6);
  }
  for (const hit of triggers) {
    const inHead = hit.start < head.end;
    if (inHead) addSubject(set, text, hit, head, brands);
    kinds.add(`${inHead ? 'h' : 'b'}${hit.kind}`);
    const cuesNear = new Set<CueClass>();
    for (const cue of prepared.cueHits) {
      if (cue.start > hit.end + 16) break;
      if (cue.end >= hit.start - 16 && (cue.end <= hit.start || cue.start >= hit.end)) cuesNear.add(cue.cue);
    }
    addTrigger(set, text, hit, inHead, cuesNear);
  }
  for (const kind of RISK_KINDS) if (!kinds.has(`h${kind}`)) set.addFact(G.triggerWord, `no${kind}`, 0.5);
  addBody(set, prepared, head, triggers);
  addTerms(set, prepared, head);
  addCues(set, prepared, head);
  addOrganisations(set, prepared, head);
  for (const id of patternsIn(text, head)) set.addFact(G.pattern, `h${id}`, 1.5);
  const body = { start: head.end, end: Math.min(text.length, head.end + LONGEST_BODY) };
  if (body.end > body.start) for (const id of patternsIn(text, body)) set.addFact(G.pattern, `b${id}`, 1.2);
  const kindsNear = [...kinds].sort();
  for (const kind of kindsNear) set.addFact(G.pair, `${kind}${titled ? 't' : 'u'}`, 0.6);
  const quantities = new Set(
    prepared.quantities.slice(0, 60).map(({ kind, start }) => `${start < head.end ? 'h' : 'b'}${kind}`),
  );
  for (const quantity of quantities) {
    set.addFact(G.quantity, quantity, 1);
    for (const kind of kindsNear) set.addFact(G.quantity, `${quantity}${kind}`, 0.5);
  }
};

/** The features of a text, to learn from. */
export const featuresOf = (prepared: Prepared): FeatureSet => {
  const set = new FeatureSet();
  addFeatures(set, prepared);
  return set;
};

/** The features of a text in a list that was used for another before. */
export const listFeatures = (list: FeatureList, prepared: Prepared): FeatureList => {
  list.clear();
  addFeatures(list, prepared);
  return list;
};

/** The facts of a text with their names, to explain by. */
export const namedFactsOf = (prepared: Prepared): NamedFacts => {
  const named = new NamedFacts();
  addFeatures(named, prepared);
  return named;
};
