import type { EnterpriseId, Scope } from '@weisu/core';
import { LEVELS, levelRank } from '@weisu/core';
import type { IndexColumns } from './index-columns.ts';

/** What a list of enterprises is asked for. The scope is part of it: no list can be had without one. */
export type AskedEnterprises = {
  readonly scope: Scope;
  /** Enterprises that are in the scope because a unit of it works on them. */
  readonly assigned: readonly EnterpriseId[];
  readonly q?: string | undefined;
  /** A district's code, or `elsewhere` for those in none of `knownDistricts`. */
  readonly district?: string | undefined;
  readonly knownDistricts: readonly string[];
  readonly level?: readonly string[] | undefined;
  /** A part of the industry's words. */
  readonly industry?: string | undefined;
  readonly state?: readonly string[] | undefined;
  readonly sort: 'match' | 'points' | 'name' | 'staffCount';
  readonly order: 'asc' | 'desc';
  readonly page: number;
  readonly perPage: number;
};

export type Wanted = (ref: number) => boolean;
const everything: Wanted = () => true;

/** The scope as a question to one enterprise: `inScope` of core over columns. */
const inArea = (columns: IndexColumns, { scope, assigned }: AskedEnterprises): Wanted => {
  if (scope.reach === 'all') return everything;
  if (scope.reach === 'none') return () => false;
  const districts = columns.districts.mark((code) => scope.districts.includes(code));
  const units = columns.units.mark((id) => id !== '' && (scope.units as readonly string[]).includes(id));
  const here = new Set(assigned.map((id) => columns.find(id.slice(4))));
  return (ref) =>
    districts[columns.districtOf(ref)] === 1 || units[columns.unitOf(ref)] === 1 || here.has(ref);
};

/** Filters and scope as one question to an enterprise. */
export const wantedOf = (columns: IndexColumns, asked: AskedEnterprises): Wanted => {
  const questions: Wanted[] = [];
  const area = inArea(columns, asked);
  if (area !== everything) questions.push(area);
  if (columns.states.find('merged') !== undefined) {
    const gone = columns.states.mark((text) => text === 'merged');
    questions.push((ref) => gone[columns.stateOf(ref)] === 0);
  }
  const { district, knownDistricts, level, industry, state } = asked;
  if (district !== undefined && district !== '') {
    const marks = columns.districts.mark((code) =>
      district === 'elsewhere' ? !knownDistricts.includes(code) : code === district,
    );
    questions.push((ref) => marks[columns.districtOf(ref)] === 1);
  }
  if (level !== undefined) {
    const ranks = new Set(LEVELS.flatMap((each) => (level.includes(each) ? [levelRank(each)] : [])));
    questions.push((ref) => ranks.has(columns.levelOf(ref)));
  }
  if (industry !== undefined && industry.trim() !== '') {
    const marks = columns.industries.mark((text) => text.includes(industry.trim()));
    questions.push((ref) => marks[columns.industryOf(ref)] === 1);
  }
  if (state !== undefined) {
    const marks = columns.states.mark((text) => state.includes(text === '' ? 'unknown' : text));
    questions.push((ref) => marks[columns.stateOf(ref)] === 1);
  }
  const [first, second] = questions;
  if (first === undefined) return everything;
  return second === undefined ? first : (ref) => questions.every((question) => question(ref));
};
