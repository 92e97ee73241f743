import { bytesOfBase64 } from '../model/base64.ts';
import { FeatureList } from '../model/feature-list.ts';
import { HashTable } from '../model/hash-table.ts';
import { type Linear, linearScores } from '../model/linear.ts';
import { type EmployerCandidate, employerCandidates } from './employer-candidates.ts';
import { EMPLOYER_MODEL } from './employer-weights.ts';
import { addEmployerFeatures, employerContext } from './employer-features.ts';
import type { Span } from '../finding.ts';
import { PLACES } from '../../names/name-words.ts';
import type { Prepared } from '../prepare.ts';

/** One linear score over hashed features. */
export type EmployerModel = Linear;

/** Reads packed weights: count, scale, bias, hashes, one byte a weight. */
export const unpackEmployerModel = (base64: string): EmployerModel => {
  const { buffer } = bytesOfBase64(base64);
  const view = new DataView(buffer);
  const count = view.getUint32(0, true);
  const rows = new HashTable(count);
  for (let place = 0; place < count; place += 1) rows.add(view.getUint32(12 + place * 4, true));
  return {
    outputs: 1,
    rows,
    weights: new Int8Array(buffer, 12 + count * 4, count),
    scales: Float32Array.of(view.getFloat32(4, true)),
    biases: Float32Array.of(view.getFloat32(8, true)),
  };
};

let unpacked: EmployerModel | null = null;

/** Log-odds below which no candidate is believed. */
const BELIEVED_FROM = -3.5;

const core = (name: string): string =>
  name.replace(/(?:集团有限公司|股份有限公司|有限责任公司|有限公司|公司|集团)$/, '');

/** Places by their level, one within another: `某省某市某区`; not a word that leads to one. */
const WRITTEN_PLACE =
  /^(?:(?![在是于为我从到由与和对向住给请位投举])[\u3400-\u9fffa-z][\u3400-\u9fffa-z\d]{0,3}?[省市区县州镇])+$/;

/** A name that begins with its city or province needs no further place before it. */
const BEGINS_WITH_CITY = /^(?:[a-z]\d{0,2}市|[\u3400-\u9fff]{2,3}省)/;
const ASKING = /解决|恳请|请求|帮忙|投诉|举报|反映|关于|咨询|希望/;

/** True where one name is another with its place before it: `北京云桥…` for `云桥…`. */
const isPlaced = (longer: string, name: string): boolean => {
  if (!longer.endsWith(name) || BEGINS_WITH_CITY.test(name)) return false;
  const place = longer.slice(0, longer.length - name.length);
  return PLACES.includes(place.replace(/[省市]$/, '')) || (WRITTEN_PLACE.test(place) && !ASKING.test(place));
};

/** Words by which a longer stretch names somebody else, or the name and something besides. */
const SOMEBODY_ELSE = /下属|旗下|包括|法定|法人|老板|全资|子公司|[的和与及在承找等以或他来为a-z\d]/;
const LONGEST_REST = 14;

/** True where one name is another in full: with its line of business and legal form, or a branch of it. */
const isFuller = (longer: string, name: string): boolean => {
  const stem = core(name);
  if (stem.length < 4 || !longer.startsWith(stem) || !/(?:公司|集团|厂)$/.test(longer)) return false;
  if (/有限(?:责任)?公司$/.test(name)) return longer.startsWith(name) && longer.endsWith('分公司');
  const rest = longer.slice(stem.length);
  return rest.length <= LONGEST_REST && !SOMEBODY_ELSE.test(rest);
};

/** The longest form in which the text writes a name: the one with its legal form, wherever it stands. */
const longestForm = (chosen: EmployerCandidate, all: readonly EmployerCandidate[]): EmployerCandidate => {
  let best = chosen;
  for (const other of all) {
    if (other.name.length <= best.name.length) continue;
    const fuller = other.by === 'ending' && isFuller(other.name, chosen.name);
    if (fuller || (chosen.name.length >= 4 && isPlaced(other.name, best.name))) best = other;
  }
  return best;
};

/** A candidate and its log-odds of being the employer. */
type RankedEmployer = { readonly candidate: EmployerCandidate; readonly score: number };

/** Used for one candidate after another. */
const list = new FeatureList(300);

/** The candidate likeliest to be the employer, or null where there is none. `triggers` are where the risk is stated. */
const likeliestEmployer = (
  prepared: Prepared,
  triggers: readonly Span[],
  model: EmployerModel,
  candidates: readonly EmployerCandidate[] = employerCandidates(prepared),
): RankedEmployer | null => {
  let best: RankedEmployer | null = null;
  const context = employerContext(prepared, triggers, candidates);
  for (const candidate of candidates) {
    list.clear();
    addEmployerFeatures(list, context, candidate);
    const score = linearScores(model, list)[0] as number;
    if (best === null || score > best.score) best = { candidate, score };
  }
  return best;
};

/** The model that ships; unpacked when first asked for. */
const shippedEmployerModel = (): EmployerModel => (unpacked ??= unpackEmployerModel(EMPLOYER_MODEL));

/**
 * The employer that the text is about, as written and in its longest form, or null where no candidate is believed.
 * `triggers` are the places at which the risk is stated.
 */
export const employerOf = (
  prepared: Prepared,
  triggers: readonly Span[],
  model: EmployerModel = shippedEmployerModel(),
): EmployerCandidate | null => {
  const candidates = employerCandidates(prepared);
  const best = likeliestEmployer(prepared, triggers, model, candidates);
  return best === null || best.score < BELIEVED_FROM ? null : longestForm(best.candidate, candidates);
};
