import type { Assessment, Contribution } from './assessment.ts';

/** What raised a score, the strongest first: only what was seen, neither what is missing nor what speaks for the enterprise. */
export const raisingContributions = ({
  contributions,
}: Pick<Assessment, 'contributions'>): (Contribution & { readonly value: number })[] =>
  contributions.flatMap((c) =>
    c.centipoints > 0 && c.value !== null && c.value > 0 ? [{ ...c, value: c.value }] : [],
  );
