import type { RiskKind } from '../reading/finding.ts';

/**
 * An entry of the keyword library (动态风险关键词库).
 * It hits where every `must` and at least one `any` (if there are any) stand in one statement, and no `not` does.
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
  /** How much a hit says by itself, 0–1: 1 decides, .3 hints. */
  readonly weight: number;
};
