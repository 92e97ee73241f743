import type { TermHit } from '../match/compile-terms.ts';
import { factName, headOf, listFeatures, namedFactsOf } from './features.ts';
import { FINDING_STATUSES, type FindingStatus, RISK_KINDS, type RiskKind } from './finding.ts';
import type { Judgement } from './judge.ts';
import { FeatureList } from './model/feature-list.ts';
import { modelScores, type Output, type ReadingModel, weightiestFacts } from './model/model.ts';
import type { Prepared } from './prepare.ts';
import { noEmployerReason } from './cue/no-employer.ts';
import { patternsIn } from './cue/statement-patterns.ts';
import { knownWords } from './words/words.ts';

/**
 * Log-odds at which a text is said to concern an employer, chosen once on cross-validated scores. Below even chances: a missed
 * arrear costs more than a text read for nothing. For headlines F1 is level between −1 and 0; for letters each step further
 * costs more false alarms than it finds, since nearly all letters are about something else.
 */
const HEADLINE_CONCERNS_FROM = -0.9;
const LETTER_CONCERNS_FROM = -0.5;

/**
 * Whether a letter concerns an employer and what it says are judged apart, and must agree: a doubtful concern that no kind bears out is none,
 * and where a kind is said outright a particular employer is meant unless that is most unlikely. A text without title may as well
 * speak of a trade, and says its kind more faintly.
 */
const SURE_FROM = 0.5;
const BORNE_OUT_FROM = -1.2;
const LETTER_OF_A_KIND_FROM = -2;

/** Log-odds at which a kind is said: lower in a text of concern, where some kind there must be. */
const KIND_FROM = -0.4;
const KIND_OF_CONCERN_FROM = -0.4;
/** The same in a headline that refutes the matter: it says what is refuted. */
const KIND_REFUTED_FROM = -1.5;
/** The same of kinds that are seldom stated alone and of which the model, having seen few, is never sure. */
const RARE_KIND_FROM: Partial<Readonly<Record<RiskKind, number>>> = {
  'insurance-arrears': -1.8,
  layoff: -1.8,
};

/** Log-odds that a hit of weight 1 adds where the term is newer than the model: enough to be seen, not to decide alone against all else. */
const NEW_TERM = 6;

/**
 * Log-odds by which a headline that itself refutes the matter is taken as a denial. The model has learned as much where
 * it knows the words around; an enterprise that denies must not depend on that.
 */
const REFUTED = 2;

/**
 * Log-odds by which a headline that gives its word as hearsay is taken as feared rather than as happening: the annotation
 * guide's own rule, whatever the words around.
 */
const HEARSAY = 2;
const HEARSAY_WORDS = /网传|传闻|据传|^传(?![统承播染销奇媒记说导唤递])/;

/**
 * Log-odds by which a headline is taken as no employer's arrears, layoff or failure that is on what a foreign government
 * does to its own people, on pay that an employer demands back, on a product that is no longer made, on a person or a town
 * that is broke: again the guide's own rule.
 */
const NO_EMPLOYER_RISK = 2;
/** The same where the headline tells so by what it names, or names nobody. */
const NO_EMPLOYER_NAMED = 3;
const NO_EMPLOYER_PATTERNS: readonly string[] = [
  'state-acts',
  'claws-back',
  'product',
  'person-broke',
  'place-broke',
];

/** Kinds of concern: all but what is only a breach of labour law. */
const HEAVY_KINDS: readonly RiskKind[] = RISK_KINDS.filter((kind) => kind !== 'other-labour');

const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));
const shown = (value: number): string => value.toFixed(2);

/** A text in which no word of the field stands is not read further: it is what most texts are. */
const isSilent = (prepared: Prepared): boolean =>
  prepared.termHits.length === 0 && prepared.triggers.length === 0;

const newHits = (hits: readonly TermHit[], isKnown: (termId: string) => boolean): Map<RiskKind, number> => {
  const weights = new Map<RiskKind, number>();
  for (const { termId, kind, weight } of hits)
    if (!isKnown(termId)) weights.set(kind, Math.max(weights.get(kind) ?? 0, weight));
  return weights;
};

const likeliest = (
  scores: Readonly<Record<Output, number>>,
  among: readonly FindingStatus[],
): FindingStatus =>
  among.reduce((best, status) => (scores[status] > scores[best] ? status : best), among[0] ?? 'general');

/** Used for one text after another. */
const list = new FeatureList(4_000);

const NOTHING: Judgement = { kinds: [], status: 'general', abroad: false, because: [] };

/** Judges with the learned model; terms that it has not seen add their weight. */
export const judgeByModel = (
  prepared: Prepared,
  model: ReadingModel,
  isKnown: (termId: string) => boolean,
): Judgement => {
  if (isSilent(prepared)) return NOTHING;
  const added = newHits(prepared.termHits, isKnown);
  const scores = modelScores(model, listFeatures(list, prepared), prepared, knownWords(), added.size > 0);
  if (scores === null) return NOTHING;
  for (const [kind, weight] of added) {
    scores[kind] += NEW_TERM * weight;
    if (kind !== 'other-labour') {
      scores.concerns += NEW_TERM * weight;
      scores.actual += NEW_TERM * weight;
    }
  }
  // The rules are about what a headline itself shows; a letter has none.
  const headline = prepared.bodyStart === 0 ? headOf(prepared) : null;
  const patterns = headline === null ? [] : patternsIn(prepared.text, headline);
  const outside = patterns.some((id) => NO_EMPLOYER_PATTERNS.includes(id));
  if (outside) scores.concerns -= NO_EMPLOYER_RISK;
  const reason = headline === null ? null : noEmployerReason(prepared, headline, patterns);
  if (reason !== null) scores.concerns -= NO_EMPLOYER_NAMED;
  if (reason === 'paid') scores.resolved += NO_EMPLOYER_NAMED;
  const refuted = patterns.includes('refuted');
  if (refuted) {
    scores.concerns -= REFUTED;
    scores.denied += REFUTED;
  }
  const hearsay = headline !== null && HEARSAY_WORDS.test(prepared.text.slice(headline.start, headline.end));
  if (hearsay) {
    scores.feared += HEARSAY;
    scores.actual -= HEARSAY;
  }
  const heaviest = HEAVY_KINDS.reduce((best, kind) => (scores[kind] > scores[best] ? kind : best));
  const concerns =
    headline === null
      ? (scores.concerns >= LETTER_CONCERNS_FROM &&
          (scores[heaviest] >= BORNE_OUT_FROM || scores.concerns >= SURE_FROM)) ||
        (scores.concerns >= LETTER_OF_A_KIND_FROM && scores[heaviest] >= KIND_FROM)
      : scores.concerns >= HEADLINE_CONCERNS_FROM;
  const kindFrom = (kind: RiskKind): number => {
    if (concerns) return RARE_KIND_FROM[kind] ?? KIND_OF_CONCERN_FROM;
    return refuted ? KIND_REFUTED_FROM : KIND_FROM;
  };
  const kinds = RISK_KINDS.filter((kind) => scores[kind] >= kindFrom(kind));
  let status: FindingStatus;
  if (concerns) {
    status = likeliest(scores, ['actual', 'feared']);
    if (!kinds.some((kind) => HEAVY_KINDS.includes(kind))) kinds.push(heaviest);
  } else {
    if (kinds.length === 0) return NOTHING;
    const mild = kinds.every((kind) => kind === 'other-labour');
    status = likeliest(scores, mild ? FINDING_STATUSES : ['general', 'denied', 'resolved']);
  }
  const because = [
    `model:concerns ${shown(chance(scores.concerns))}`,
    ...kinds.map((kind) => `model:${kind} ${shown(chance(scores[kind]))}`),
    `model:${status} ${shown(chance(scores[status]))}`,
    ...(hearsay ? [`rule:hearsay +${shown(HEARSAY)}`] : []),
    ...(outside ? [`rule:no-employer-risk -${shown(NO_EMPLOYER_RISK)}`] : []),
    ...(reason === null ? [] : [`rule:no-employer-risk:${reason} -${shown(NO_EMPLOYER_NAMED)}`]),
    ...(refuted ? [`rule:refuted -${shown(REFUTED)}`] : []),
    ...new Set(prepared.termHits.map(({ termId, weight }) => `${termId} ${weight}`)),
    ...weightiestFacts(model, namedFactsOf(prepared), 6).map(
      ({ name, weight }) => `${factName(name)} ${weight >= 0 ? '+' : ''}${shown(weight)}`,
    ),
  ];
  return { kinds, status, abroad: scores.abroad >= 0, because };
};
