import { type Span, buildNameIndex } from '@weisu/text';
import type { NameForm } from '../enterprise/enterprise.ts';
import type { EnterpriseId } from '../ids.ts';
import type { MentionEvidence } from './mention.ts';

/**
 * A name under which an enterprise may be written. `weak`: too short or too common to say much by itself.
 * `derived`: nobody wrote it down; it follows from a registered name, and may as well be an ordinary phrase.
 */
export type NameEntry = {
  readonly enterpriseId: EnterpriseId;
  readonly name: string;
  readonly form: NameForm;
  readonly weak: boolean;
  readonly derived?: boolean;
};

/** What linking weighs about an enterprise, beside its names. */
export type LinkSubject = {
  readonly creditCode: string;
  readonly districts: readonly string[];
  readonly industry: string | null;
};

/** A district and the forms in which texts write it. */
export type PlaceWords = { readonly code: string; readonly writtenAs: readonly string[] };

export type Candidate = {
  readonly enterpriseId: EnterpriseId;
  readonly spans: readonly Span[];
  /** 0–1, the logistic of the evidence's sum. */
  readonly confidence: number;
  readonly evidence: readonly MentionEvidence[];
};

/** At or above it a mention links by itself; below, a person judges. */
export const AUTO_LINK_CONFIDENCE = 0.9;

/** Log-odds of each kind of evidence. Priors set by hand; an officer's judgements are to replace them. */
const WEIGHT = {
  prior: -1,
  registered: 6,
  former: 4.5,
  brand: 2.5,
  short: 3.5,
  // Of real texts read against a real registry every link by a derived form alone was wrong: it asks for one more sign.
  derived: 2.8,
  weak: 0.5,
  shared: -2.5,
  placeAgrees: 1.8,
  placeDiffers: -2,
  industry: 0.8,
  sourceDistrict: 0.8,
  creditCode: 8,
  otherInFull: -4,
} as const;

/** The longest evidence a name gives by its form. */
const formEvidence = (entry: NameEntry): MentionEvidence => {
  if (entry.form === 'registered')
    return { kind: 'registered-name', logOdds: WEIGHT.registered, detail: entry.name };
  if (entry.form === 'former') return { kind: 'former-name', logOdds: WEIGHT.former, detail: entry.name };
  const written = entry.form === 'brand' ? WEIGHT.brand : WEIGHT.short;
  const full = entry.derived === true ? WEIGHT.derived : written;
  return {
    kind: entry.form === 'brand' ? 'brand' : 'short-name',
    logOdds: entry.weak ? WEIGHT.weak : full,
    detail: entry.name,
  };
};

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export type Linker = {
  /** Candidates in a text, surest first. `sourceDistricts`: where its source reports from, or null for anywhere. */
  readonly link: (text: string, sourceDistricts: readonly string[] | null) => Candidate[];
};

/** Builds a linker over every name. A name that several enterprises bear never links any of them without other evidence. */
export const createLinker = (options: {
  readonly names: readonly NameEntry[];
  readonly subjectOf: (id: EnterpriseId) => LinkSubject | undefined;
  readonly places: readonly PlaceWords[];
}): Linker => {
  const index = buildNameIndex(options.names.map(({ name }, ref) => ({ name, ref })));
  const bearers = new Map<string, Set<EnterpriseId>>();
  for (const { name, enterpriseId } of options.names) {
    const same = bearers.get(name);
    if (same === undefined) bearers.set(name, new Set([enterpriseId]));
    else same.add(enterpriseId);
  }
  /** Districts written in the text outside the names found: "朝阳" inside a company's name says where it registered, not what is meant. */
  const placesIn = (text: string, named: readonly Span[]): Set<string> => {
    const found = new Set<string>();
    for (const place of options.places)
      for (const form of place.writtenAs)
        for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
          if (!named.some((span) => at >= span.start && at < span.end)) found.add(place.code);
    return found;
  };

  const weigh = (
    entry: NameEntry,
    text: string,
    places: ReadonlySet<string>,
    sourceDistricts: readonly string[] | null,
    inFull: ReadonlyMap<string, ReadonlySet<EnterpriseId>>,
  ): MentionEvidence[] => {
    const subject = options.subjectOf(entry.enterpriseId);
    const evidence: MentionEvidence[] = [
      { kind: 'prior', logOdds: WEIGHT.prior, detail: '' },
      formEvidence(entry),
    ];
    if (subject === undefined) return evidence;
    const sharers = bearers.get(entry.name)?.size ?? 1;
    if (sharers > 1)
      evidence.push({
        kind: 'same-name-elsewhere',
        logOdds: WEIGHT.shared - Math.log(sharers),
        detail: String(sharers),
      });
    if (subject.districts.some((d) => places.has(d)))
      evidence.push({
        kind: 'place-agrees',
        logOdds: WEIGHT.placeAgrees,
        detail: subject.districts.filter((d) => places.has(d)).join(','),
      });
    else if (places.size > 0 && entry.form !== 'registered' && subject.districts.length > 0)
      evidence.push({ kind: 'place-differs', logOdds: WEIGHT.placeDiffers, detail: [...places].join(',') });
    if (entry.form !== 'registered' && subject.industry !== null && text.includes(subject.industry))
      evidence.push({ kind: 'industry-agrees', logOdds: WEIGHT.industry, detail: subject.industry });
    if (sourceDistricts !== null && subject.districts.some((d) => sourceDistricts.includes(d)))
      evidence.push({
        kind: 'source-district',
        logOdds: WEIGHT.sourceDistrict,
        detail: sourceDistricts.join(','),
      });
    if (text.includes(subject.creditCode))
      evidence.push({ kind: 'credit-code', logOdds: WEIGHT.creditCode, detail: subject.creditCode });
    const full = inFull.get(entry.name);
    if (full !== undefined && !full.has(entry.enterpriseId))
      evidence.push({ kind: 'other-named-in-full', logOdds: WEIGHT.otherInFull, detail: entry.name });
    return evidence;
  };

  const link = (text: string, sourceDistricts: readonly string[] | null): Candidate[] => {
    const matches = index.find(text).flatMap(({ start, end, ref }) => {
      const entry = options.names[ref];
      return entry === undefined ? [] : [{ span: { start, end }, entry }];
    });
    if (matches.length === 0) return [];
    const places = placesIn(
      text,
      matches.map((m) => m.span),
    );
    /** For each short name in the text: who of its bearers is also named in full there. */
    const inFull = new Map<string, Set<EnterpriseId>>();
    const fullyNamed = matches.filter((m) => m.entry.form === 'registered').map((m) => m.entry.enterpriseId);
    for (const { entry } of matches) {
      const named = fullyNamed.filter((id) => bearers.get(entry.name)?.has(id));
      if (entry.form !== 'registered' && named.length > 0) inFull.set(entry.name, new Set(named));
    }
    const byEnterprise = new Map<EnterpriseId, { spans: Span[]; best: MentionEvidence[]; sum: number }>();
    for (const { span, entry } of matches) {
      const evidence = weigh(entry, text, places, sourceDistricts, inFull);
      const sum = evidence.reduce((total, e) => total + e.logOdds, 0);
      const so = byEnterprise.get(entry.enterpriseId);
      if (so === undefined) byEnterprise.set(entry.enterpriseId, { spans: [span], best: evidence, sum });
      else {
        so.spans.push(span);
        if (sum > so.sum) Object.assign(so, { best: evidence, sum });
      }
    }
    return [...byEnterprise]
      .map(([enterpriseId, { spans, best, sum }]) => ({
        enterpriseId,
        spans,
        evidence: best,
        confidence: Math.round(logistic(sum) * 1000) / 1000,
      }))
      .sort((a, b) => b.confidence - a.confidence || (a.enterpriseId < b.enterpriseId ? -1 : 1));
  };
  return { link };
};
