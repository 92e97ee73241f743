import type { Day } from '../time.ts';

/** One outcome that did happen to an enterprise, such as a wage claim, with both clocks. */
export type Occurrence = {
  /** As written; spellings of one name are brought together by `nameKey`. */
  readonly enterprise: string;
  readonly occurredOn: Day;
  /** From when it was known; nothing may be learned from it before. */
  readonly recordedOn: Day;
  /** Industry or another trait known when it was recorded; empty where not. */
  readonly category: string;
  /** How many parties it named, where known; else null. */
  readonly partyCount: number | null;
};

const LEGAL_FORMS = new Set(
  'INC INCORPORATED LLC LLP LP CORP CORPORATION LTD LIMITED CO COMPANY PLC GMBH 有限公司 有限责任公司 股份有限公司'.split(
    ' ',
  ),
);

/** A name without case, punctuation and legal form: two spellings of one enterprise give the same key. Empty where nothing is left. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(股份)?有限(责任)?公司$/u, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !LEGAL_FORMS.has(word))
    .join(' ');
