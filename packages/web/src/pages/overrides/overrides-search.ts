import { pageNumber, withoutGaps } from '../../shell/page-search.ts';

export const parseOverridesSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ page: pageNumber(raw['page']) });
