import type { FindingStatus, RiskKind } from '@weisu/text';
import type { Random } from '../random.ts';
import { weightedPicker } from '../random.ts';
import type { TextSource } from '../source.ts';
import { monthsUnpaid, ramp, standingOf } from '../world.ts';
import type { World } from '../world.ts';

/** Something told about an enterprise: what, how surely, and by which genres. */
export type Telling = {
  readonly kind: RiskKind;
  readonly status: FindingStatus;
  readonly genres: readonly TextSource[];
};

type Weighted = Telling & { readonly weight: number };

const TALK: readonly TextSource[] = ['board', 'forum', 'transcript', 'jobs', 'headline'];
const COMPLAINT: readonly TextSource[] = ['board', 'board', 'transcript', 'jobs', 'forum', 'news'];
const PUBLIC: readonly TextSource[] = ['news', 'headline', 'board'];

const of = (
  weight: number,
  kind: RiskKind,
  status: FindingStatus,
  genres: readonly TextSource[],
): Weighted => ({ weight, kind, status, genres });
const pickerOf = (tellings: readonly Weighted[]) => weightedPicker(tellings, (telling) => telling.weight);

const pickInArrears = pickerOf([
  of(46, 'wage-arrears', 'actual', COMPLAINT),
  of(9, 'wage-arrears', 'feared', TALK),
  of(11, 'insurance-arrears', 'actual', COMPLAINT),
  of(8, 'layoff', 'actual', COMPLAINT),
  of(6, 'shutdown', 'actual', PUBLIC),
  of(5, 'insolvency', 'actual', ['court', 'news', 'headline']),
  of(3, 'owner-missing', 'feared', TALK),
  of(4, 'owner-missing', 'actual', PUBLIC),
  of(5, 'wage-arrears', 'denied', ['company', 'news']),
  of(3, 'other-labour', 'actual', COMPLAINT),
]);
const pickStrained = pickerOf([
  of(18, 'wage-arrears', 'feared', TALK),
  of(14, 'insurance-arrears', 'actual', COMPLAINT),
  of(6, 'insurance-arrears', 'feared', TALK),
  of(12, 'layoff', 'actual', COMPLAINT),
  of(10, 'layoff', 'feared', TALK),
  of(10, 'shutdown', 'feared', TALK),
  of(6, 'shutdown', 'actual', PUBLIC),
  of(10, 'insolvency', 'actual', ['court', 'headline']),
  of(7, 'insolvency', 'feared', TALK),
  of(10, 'wage-arrears', 'actual', COMPLAINT),
  of(3, 'insolvency', 'denied', ['company']),
]);
const pickHealthy = pickerOf([
  of(14, 'wage-arrears', 'feared', TALK),
  of(8, 'layoff', 'feared', TALK),
  of(8, 'shutdown', 'feared', TALK),
  of(5, 'insolvency', 'feared', TALK),
  of(12, 'wage-arrears', 'denied', ['company', 'news', 'headline']),
  of(4, 'shutdown', 'denied', ['company']),
  of(4, 'layoff', 'denied', ['company', 'news']),
  of(38, 'other-labour', 'actual', COMPLAINT),
  of(3, 'wage-arrears', 'actual', ['forum', 'board']),
  of(4, 'other-labour', 'feared', TALK),
]);
const pickCollapsed = pickerOf([
  of(30, 'shutdown', 'actual', PUBLIC),
  of(30, 'insolvency', 'actual', ['court', 'news', 'headline']),
  of(25, 'wage-arrears', 'actual', COMPLAINT),
  of(15, 'owner-missing', 'actual', PUBLIC),
]);
const pickRecovered = pickerOf([
  of(70, 'wage-arrears', 'resolved', ['board', 'news', 'forum']),
  of(15, 'insurance-arrears', 'resolved', ['board', 'company']),
  of(15, 'shutdown', 'resolved', ['news', 'headline']),
]);

/** How many times out of the whole an event of this rate happens in a month. */
const timesOf = (random: Random, rate: number): number =>
  Math.floor(rate) + (random.chance(rate % 1) ? 1 : 0);

const tell = (random: Random, times: number, pick: (random: Random) => Telling): Telling[] => {
  const tellings: Telling[] = [];
  while (tellings.length < times) tellings.push(pick(random));
  return tellings;
};

/** What is told of an enterprise in a month: mostly nothing. Big employers are talked about more. */
export const tellingsOf = (world: World, random: Random, index: number, month: number): Telling[] => {
  const resident = world.residents[index];
  if (resident === undefined) return [];
  const loud = Math.min(2.5, 0.25 + resident.staff / 80);
  const standing = standingOf(world, index, month);
  if (standing === 'collapsed') {
    const fresh = month - (world.health.collapseMonth[index] ?? month) <= 2;
    return tell(random, timesOf(random, fresh ? 0.4 + 0.5 * loud : 0.02), pickCollapsed);
  }
  if (standing === 'in-arrears') {
    const rate = monthsUnpaid(world, index, month) === 1 ? 0.35 : 0.7;
    return tell(random, timesOf(random, rate * loud), pickInArrears);
  }
  if (standing === 'recovered' && world.health.recoveredMonth[index] === month)
    return tell(random, timesOf(random, 0.7), pickRecovered);
  const strain = ramp(world.health.stress(index, month), 1.6, 2.8);
  return strain > 0 && random.chance(0.18 * strain * (0.5 + loud / 2))
    ? tell(random, 1, pickStrained)
    : tell(random, random.chance(0.0028) ? 1 : 0, pickHealthy);
};
