import type { LetterTerms } from '../../jurisdiction/letter-terms.ts';
import type { NoticeKind } from '../../jurisdiction/notice-terms.ts';
import type { Assessment } from '../../risk/assessment.ts';
import { findIndicator } from '../../risk/catalogue.ts';
import { raisingContributions } from '../../risk/reasons.ts';
import type { NoticeContent } from './notice.ts';

const MOST_FACTS = 6;

/**
 * What a notice may tell of an assessment, the strongest first, in Chinese: the sentence, and on how many pieces it rests.
 * What would point to the workers who spoke is left out, as in letters.
 */
export const noticeFacts = (
  { unsaid }: Pick<LetterTerms, 'unsaid'>,
  assessment: Pick<Assessment, 'contributions' | 'asOf'>,
): readonly string[] =>
  raisingContributions(assessment)
    .filter(({ indicator }) => !unsaid.some((start) => indicator.startsWith(start)))
    .slice(0, MOST_FACTS)
    .flatMap(({ indicator, value, evidence }) => {
      const sentence = findIndicator(indicator)?.sentence(value).zh;
      return sentence === undefined
        ? []
        : [`${sentence}（截至 ${assessment.asOf}，依据 ${evidence.length} 条记录）`];
    });

/** The content with which a draft begins: all recipients of the kind, the given facts, the jurisdiction’s words. */
export const proposeNotice = (
  { title, request, recipients }: Pick<NoticeKind, 'title' | 'request' | 'recipients'>,
  enterpriseName: string,
  facts: readonly string[],
): NoticeContent => ({
  title: title.replaceAll('{enterprise}', () => enterpriseName),
  facts: facts.length === 0 ? ['【写明发现的情况】'] : facts,
  request: request.replaceAll('{enterprise}', () => enterpriseName),
  recipients,
});
