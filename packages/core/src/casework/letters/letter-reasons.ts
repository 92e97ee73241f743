import type { LetterTerms } from '../../jurisdiction/letter-terms.ts';
import type { Assessment } from '../../risk/assessment.ts';
import { findIndicator } from '../../risk/catalogue.ts';
import { raisingContributions } from '../../risk/reasons.ts';

const MOST_REASONS = 6;

/**
 * What a letter begins by telling of an assessment: the strongest first, in Chinese. What would point to the workers who
 * spoke (a complaint, a statement in a text) is left unsaid; an officer who knows more writes it.
 */
export const letterReasons = (
  { unsaid }: Pick<LetterTerms, 'unsaid'>,
  assessment: Pick<Assessment, 'contributions'>,
): readonly string[] =>
  raisingContributions(assessment)
    .filter(({ indicator }) => !unsaid.some((start) => indicator.startsWith(start)))
    .slice(0, MOST_REASONS)
    .flatMap(({ indicator, value }) => findIndicator(indicator)?.sentence(value).zh ?? []);
