import type { Resident } from './population.ts';
import { randomOf, traitOf } from './random.ts';
import { pullOf } from './ties.ts';
import type { Tie } from './ties.ts';
import { INDUSTRIES } from './industry.ts';

const STREAM = 103;
/** How much of last month's health is left: a decline takes months, which is what makes foresight possible. */
const PERSISTENCE = 0.95;
/** Share of the variance that never changes: some enterprises are always nearer the edge than others. */
const LASTING = 0.3;
const INNOVATION = Math.sqrt((1 - LASTING) * (1 - PERSISTENCE * PERSISTENCE));
/** Months that run unseen before the city begins, so that it does not begin with everyone well. */
const WARM_UP = 18;

/** Stress at which wages stop being paid; average health has stress 0 and one in six has 1. Sets the base rate. */
const ARREARS_STRESS = 2.82;
const RECOVERED_STRESS = 1.6;

/** The hidden state of every enterprise in every month. */
export type Health = {
  readonly months: number;
  /** How badly an enterprise does in a month: 0 as usual or better, 3 and more cannot pay. */
  readonly stress: (index: number, month: number) => number;
  /** Month in which arrears began, or -1. */
  readonly arrearsMonth: Int16Array;
  /** Month from which arrears were over, or -1. */
  readonly recoveredMonth: Int16Array;
  /** Month in which it collapsed, or -1. */
  readonly collapseMonth: Int16Array;
};

type Neighbour = { readonly index: number; readonly pull: number };

const neighboursOf = (count: number, ties: readonly Tie[]): Neighbour[][] => {
  const neighbours: Neighbour[][] = Array.from({ length: count }, () => []);
  for (const tie of ties) {
    const [toFrom, toTo] = pullOf(tie);
    neighbours[tie.from]?.push({ index: tie.to, pull: toTo });
    neighbours[tie.to]?.push({ index: tie.from, pull: toFrom });
  }
  return neighbours;
};

/**
 * Lets health drift: what is left of last month, a shock of the industry, one of its own, and what a related
 * enterprise in arrears passes on. `hardship` widens every own shock. Nobody begins in arrears; who would is replaced by an average one.
 */
export const driftHealth = (
  city: number,
  residents: readonly Resident[],
  ties: readonly Tie[],
  months: number,
  hardship: number,
): Health => {
  const count = residents.length;
  const neighbours = neighboursOf(count, ties);
  const streams = residents.map((_, index) => randomOf(city, STREAM, index));
  const lasting = streams.map((random) => (1 - PERSISTENCE) * Math.sqrt(LASTING) * random.normal());
  const industryOf = residents.map((resident) => INDUSTRIES.indexOf(resident.industry));
  const health = new Float32Array(count);
  let arriving = new Float32Array(count);
  let passedOn = new Float32Array(count);
  const stress = new Float32Array(count * months);
  const arrearsMonth = new Int16Array(count).fill(-1);
  const recoveredMonth = new Int16Array(count).fill(-1);
  const collapseMonth = new Int16Array(count).fill(-1);

  for (let month = -WARM_UP; month < months; month += 1) {
    const shocks = INDUSTRIES.map(
      (industry, at) => randomOf(city, STREAM, -1, at, month).normal() * 0.07 * industry.fragility,
    );
    for (let i = 0; i < count; i += 1) {
      const random = streams[i];
      const resident = residents[i];
      if (random === undefined || resident === undefined) continue;
      const fragility = 0.75 + 0.25 * resident.industry.fragility;
      let now =
        PERSISTENCE * (health[i] ?? 0) +
        (lasting[i] ?? 0) +
        INNOVATION * hardship * fragility * random.normal() +
        (shocks[industryOf[i] ?? 0] ?? 0) -
        (arriving[i] ?? 0);
      // A debtor that defaults or a licence that is lost: no month of warning.
      if (random.chance(0.00006)) now -= 3.2;
      const inArrears = arrearsMonth[i] !== -1 && recoveredMonth[i] === -1;
      if (inArrears) now -= 0.16;
      if (collapseMonth[i] !== -1) now = -4;
      health[i] = now;
      if (month < 0) {
        if (-now >= ARREARS_STRESS - 0.35) health[i] = 0;
        continue;
      }
      stress[i * months + month] = Math.max(0, -now);
      if (arrearsMonth[i] === -1 && -now >= ARREARS_STRESS) {
        arrearsMonth[i] = month;
        for (const { index, pull } of neighbours[i] ?? []) passedOn[index] = (passedOn[index] ?? 0) + pull;
      } else if (inArrears && collapseMonth[i] === -1) {
        if (-now < RECOVERED_STRESS) recoveredMonth[i] = month;
        else if (random.chance(0.025 * (-now - 1.6))) collapseMonth[i] = month;
      }
    }
    // What was passed on this month arrives next month, whichever of the two was computed first.
    [arriving, passedOn] = [passedOn, arriving.fill(0)];
  }
  return {
    months,
    stress: (index, month) => stress[index * months + Math.min(Math.max(month, 0), months - 1)] ?? 0,
    arrearsMonth,
    recoveredMonth,
    collapseMonth,
  };
};

/** Day of the month, 1–28, on which something of an enterprise happens; its own for every `what`. */
export const dayWithin = (city: number, index: number, what: number): number =>
  1 + Math.floor(traitOf(city, STREAM, index, what) * 28);
