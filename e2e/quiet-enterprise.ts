import type { APIRequestContext } from '@playwright/test';

export type QuietEnterprise = {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly district: string | null;
};

/**
 * An enterprise about which word that is entered raises its first warning, and does nothing else: an open one would take the word in, a
 * closed one would be opened again. Taken from the end of the list, since stories that read the list begin at its beginning; one
 * server serves all of them.
 */
export const findQuietEnterprise = async (
  request: APIRequestContext,
  wanted: (district: string | null) => boolean = () => true,
): Promise<QuietEnterprise> => {
  const { rows } = (await (await request.get('/api/enterprises?level=none&perPage=200')).json()) as {
    rows: readonly QuietEnterprise[];
  };
  for (const one of rows.toReversed().filter(({ district }) => wanted(district))) {
    const warned = await request.get(`/api/warnings?q=${one.creditCode}`);
    if (((await warned.json()) as { total: number }).total === 0) return one;
  }
  throw new Error('every enterprise has had a warning');
};
