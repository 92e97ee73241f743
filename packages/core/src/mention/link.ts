import { type Span, normalise } from '@weisu/text';
import type { EnterpriseId } from '../ids.ts';
import type { Day } from '../time.ts';
import { type LinkModel, gramMarks, shippedLinkModel, weighMark } from './link-model.ts';
import type { Mark, SubjectOf } from './mark.ts';
import type { MentionEvidence } from './mention.ts';
import type { Bearer, NameHit, NameLookup } from './name-lookup.ts';
import type { PlaceFinder } from './places.ts';
import { type Relatives, type TextView, bearerMarks, tradesIn } from './weigh-bearer.ts';
import { formKindOf, formMarks, isWholeForm, viewSpan } from './weigh-span.ts';

export type Candidate = {
  readonly enterpriseId: EnterpriseId;
  /** Places where the text may name it, the surest first. */
  readonly spans: readonly Span[];
  /** The name in the form in which it was found at the surest place. */
  readonly surface: string;
  /** 0–1: the logistic of the sum of the evidence. */
  readonly confidence: number;
  /** 0–1: that the surest place names any of those who bear the name. Never below `confidence`. */
  readonly known: number;
  readonly evidence: readonly MentionEvidence[];
};

/** What is known of a text beside its words. */
export type LinkContext = {
  /** District codes that the source reports from, or null for anywhere. */
  readonly sourceDistricts: readonly string[] | null;
  /** Day on which the text appeared: who was called what then. */
  readonly on?: Day | null;
  /** Spans in which reading saw the employer. */
  readonly employers?: readonly Span[] | null;
  /** Enterprises tied to those that the text names in full, so that one of a shared name is told by who is named beside it. */
  readonly relatives?: Relatives;
};
const NO_RELATIVES: Relatives = new Map();

/** What a person said of the same name in the same surroundings before, in log-odds, or null. */
export type Remembered = (surface: string, enterpriseId: EnterpriseId) => number | null;

export type Linker = {
  /** Of the weights. */
  readonly version: string;
  /** Candidates in a text, surest first; those of less than `LEAST_CHANCE` are left out. */
  readonly link: (text: string, context: LinkContext) => Candidate[];
};

export type LinkerOptions = {
  readonly names: NameLookup;
  readonly subjectOf: SubjectOf;
  readonly places: PlaceFinder;
  readonly model?: LinkModel;
  readonly remembered?: Remembered;
};

const LEAST_CHANCE = 0.02;
/** A name that so many bear tells nobody apart; weighing each would cost more than it can say. */
const MOST_BEARERS = 400;
/** What else a text can add for a bearer, short of its credit code: below it a name is not worth weighing. */
const MOST_ELSE = 9;
const LEAST_SUM = -4;
const CREDIT_CODE = /[0-9A-HJ-NP-RT-UW-Y]{2}\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}/g;

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const sumOf = (evidence: readonly MentionEvidence[]): number =>
  evidence.reduce((total, { logOdds }) => total + logOdds, 0);
const PRIOR: Mark = { kind: 'prior', value: 1, detail: '' };

/** Someone who may be meant at one place. */
export type Weighed = {
  readonly hit: NameHit;
  readonly bearer: Bearer;
  readonly evidence: readonly MentionEvidence[];
  readonly sum: number;
};

/** Hits that overlap are one place: at most one of them is what the text means. */
export const placesOf = (hits: readonly NameHit[]): NameHit[][] => {
  const places: NameHit[][] = [];
  let end = -1;
  for (const hit of hits) {
    if (hit.start < end) places.at(-1)?.push(hit);
    else places.push([hit]);
    end = Math.max(end, hit.end);
  }
  return places;
};

/** Marks of everyone who may be meant at one place; `weigh` is asked for each. Shared with learning, so that both see the same. */
export const marksOf = (
  options: Pick<LinkerOptions, 'subjectOf' | 'remembered'>,
  model: LinkModel,
  hit: NameHit,
  view: TextView,
  employers: readonly Span[] | null,
): { readonly bearer: Bearer; readonly marks: readonly Mark[] }[] => {
  if (hit.bearers.length > MOST_BEARERS) return [];
  const seen = viewSpan(view.text, hit, employers);
  const weighed = new Map<string, { marks: Mark[]; sum: number }>();
  return hit.bearers.flatMap((bearer) => {
    const key = `${bearer.form} ${bearer.derived}`;
    let base = weighed.get(key);
    if (base === undefined) {
      const isWhole = isWholeForm(formKindOf(hit.name, bearer));
      const marks = [
        PRIOR,
        ...formMarks(hit.name, bearer),
        ...seen.marks,
        ...gramMarks(model, seen, isWhole),
      ];
      base = { marks, sum: sumOf(marks.map((mark) => weighMark(model, mark))) };
      weighed.set(key, base);
    }
    if (base.sum + MOST_ELSE < LEAST_SUM && view.creditCodes.size === 0) return [];
    const subject = options.subjectOf(bearer.enterpriseId);
    if (subject === undefined) return [];
    const before = options.remembered?.(hit.name, bearer.enterpriseId) ?? null;
    const own = bearerMarks(hit, bearer, subject, view, seen);
    if (before !== null) own.push({ kind: 'judged-before', value: before, detail: hit.name });
    return [{ bearer, marks: [...base.marks, ...own] }];
  });
};

/**
 * Of everyone who bears a name, at most one is meant, or somebody unknown: chances are e^sum over 1 + the sum of all
 * e^sum, so that the logit of a chance is its own evidence less what speaks for the others. A name that two bear alike
 * gives neither more than one half, whatever the weights.
 */
const againstRivals = (each: Weighed, all: readonly Weighed[]): number => {
  const rivals = all.filter((rival) => rival !== each);
  const most = rivals.reduce((highest, { sum }) => Math.max(highest, sum), 0);
  const mass = rivals.reduce((total, { sum }) => total + Math.exp(sum - most), Math.exp(-most));
  return -(most + Math.log(mass));
};

/** Everyone at one place with a chance worth keeping. */
const candidatesOf = (all: readonly Weighed[]): Candidate[] => {
  const most = all.reduce((highest, { sum }) => Math.max(highest, sum), 0);
  const total = all.reduce((mass, { sum }) => mass + Math.exp(sum - most), 0);
  const whole = total + Math.exp(-most);
  return all.flatMap((each): Candidate[] => {
    if (Math.exp(each.sum - most) / whole < LEAST_CHANCE) return [];
    const { hit, bearer, evidence, sum } = each;
    const rivals = againstRivals(each, all);
    const detail = String(all.length - 1);
    return [
      {
        enterpriseId: bearer.enterpriseId,
        spans: [{ start: hit.start, end: hit.end }],
        surface: hit.name,
        confidence: logistic(sum + rivals),
        known: total / whole,
        evidence:
          all.length === 1
            ? evidence
            : [...evidence, { kind: 'same-name-elsewhere', logOdds: rivals, detail }],
      },
    ];
  });
};

/** Once for each enterprise at one place: under the form that speaks loudest for it. */
const loudest = (weighed: readonly Weighed[]): Weighed[] => {
  const best = new Map<EnterpriseId, Weighed>();
  for (const each of weighed) {
    const known = best.get(each.bearer.enterpriseId);
    if (known === undefined || each.sum > known.sum) best.set(each.bearer.enterpriseId, each);
  }
  return [...best.values()];
};

/** The text as names are looked for; where its offsets would shift, the text as it came. */
const comparable = (text: string): string => {
  const plain = normalise(text).text;
  return plain.length === text.length ? plain : text;
};

/** What a text says beside its names. */
export const viewText = (
  text: string,
  hits: readonly NameHit[],
  places: PlaceFinder,
  { sourceDistricts, on = null, relatives = NO_RELATIVES }: LinkContext,
): TextView => {
  const plain = comparable(text);
  const inFull = new Set<string>();
  for (const { name, bearers } of hits)
    for (const bearer of bearers)
      if (bearers.length === 1 && isWholeForm(formKindOf(name, bearer))) inFull.add(bearer.enterpriseId);
  return {
    text: plain,
    places: places.find(plain),
    trades: tradesIn(plain),
    creditCodes: new Set(text.toUpperCase().match(CREDIT_CODE) ?? []),
    sourceDistricts,
    on,
    inFull,
    relatives,
  };
};

/** Builds a linker. At each place of a text it weighs everyone who bears a name there against the others and against nobody known. */
export const createLinker = (options: LinkerOptions): Linker => {
  const model = options.model ?? shippedLinkModel();
  const link = (text: string, context: LinkContext): Candidate[] => {
    const hits = options.names.find(text, context.employers);
    if (hits.length === 0) return [];
    const view = viewText(text, hits, options.places, context);
    const surest = new Map<EnterpriseId, Candidate>();
    for (const place of placesOf(hits)) {
      const weighed = place.flatMap((hit) =>
        marksOf(options, model, hit, view, context.employers ?? null).map(({ bearer, marks }): Weighed => {
          const evidence = marks.map((mark) => weighMark(model, mark));
          return { hit, bearer, evidence, sum: sumOf(evidence) };
        }),
      );
      const all = loudest(weighed);
      for (const candidate of candidatesOf(all)) {
        const known = surest.get(candidate.enterpriseId);
        if (known === undefined) surest.set(candidate.enterpriseId, candidate);
        else
          surest.set(
            candidate.enterpriseId,
            candidate.confidence > known.confidence
              ? { ...candidate, spans: [...candidate.spans, ...known.spans] }
              : { ...known, spans: [...known.spans, ...candidate.spans] },
          );
      }
    }
    return [...surest.values()]
      .map((candidate) => ({ ...candidate, confidence: Math.round(candidate.confidence * 1000) / 1000 }))
      .sort((a, b) => b.confidence - a.confidence || (a.enterpriseId < b.enterpriseId ? -1 : 1));
  };
  return { version: model.version, link };
};
