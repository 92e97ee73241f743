import { addDays, type Day, type Instant, type RetentionTerms, startOf } from '@weisu/core';
import { everyCopyKeyOf, signatureOf } from '@weisu/text';
import type { Database, Queryable } from '../store/engine.ts';
import {
  deleteKeys,
  deleteTexts,
  listHeads,
  listOrdinaryTexts,
  nextWalkPlace,
  type StoredText,
  type TextKeys,
  type WalkPlace,
} from '../store/intake/ordinary-texts.ts';
import { lockStories } from '../store/intake/stories.ts';
import { findMeta, writeMeta } from '../store/standing/meta.ts';
import { textOf } from './prepare-document.ts';

const START: WalkPlace = { recordedAt: '1970-01-01T00:00:00.000Z', id: 'doc_' };
/** Texts that one transaction looks at: writers wait for it as for a batch of their own. */
const AT_ONCE = 1_000;

type Stretch = { readonly after: WalkPlace; readonly to: WalkPlace; readonly until: Instant };

const keysOf = (text: StoredText): TextKeys => ({
  documentId: text.documentId,
  keys: everyCopyKeyOf(signatureOf(textOf(text))),
});

/** Walks on through what was recorded before `until`, from where the last night's walk of this name ended. Adds up what each stretch came to. */
const walk = async (
  database: Database,
  name: string,
  until: Instant,
  work: (trx: Queryable, stretch: Stretch) => Promise<number>,
): Promise<number> => {
  let after = ((await findMeta(database.kysely, name)) as WalkPlace | undefined) ?? START;
  let sum = 0;
  for (;;) {
    const to = await nextWalkPlace(database.kysely, after, until, AT_ONCE);
    if (to === undefined) return sum;
    const stretch = { after, to, until };
    sum += await database.transaction(async (trx) => {
      // A copy that comes meanwhile would join a story whose head is on its way out.
      await lockStories(trx);
      await writeMeta(trx, name, to);
      return work(trx, stretch);
    });
    after = to;
  }
};

const isOverAfter = (days: number, asOf: Day): Instant => startOf(addDays(asOf, 1 - days));

/**
 * Takes out what the policy keeps no longer: texts that speak of nobody, and the keys by which copies are told. Each night goes on
 * where the last one ended. A story becomes old when its newest text does, and is looked at then.
 */
export const retireTexts = async (
  database: Database,
  { ordinaryTextDays, copiesKnownDays }: RetentionTerms,
  asOf: Day,
): Promise<{ readonly texts: number; readonly keys: number }> => {
  const keys =
    copiesKnownDays === null
      ? 0
      : await walk(database, 'retention.keys', isOverAfter(copiesKnownDays, asOf), async (trx, stretch) =>
          deleteKeys(trx, (await listHeads(trx, stretch)).map(keysOf)),
        );
  const texts =
    ordinaryTextDays === null
      ? 0
      : await walk(database, 'retention.texts', isOverAfter(ordinaryTextDays, asOf), async (trx, stretch) => {
          const ordinary = await listOrdinaryTexts(trx, stretch);
          await deleteKeys(trx, ordinary.map(keysOf));
          return deleteTexts(
            trx,
            ordinary.map(({ documentId }) => documentId),
          );
        });
  return { texts, keys };
};
