import type { RiskKind } from '../reading/finding.ts';

/** Two groups of words that stand close together: one of `first` and one of `second`, without overlapping. */
export type NearRule = {
  readonly first: readonly string[];
  readonly second: readonly string[];
  /** Most characters between the end of the one and the beginning of the other. */
  readonly within: number;
  /** True where `first` must come first. */
  readonly ordered: boolean;
};

/**
 * An entry of the keyword library (动态风险关键词库).
 * It hits where, in one statement, every `must`, at least one `any` (if there are any), every `near` and the `pattern` (if there
 * is one) stand, and no `not` does. A term that asks for nothing never hits.
 */
export type Term = {
  readonly id: string;
  readonly kind: RiskKind;
  /** All of these must stand in the statement. */
  readonly must: readonly string[];
  /** At least one of these; an empty list asks nothing. */
  readonly any: readonly string[];
  /** None of these may stand in the statement. */
  readonly not: readonly string[];
  /** All of these must hold in the statement. */
  readonly near?: readonly NearRule[] | undefined;
  /** Must match somewhere in the statement; see `parsePattern` for what may be written. */
  readonly pattern?: string | null | undefined;
  /** How much a hit says by itself, 0–1: 1 decides, .3 hints. */
  readonly weight: number;
  /** Version of this definition, from 1, which is what is meant where none is given. */
  readonly version?: number | undefined;
};
