import { createHash } from 'node:crypto';
import {
  addDays,
  checkDefinition,
  type Day,
  dayOf,
  type DocumentId,
  fingerprintOf,
  foldTerm,
  type Instant,
  type LibraryTerms,
  RefusedError,
  startOf,
  type TermDefinition,
  type TermId,
  type TermOrigin,
  unwritten,
  wilsonInterval,
} from '@weisu/core';
import {
  companySpansIn,
  compileTerms,
  type CorpusText,
  findCollocations,
  findNewWords,
  findVariants,
  normalise,
  type RiskKind,
  type Term,
} from '@weisu/text';
import { textOf } from '../pipeline/prepare-document.ts';
import type { Database } from '../store/engine.ts';
import { type CorpusCursor, listAllDefinitions, listTrueTexts, nextTexts } from '../store/library/corpus.ts';
import { writeTermAct } from '../store/library/write-term.ts';
import { SYSTEM_OFFICER } from '../store/standing/officers.ts';
import { listTermsInForce } from '../store/standing/terms.ts';
import { putUpBadTerms } from './put-up-bad-terms.ts';
import { soundOf } from './sound-of.ts';

/** Newest texts that are looked through: all are held at once. */
const MOST_TEXTS = 60_000;
const TEXTS_A_TIME = 2_000;
const MOST_EVIDENCE = 6;

export type ProposedTerm = {
  readonly id: TermId;
  readonly definition: TermDefinition;
  readonly origin: TermOrigin;
};

export type ProposalRound = {
  /** Texts looked through, and how many of them were judged true. */
  readonly texts: number;
  readonly trueTexts: number;
  readonly proposed: readonly ProposedTerm[];
  /** Finds that the library has already, in whatever state: what a person rejected is not proposed again. */
  readonly known: number;
  /** Terms newly put up for retirement. */
  readonly putUp: readonly TermId[];
};

type Found = Pick<ProposedTerm, 'definition' | 'origin'>;

const EMPTY: Omit<TermDefinition, 'kind' | 'weight'> = {
  must: [],
  any: [],
  not: [],
  near: [],
  pattern: null,
};

/** What a hit says by itself, before anybody has judged it: the lower bound of the share of its texts that were judged true. */
const weightOf = (trueTexts: number, others: number): number => {
  const low = wilsonInterval(trueTexts, trueTexts + others)?.low ?? 0;
  return Math.round(100 * Math.min(0.8, Math.max(0.3, low))) / 100;
};

/** The kind that most of the texts were read as; arrears where none was read as anything. */
const kindOf = (texts: readonly string[], kinds: ReadonlyMap<string, readonly RiskKind[]>): RiskKind => {
  const counts = new Map<RiskKind, number>();
  for (const id of texts)
    for (const kind of kinds.get(id) ?? []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'wage-arrears';
};

const newestOf = (texts: readonly string[]): DocumentId[] =>
  texts.slice(-MOST_EVIDENCE).reverse() as DocumentId[];

type Corpus = {
  readonly texts: readonly CorpusText[];
  readonly kinds: ReadonlyMap<string, readonly RiskKind[]>;
};

/** Names of companies are no keywords: marks stand in their place. */
const withoutNames = (text: string): string => {
  let kept = '';
  let from = 0;
  for (const { start, end } of companySpansIn(text)) {
    kept += `${text.slice(from, start)}、`;
    from = end;
  }
  return kept + text.slice(from);
};

/** Words that terms in force ask for already, alone or together with others. */
const wordsKnown = (terms: readonly Term[]): ReadonlySet<string> =>
  new Set(
    terms
      .flatMap(({ must, any, near = [] }) => [
        ...must,
        ...any,
        ...near.flatMap(({ first, second }) => [...first, ...second]),
      ])
      .map((word) => normalise(word).text),
  );

/** The texts of the days looked back, the oldest first, normalised, with what is known of each. */
const loadCorpus = async (
  database: Database,
  terms: readonly Term[],
  rule: LibraryTerms['proposals'],
  today: Day,
): Promise<Corpus> => {
  const db = database.kysely;
  const since = startOf(addDays(today, -rule.lookBackDays));
  const recentFrom = startOf(addDays(today, -rule.recentDays));
  const trueTexts = new Map((await listTrueTexts(db, since)).map((each) => [each.id, each]));
  const matcher = compileTerms(terms);
  const texts: CorpusText[] = [];
  let after: CorpusCursor | null = null;
  do {
    const batch: Awaited<ReturnType<typeof nextTexts>> = await nextTexts(db, since, after, TEXTS_A_TIME);
    for (const each of batch) {
      const { text } = normalise(textOf(each));
      const judged = trueTexts.get(each.id);
      texts.push({
        id: each.id,
        story: each.storyId,
        group: judged?.enterpriseId ?? null,
        text,
        isTrue: judged !== undefined,
        isRecent: each.recordedAt >= recentFrom,
        isCovered: matcher.match(text).length > 0,
      });
    }
    const last = batch.at(-1);
    after =
      last === undefined || batch.length < TEXTS_A_TIME ? null : { recordedAt: last.recordedAt, id: last.id };
  } while (after !== null);
  return {
    texts: texts.slice(-MOST_TEXTS),
    kinds: new Map([...trueTexts.values()].map(({ id, kinds }) => [id, kinds])),
  };
};

const findAll = (corpus: Corpus, terms: readonly Term[], rule: LibraryTerms['proposals']): Found[] => {
  const { texts, kinds } = corpus;
  const options = { leastTexts: rule.leastTexts, leastGroups: rule.leastEnterprises, most: rule.mostOfAKind };
  const ofFind = (own: readonly string[], figures: TermOrigin['figures']) => ({
    kind: kindOf(own, kinds),
    weight: weightOf(figures.trueTexts, figures.otherTexts),
  });
  const nameless = texts.map((text) => (text.isTrue ? { ...text, text: withoutNames(text.text) } : text));
  const known = wordsKnown(terms);
  // Twice as many are asked for, since what the library knows falls away.
  const novel = findNewWords(nameless, { ...options, most: 2 * options.most })
    .filter(({ word }) => !known.has(word))
    .slice(0, options.most);
  const words = novel.map(({ word, figures, texts: own }): Found => ({
    definition: { ...EMPTY, ...ofFind(own, figures), any: [word] },
    origin: { way: 'new-word', variantOf: null, figures, evidence: newestOf(own) },
  }));
  const pairs = findCollocations(nameless, options).map(
    ({ first, second, within, figures, texts: own }): Found => ({
      definition: {
        ...EMPTY,
        ...ofFind(own, figures),
        near: [{ first: [first], second: [second], within, ordered: true }],
      },
      origin: { way: 'collocation', variantOf: null, figures, evidence: newestOf(own) },
    }),
  );
  const variants = findVariants(texts, terms, { soundOf, most: rule.mostOfAKind }).flatMap(
    (found): Found[] => {
      const term = terms.find(({ id }) => id === found.termId);
      if (term === undefined) return [];
      return [
        {
          definition: {
            ...EMPTY,
            kind: term.kind,
            weight: term.weight,
            ...(found.pattern === null ? { any: [found.form] } : { pattern: found.pattern }),
          },
          origin: {
            way: found.way,
            variantOf: { termId: term.id as TermId, word: found.word },
            figures: found.figures,
            evidence: newestOf(found.texts),
          },
        },
      ];
    },
  );
  return [...words, ...pairs, ...variants];
};

/** The same find has the same id, so that it is proposed once, whatever became of it. */
const idOf = (fingerprint: string): TermId =>
  `term_auto-${createHash('sha256').update(fingerprint).digest('hex').slice(0, 12)}`;

const checked = (definition: TermDefinition): TermDefinition | null => {
  try {
    return checkDefinition(definition);
  } catch (error) {
    if (error instanceof RefusedError) return null;
    throw error;
  }
};

const REASON = '从文本中发现，依据见统计 / found in the texts, for the figures shown';

/**
 * Looks the stored texts through for what the library lacks and proposes it in the program's name, with figures and texts; puts terms
 * that have gone bad up for retirement. A person rules on each. Doing it again proposes only what is new. With `dryRun` nothing is
 * written.
 */
export const proposeTerms = async (
  database: Database,
  library: LibraryTerms,
  now: Instant,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<ProposalRound> => {
  const terms = await listTermsInForce(database.kysely);
  const corpus = await loadCorpus(database, terms, library.proposals, dayOf(now));
  const found = findAll(corpus, terms, library.proposals);
  const seen = new Set((await listAllDefinitions(database.kysely)).map((each) => fingerprintOf(each)));
  const proposed: ProposedTerm[] = [];
  let known = 0;
  for (const { definition: raw, origin } of found) {
    const definition = checked(raw);
    if (definition === null) continue;
    const fingerprint = fingerprintOf(definition);
    if (seen.has(fingerprint)) {
      known += 1;
      continue;
    }
    seen.add(fingerprint);
    proposed.push({ id: idOf(fingerprint), definition, origin });
  }
  if (!dryRun)
    await database.transaction(async (trx) => {
      for (const { id, definition, origin } of proposed) {
        const before = unwritten(id, SYSTEM_OFFICER);
        const act = {
          kind: 'propose',
          version: 1,
          by: SYSTEM_OFFICER,
          at: now,
          reason: REASON,
          key: `find:${id}`,
        } as const;
        const after = foldTerm(before, act, { program: SYSTEM_OFFICER });
        await writeTermAct(trx, { before, after, act, definition, origin });
      }
    });
  return {
    texts: corpus.texts.length,
    trueTexts: corpus.texts.filter(({ isTrue }) => isTrue).length,
    proposed,
    known,
    putUp: dryRun ? [] : await putUpBadTerms(database, library.retirement, now),
  };
};
