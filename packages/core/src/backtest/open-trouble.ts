import type { SignalKind } from '../signal/signal.ts';

/** What anybody could know without a model: that somebody said or filed that wages were not paid. */
export const OPEN_TROUBLE_KINDS = [
  'opinion:wage-arrears',
  'arbitration-filing',
  'inspection-filing',
  'hotline-complaint',
] as const satisfies readonly SignalKind[];
