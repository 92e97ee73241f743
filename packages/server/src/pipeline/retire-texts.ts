import { addDays, type Day, type Instant, type RetentionTerms, startOf } from '@weisu/core';
import { everyCopyKeyOf, signatureOf } from '@weisu/text';
import type { Database } from '../store/engine.ts';
import {
  deleteTexts,
  listOrdinaryTexts,
  nextWalkPlace,
  type WalkPlace,
} from '../store/intake/ordinary-texts.ts';
import { lockStories } from '../store/intake/stories.ts';
import { findMeta, writeMeta } from '../store/standing/meta.ts';
import { textOf } from './prepare-document.ts';

const PLACE = 'retention.place';
const START: WalkPlace = { recordedAt: '1970-01-01T00:00:00.000Z', id: 'doc_' };
/** Texts that one transaction looks at: writers wait for it as for a batch of their own. */
const AT_ONCE = 1_000;

/**
 * Takes out the texts that the policy keeps no longer. Each night goes on where the last one ended: a story becomes old when its
 * newest text does, and is looked at then.
 */
export const retireTexts = async (
  database: Database,
  { ordinaryTextDays }: RetentionTerms,
  asOf: Day,
): Promise<{ readonly texts: number }> => {
  if (ordinaryTextDays === null) return { texts: 0 };
  const until: Instant = startOf(addDays(asOf, 1 - ordinaryTextDays));
  let place = ((await findMeta(database.kysely, PLACE)) as WalkPlace | undefined) ?? START;
  let texts = 0;
  for (;;) {
    const after = place;
    const to = await nextWalkPlace(database.kysely, after, until, AT_ONCE);
    if (to === undefined) return { texts };
    texts += await database.transaction(async (trx) => {
      // A copy that comes meanwhile would join a story whose head is on its way out.
      await lockStories(trx);
      const ordinary = await listOrdinaryTexts(trx, { after, to, until });
      await writeMeta(trx, PLACE, to);
      return deleteTexts(
        trx,
        ordinary.map((text) => ({
          documentId: text.documentId,
          keys: everyCopyKeyOf(signatureOf(textOf(text))),
        })),
      );
    });
    place = to;
  }
};
