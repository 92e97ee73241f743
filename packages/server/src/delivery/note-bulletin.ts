import type { Bulletin, Instant, Jurisdiction, UnitId, Wording } from '@weisu/core';
import { writeEvents } from '../store/delivery/outbox.ts';
import type { Queryable } from '../store/engine.ts';

const titleOf = (
  { kind, number }: Pick<Bulletin, 'kind' | 'number'>,
  { bulletin }: Pick<Jurisdiction, 'bulletin'>,
): Wording => {
  const form = bulletin.kinds.find(({ id }) => id === kind)?.numberForm;
  const { title } = bulletin;
  if (form === undefined || number === null) return title;
  const fill = (text: string): string =>
    text.replace('{year}', String(number.year)).replace('{number}', String(number.count));
  return { zh: `${title.zh} ${fill(form.zh)}`, en: `${title.en}, ${fill(form.en)}` };
};

/** Notes that an issue was sent, once for each unit on its list; receipts are the bulletin's own. */
export const noteBulletinSent = async (
  trx: Queryable,
  bulletin: Pick<Bulletin, 'id' | 'kind' | 'number'>,
  recipients: readonly UnitId[],
  at: Instant,
  jurisdiction: Pick<Jurisdiction, 'bulletin'>,
): Promise<void> => {
  await writeEvents(
    trx,
    recipients.map((unit) => ({
      kind: 'bulletin-sent' as const,
      key: `bulletin-sent:${bulletin.id}:${unit}`,
      level: null,
      units: [unit],
      enterpriseId: null,
      subjectId: bulletin.id,
      facts: { title: titleOf(bulletin, jurisdiction) },
      at,
    })),
  );
};
