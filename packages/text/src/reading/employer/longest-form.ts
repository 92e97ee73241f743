import { PLACES } from '../../names/name-words.ts';
import type { EmployerCandidate } from './employer-candidates.ts';

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
const SOMEBODY_ELSE = /下属|旗下|包括|法定|法人|老板|全资|子公司|[的和与及在承找等以或他来为由被从向把a-z\d]/;
const LONGEST_REST = 14;
const LEGAL_FORM = /有限(?:责任)?公司$/;
const BRANCH = /(?:分公司|店)$/;

/** True where one name is another in full: with its line of business and legal form, or a branch of it. */
const isFuller = (longer: string, name: string): boolean => {
  const stem = core(name);
  if (stem.length < 4 || !longer.startsWith(stem) || !/(?:公司|集团|厂|店)$/.test(longer)) return false;
  if (LEGAL_FORM.test(name)) return longer.startsWith(name) && BRANCH.test(longer);
  const rest = longer.slice(stem.length);
  return rest.length <= LONGEST_REST && !SOMEBODY_ELSE.test(rest);
};

/** True where `name` says in order what `longer` says with its legal form: `云桥药机公司` for `云桥制药机械有限公司`. */
const isContracted = (longer: string, name: string): boolean => {
  if (LEGAL_FORM.test(name) || !LEGAL_FORM.test(longer) || !/(?:公司|集团)$/.test(name)) return false;
  const said = core(name);
  const from = said.length - 2;
  if (said.length < 4 || !longer.startsWith(said.slice(0, from))) return false;
  let at = from;
  for (const unit of said.slice(from)) {
    at = longer.indexOf(unit, at) + 1;
    if (at === 0) return false;
  }
  return at <= core(longer).length && !SOMEBODY_ELSE.test(longer.slice(from));
};

/** The longest form in which the text writes a name: the one with its legal form, wherever it stands. */
export const longestForm = (
  chosen: EmployerCandidate,
  all: readonly EmployerCandidate[],
): EmployerCandidate => {
  let best = chosen;
  for (const other of all) {
    const legal = LEGAL_FORM.test(other.name) && !LEGAL_FORM.test(best.name);
    if (other.name.length <= (legal ? chosen : best).name.length) continue;
    const fuller =
      other.by === 'ending' &&
      (isFuller(other.name, chosen.name) || isContracted(other.name, chosen.name)) &&
      (legal || !LEGAL_FORM.test(best.name) || BRANCH.test(other.name));
    if (fuller || (chosen.name.length >= 4 && isPlaced(other.name, best.name))) best = other;
  }
  return best;
};
