import { oneOf, pageNumber, withoutGaps } from '../../shell/page-search.ts';

export const DELIVERY_STATES = ['waiting', 'sent', 'failed'] as const;

export const parseDeliveriesSearch = (raw: Readonly<Record<string, unknown>>) =>
  withoutGaps({ state: oneOf(raw['state'], DELIVERY_STATES), page: pageNumber(raw['page']) });
